import type { TileSpot } from '@necp/shared/kernel';
import { encodeIntent, nextSeq, protocolVersion, SnapshotReader, type ZoneWelcome } from '@necp/shared/protocol';
import { turnRadians } from '../workload';
import { listKnown, type Part, type Speaker } from './dialect';
import { answerEngine, engineQuery } from './socket-io';

/** The product's zone in the units of the workload. */
export interface ProductGround {
  /** The width of the square in tiles. */
  readonly sideTiles: number;
  /** How far one input moves an entity. */
  readonly tilesPerInput: number;
  /** Heading at the start, in radians. */
  readonly heading: number;
}

const stepsPerTile = 64;
/** Bits of the first number of a snapshot. */
const parts = { full: 1, self: 2 } as const;
const welcomeHead = '42["zone.welcome",';
/** An entity turns round this many steps before a wall. */
const wallSteps = 2;

/**
 * Creates a player of our own game: it uses the same frames as a browser and keeps its heading itself, since intents
 * contain directions.
 */
export function productSpeaker(
  { address, isCareful }: Part,
  { sideTiles, tilesPerInput, heading: first }: ProductGround,
): Speaker {
  const reader = new SnapshotReader();
  const body = { tick: 0, x: sideTiles / 2, y: sideTiles / 2 };
  let heading = first;
  let seq = 0;
  let own = 0;
  return {
    path: engineQuery,
    opened: () => undefined,
    take: (connection, isText, payload) => {
      if (isText) {
        const text = payload.toString('utf8');
        if (text.startsWith(welcomeHead)) own = (JSON.parse(text.slice(2)) as [string, ZoneWelcome])[1].entityId;
        else if (text.startsWith('42["session.closed"')) throw new Error(text);
        else
          answerEngine(connection, text, JSON.stringify({ ticket: address, version: protocolVersion, locale: 'en' }));
        return null;
      }
      glance(payload, body);
      if (isCareful) compareHeads(reader.apply(payload), body);
      return body.tick;
    },
    sendInput: (connection, turn) => {
      heading += turnRadians(turn);
      heading = awayFromWalls(heading, { body, sideTiles, marginTiles: tilesPerInput * wallSteps });
      seq = nextSeq(seq);
      connection.sendBytes(
        encodeIntent({
          seq,
          moveX: Math.cos(heading) * 127,
          moveY: Math.sin(heading) * 127,
          aim: 0,
          buttons: 0,
          seenQuarter: (body.tick * 4) & 0xffff,
          aimTiles: 0,
        }),
      );
    },
    get own() {
      return own;
    },
    known: () =>
      listKnown(
        [...reader.known.values()].map(({ id, x, y }) => ({ id, x: x * stepsPerTile, y: y * stepsPerTile })),
        own,
      ),
  };
}

function compareHeads(
  { tick, self }: { readonly tick: number; readonly self: TileSpot },
  body: { readonly tick: number; readonly x: number; readonly y: number },
): void {
  if (tick !== body.tick || self.x !== body.x || self.y !== body.y)
    throw new Error('the head of a snapshot is not read as it is written');
}

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** Returns a float whose bits were increased by a zigzag number. */
function goOn(from: number, zigzag: number): number {
  float[0] = from;
  bits[0] = (bits[0] ?? 0) + ((zigzag >>> 1) ^ -(zigzag & 1));
  return float[0];
}

/** Reads the tick and the player's own position from the head of a snapshot and skips the rest. */
function glance(bytes: Buffer, body: { tick: number; x: number; y: number }): void {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  };
  const has = varint();
  at++;
  if ((has & parts.full) !== 0) {
    body.tick = bytes.readUInt32LE(at);
    body.x = bytes.readFloatLE(at + 6);
    body.y = bytes.readFloatLE(at + 10);
    return;
  }
  body.tick += varint();
  varint();
  if ((has & parts.self) === 0) return;
  body.x = goOn(body.x, varint());
  body.y = goOn(body.y, varint());
}

/** Turns back at a wall like the peers' entities, a little before it. */
function awayFromWalls(
  heading: number,
  {
    body,
    sideTiles,
    marginTiles,
  }: {
    readonly body: TileSpot;
    readonly sideTiles: number;
    readonly marginTiles: number;
  },
): number {
  const dx = Math.cos(heading);
  const dy = Math.sin(heading);
  const outX = (body.x < marginTiles && dx < 0) || (body.x > sideTiles - marginTiles && dx > 0);
  const outY = (body.y < marginTiles && dy < 0) || (body.y > sideTiles - marginTiles && dy > 0);
  return outX || outY ? Math.atan2(outY ? -dy : dy, outX ? -dx : dx) : heading;
}
