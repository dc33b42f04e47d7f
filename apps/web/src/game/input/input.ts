import type { Wish } from '../net/prediction';
import type { GameAction, KeyBindings } from '../types';
import { HeldKeys, isTyping } from './keys';
import { readPad } from './pad';
import { wishOf, type Axes } from './wish';

export interface InputSink {
  chatWanted(): void;
  /** By how much the player turned the zoom: +1 nearer, -1 farther. */
  zoomed(by: 1 | -1): void;
  /** The first key, click or touch: sound may start. */
  gesture(): void;
}

/** Listens to keyboard, mouse, touch buttons and gamepad while the game is on the screen. */
export class Input {
  private readonly keys = new HeldKeys();
  private stick: Axes = { x: 0, y: 0 };
  private pointer: Axes | null = null;
  private readonly stop = new AbortController();

  constructor(private readonly host: HTMLElement, private readonly sink: InputSink) {
    const listening = { signal: this.stop.signal };
    this.keys.bind({});
    host.tabIndex = host.tabIndex < 0 ? 0 : host.tabIndex;
    window.addEventListener('keydown', (event) => this.pressed(event), listening);
    window.addEventListener('keyup', (event) => this.keys.up(event.code), listening);
    window.addEventListener('blur', () => this.letGo(), listening);
    document.addEventListener('visibilitychange', () => { if (document.hidden) this.letGo(); }, listening);
    document.addEventListener('focusin', (event) => { if (isTyping(event.target)) this.letGo(); }, listening);
    window.addEventListener('pointermove', (event) => this.aimAt(event), listening);
    window.addEventListener('pointerdown', () => sink.gesture(), listening);
    host.addEventListener('pointerdown', (event) => { this.aimAt(event); host.focus({ preventScroll: true }); }, listening);
    host.addEventListener('wheel', (event) => { event.preventDefault(); if (event.deltaY !== 0) sink.zoomed(event.deltaY < 0 ? 1 : -1); }, { ...listening, passive: false });
    host.addEventListener('contextmenu', (event) => event.preventDefault(), listening);
  }

  bind(bindings: Partial<KeyBindings>): void {
    this.keys.bind(bindings);
  }

  setStick(x: number, y: number): void {
    this.stick = { x: clamp(x), y: clamp(y) };
    if (x !== 0 || y !== 0) this.pointer = null;
  }

  touch(action: GameAction, state: 'down' | 'up'): void {
    if (state === 'down') this.act(action);
    this.keys.touch(action, state);
  }

  /** The wish of this frame; `self` is where the own character stands on the screen, in CSS pixels of the host. */
  wish(self: Axes, facing: number): Wish {
    const held = (action: GameAction): number => (this.keys.isHeld(action) ? 1 : 0);
    const pad = readPad(navigator.getGamepads?.() ?? []);
    return wishOf({
      keys: { x: held('moveRight') - held('moveLeft'), y: held('moveDown') - held('moveUp') },
      stick: this.stick, pad: pad.move,
      aim: pad.aim ?? this.pointerAim(self),
      sprints: pad.sprints || this.keys.isHeld('sprint'), facing,
    });
  }

  /** Where the pointer is from the middle of the host, -1..1 each axis; null when nobody points. */
  lookAhead(): Axes | null {
    if (!this.pointer) return null;
    const { clientWidth, clientHeight } = this.host;
    return { x: clamp((this.pointer.x / clientWidth) * 2 - 1), y: clamp((this.pointer.y / clientHeight) * 2 - 1) };
  }

  destroy(): void {
    this.stop.abort();
  }

  private pressed(event: KeyboardEvent): void {
    this.sink.gesture();
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const action = this.keys.down(event.code);
    if (!action) return;
    const isOnControl = event.target instanceof HTMLElement && event.target !== this.host && event.target.matches('button, a, summary, [role="button"], [role="tab"], [role="slider"]');
    // Enter and the arrows belong to a focused button first.
    if (isOnControl && (event.code === 'Enter' || event.code === 'NumpadEnter' || event.code.startsWith('Arrow'))) return this.keys.up(event.code);
    event.preventDefault();
    if (!event.repeat) this.act(action);
  }

  private act(action: GameAction): void {
    if (action === 'chat') {
      this.letGo();
      this.sink.chatWanted();
    } else if (action === 'zoomIn') this.sink.zoomed(1);
    else if (action === 'zoomOut') this.sink.zoomed(-1);
  }

  private aimAt(event: PointerEvent): void {
    if (event.pointerType !== 'mouse') return;
    const box = this.host.getBoundingClientRect();
    this.pointer = { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  private pointerAim(self: Axes): number | null {
    if (!this.pointer) return null;
    const dx = this.pointer.x - self.x;
    const dy = this.pointer.y - self.y;
    // Too near to tell a direction: keep looking the same way.
    return Math.hypot(dx, dy) < 6 ? null : Math.atan2(dy, dx);
  }

  private letGo(): void {
    this.keys.release();
    this.stick = { x: 0, y: 0 };
  }
}

function clamp(value: number): number {
  return Math.max(-1, Math.min(1, value));
}
