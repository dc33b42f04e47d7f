import type { Part, Speaker } from './dialect';
import { packedTick, packTurn, readPacked } from './packed';

/** Creates a player of the raw ws server. */
export function rawWsSpeaker({ player, address }: Part): Speaker {
  let latest: Buffer = Buffer.alloc(6);
  return {
    path: address,
    opened: () => undefined,
    take: (_connection, _isText, payload) => {
      latest = payload;
      return packedTick(payload);
    },
    sendInput: (connection, turn) => connection.sendBytes(packTurn(turn)),
    own: player + 1,
    known: () => readPacked(latest, player + 1),
  };
}
