import type { Knowledge } from '../gate';
import type { Connection } from '../load/connection';

/** What one player of a dialect makes of the frames of its server. */
export interface Speaker {
  /** Path of the upgrade request. */
  readonly path: string;
  /** The stream is open. */
  opened(connection: Connection): void;
  /**
   * Takes one message.
   * @returns the tick whose snapshot it was, 0 for a snapshot whose tick this player does not read, null for anything
   *   else
   */
  take(connection: Connection, isText: boolean, payload: Buffer): number | null;
  /** Sends the next input, turned by so many parts of a full turn. */
  sendInput(connection: Connection, turn: number): void;
  /** The player's own id, and what it knows of the others; of a careful player only. */
  readonly own: number;
  known(): Pick<Knowledge, 'ids' | 'x' | 'y'>;
}

/** How a player is to be played. */
export interface Part {
  readonly player: number;
  /** What the server gave out for this player: a path, a row, a ticket. */
  readonly address: string;
  /** A careful player reads every snapshot whole; the others read the tick and count. */
  readonly isCareful: boolean;
}

/** Sorted lists of what is known, the own body left out. */
export function listKnown(
  entries: Iterable<{ readonly id: number; readonly x: number; readonly y: number }>,
  own: number,
): Pick<Knowledge, 'ids' | 'x' | 'y'> {
  const others = [...entries].filter(({ id }) => id !== own);
  return {
    ids: Uint32Array.from(others, ({ id }) => id),
    x: Uint16Array.from(others, ({ x }) => x),
    y: Uint16Array.from(others, ({ y }) => y),
  };
}
