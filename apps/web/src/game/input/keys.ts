import { defaultKeyBindings } from '@necp/shared/settings/rules';
import { gameActions, type KeyBindings, windowActions } from '@necp/shared/settings/schema';
import type { GameAction } from '../types';

type WindowAction = (typeof windowActions)[number];

const typingTags = new Set(['INPUT', 'TEXTAREA', 'SELECT']);

/** Checks whether the focused element takes text input. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return typingTags.has(target.tagName) || target.isContentEditable || target.closest('[role="dialog"]') !== null;
}

/** Actions held by key, by position on the keyboard (`event.code`), so that layouts do not matter. */
export class HeldKeys {
  private readonly codes = new Set<string>();
  private readonly touched = new Set<GameAction>();
  private actionOf = new Map<string, GameAction>();
  private windowAt = new Map<string, WindowAction>();

  bind(bindings: Partial<KeyBindings>): void {
    const byCode = <A extends GameAction | WindowAction>(actions: readonly A[]): Map<string, A> =>
      new Map(
        actions.flatMap((action) =>
          (bindings[action] ?? defaultKeyBindings[action]).map((code) => [code, action] as const),
        ),
      );
    this.actionOf = byCode(gameActions);
    this.windowAt = byCode(windowActions);
    this.release();
  }

  /** Returns the first key of an action, or '' when it has none. */
  codeOf(action: GameAction): string {
    for (const [code, meant] of this.actionOf) if (meant === action) return code;
    return '';
  }

  /** Returns the action of a key that went down, or null when it has none. */
  down(code: string): GameAction | null {
    const action = this.actionOf.get(code) ?? null;
    if (action) this.codes.add(code);
    return action;
  }

  /** Returns the window that a key opens, or null. */
  windowOf(code: string): WindowAction | null {
    return this.windowAt.get(code) ?? null;
  }

  up(code: string): void {
    this.codes.delete(code);
  }

  /** Presses or releases a touch button. */
  touch(action: GameAction, state: 'down' | 'up'): void {
    if (state === 'down') this.touched.add(action);
    else this.touched.delete(action);
  }

  /** Releases everything: the window has lost the keyboard and will not receive key-up events. */
  release(): void {
    this.codes.clear();
    this.touched.clear();
  }

  isHeld(action: GameAction): boolean {
    if (this.touched.has(action)) return true;
    for (const code of this.codes) if (this.actionOf.get(code) === action) return true;
    return false;
  }
}
