import { Decoder } from '@colyseus/schema';
import { byteMessage, ZoneRoomState } from '../servers/colyseus-state';
import { listKnown, type Part, type Speaker } from './dialect';
import { packedTick, packTurn, readPacked } from './packed';

/** The first bytes of Colyseus 0.18's frames. */
const frames = { join: 10, error: 11, state: 14, patch: 15, bytes: 17 } as const;

/** Creates a player of Colyseus: it reads views of the state, or snapshots in bytes, whichever its server sends. */
export function colyseusSpeaker({ player, address, isCareful }: Part): Speaker {
  const own = player + 1;
  const state = new ZoneRoomState();
  const decoder = new Decoder(state);
  let packed: Buffer | null = null;
  const takeState = (payload: Buffer): number => {
    if (!isCareful) return 0;
    decoder.decode(payload, { offset: 1 });
    return state.tick;
  };
  return {
    path: address,
    opened: () => undefined,
    take: (connection, _isText, payload) => {
      switch (payload[0]) {
        case frames.join:
          connection.sendBytes(Uint8Array.of(frames.join));
          return null;
        case frames.state:
          takeState(payload);
          return null;
        case frames.patch:
          return takeState(payload);
        case frames.bytes:
          packed = payload.subarray(2);
          return packedTick(packed);
        case frames.error:
          throw new Error(`refused: ${payload.subarray(1).toString('latin1')}`);
        default:
          return null;
      }
    },
    sendInput: (connection, turn) =>
      connection.sendBytes(Buffer.concat([Uint8Array.of(frames.bytes, byteMessage), packTurn(turn)])),
    own,
    known: () =>
      packed === null
        ? listKnown(
            [...state.people].map(([id, { x, y }]) => ({ id: Number(id), x, y })),
            own,
          )
        : readPacked(packed, own),
  };
}
