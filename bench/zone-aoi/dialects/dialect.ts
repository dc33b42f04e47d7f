import type { Knowledge } from '../gate';
import type { Connection } from '../load/connection';

/** How a player of one protocol handles the frames of its server. */
export interface Speaker {
  /** The path of the upgrade request. */
  readonly path: string;
  /** Called when the stream is open. */
  opened(connection: Connection): void;
  /**
   * Takes one message.
   * @returns the tick whose snapshot it was, 0 for a snapshot whose tick this player does not read, null for anything
   *   else
   */
  take(connection: Connection, isText: boolean, payload: Buffer): number | null;
  /** Sends the next input, which turns by a number of parts of a full turn. */
  sendInput(connection: Connection, turn: number): void;
  /** The player's own id, and what it knows of the others; only for a careful player. */
  readonly own: number;
  known(): Pick<Knowledge, 'ids' | 'x' | 'y'>;
}

/** The role of one player. */
export interface Part {
  readonly player: number;
  /** What the server assigned to this player: a path, a row, a ticket. */
  readonly address: string;
  /** A careful player reads every snapshot completely; the others read the tick and count. */
  readonly isCareful: boolean;
}

/** Returns sorted lists of the known entities, without the player's own. */
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
