import type { EntityKind } from '@necp/shared/protocol';

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
