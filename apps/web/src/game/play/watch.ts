import type { ChatLine } from '@necp/shared/chat/schema';
import type { EntityKind } from '@necp/shared/protocol';
import type { Others } from './others';
import type { OwnCharacter } from './own-character';

/** What browser tests may see of a running game, as `window.__world`; read only. */
export interface WorldWatch {
  readonly connected: boolean;
  readonly self: { readonly x: number; readonly y: number; readonly entityId: number } | null;
  readonly entities: readonly { readonly id: number; readonly name: string; readonly kind: EntityKind; readonly x: number; readonly y: number }[];
  readonly ackSeq: number;
  readonly tick: number;
  readonly rendererName: string;
  readonly latencyMs: number;
  /** Frames drawn since the start, and draw calls of the last one. */
  readonly frames: number;
  readonly drawCalls: number;
  /** The last corrections of the own place, in tiles. */
  readonly corrections: readonly number[];
  readonly lines: readonly { readonly sender: string | null; readonly text: string; readonly channel: string }[];
}

declare global {
  interface Window {
    __world?: WorldWatch;
  }
}

/** Shows the watch; returns how to take it away again. */
export function showWatch(watch: WorldWatch): () => void {
  window.__world = watch;
  return () => {
    if (window.__world === watch) delete window.__world;
  };
}

/** The parts of a running game that the watch looks at. */
interface Watched {
  readonly link: { readonly connected: boolean };
  readonly own: OwnCharacter | null;
  readonly others: Others;
  readonly tick: number;
  readonly scene: { readonly rendererName: string; readonly drawCalls: number } | null;
  readonly clock: { readonly latencyMs: number };
  readonly frames: number;
  readonly lines: readonly ChatLine[];
}

/** A watch that looks anew whenever it is read. */
export function watchOf(look: () => Watched): WorldWatch {
  return {
    get connected() { return look().link.connected; },
    get self() {
      const { own } = look();
      return own ? { x: own.x, y: own.y, entityId: own.welcome.entityId } : null;
    },
    get entities() { return [...look().others.all].map(({ view, x, y }) => ({ id: view.id, name: view.name, kind: view.kind, x, y })); },
    get ackSeq() { return look().own?.ackSeq ?? 0; },
    get tick() { return look().tick; },
    get rendererName() { return look().scene?.rendererName ?? ''; },
    get latencyMs() { return look().clock.latencyMs; },
    get frames() { return look().frames; },
    get drawCalls() { return look().scene?.drawCalls ?? 0; },
    get corrections() { return look().own?.corrections ?? []; },
    get lines() { return look().lines.map(({ sender, text, channel }) => ({ sender: sender?.name ?? null, text, channel })); },
  };
}
