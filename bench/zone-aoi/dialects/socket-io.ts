import { listKnown, type Part, type Speaker } from './dialect';
import { packedTick, readPacked } from './packed';

/** The query for Engine.IO 4 over WebSocket only. */
export const engineQuery = '/socket.io/?EIO=4&transport=websocket';
/** The name under which a player gives its address to the server. */
export const addressQuery = 'player';
/** The frames of Engine.IO and Socket.IO that a player receives: open, ping, and a packet's `4` with its type. */
export const packets = {
  open: '0',
  ping: '2',
  pong: '3',
  connect: '40',
  connectError: '44',
  event: '42',
  binaryEvent: '451-',
} as const;

/** A snapshot whose bytes come in the next frame. */
const snapshotHead = '451-["snapshot",{"_placeholder":true,"num":0}]';
const jsonHead = '42["snapshot",';

/** Creates a player of Socket.IO's default parser: snapshots come as a binary attachment (two frames) or as JSON. */
export function socketIoSpeaker({ player, address, isCareful }: Part): Speaker {
  const own = player + 1;
  let awaitsBytes = false;
  let latest: Buffer = Buffer.alloc(6);
  let people: readonly { readonly id: number; readonly x: number; readonly y: number }[] | null = null;
  const takeText = (text: string): number | null => {
    if (text === snapshotHead) awaitsBytes = true;
    if (!text.startsWith(jsonHead)) return null;
    if (!isCareful) return Number(/^\{"tick":(\d+)/.exec(text.slice(jsonHead.length, jsonHead.length + 24))?.[1]);
    const [, said] = JSON.parse(text.slice(2)) as [string, { readonly tick: number; readonly people: typeof people }];
    people = said.people;
    return said.tick;
  };
  return {
    path: `${engineQuery}&${addressQuery}=${address}`,
    opened: () => undefined,
    take: (connection, isText, payload) => {
      if (!isText) {
        if (!awaitsBytes) throw new Error('bytes that nobody announced');
        awaitsBytes = false;
        latest = payload;
        return packedTick(payload);
      }
      const text = payload.toString('latin1');
      if (answerEngine(connection, text, '')) return null;
      return takeText(text);
    },
    sendInput: (connection, turn) => connection.sendText(`42["turn",${turn}]`),
    own,
    known: () => (people === null ? readPacked(latest, own) : listKnown(people, own)),
  };
}

/** Answers the frames of the handshake and the heartbeat; returns true when the frame was one of them. */
export function answerEngine(connection: { sendText(text: string): void }, text: string, auth: string): boolean {
  if (text === packets.ping) connection.sendText(packets.pong);
  else if (text.startsWith(`${packets.open}{`)) connection.sendText(`${packets.connect}${auth}`);
  else if (text.startsWith(packets.connectError)) throw new Error(`the door stays shut: ${text.slice(2)}`);
  else return text.startsWith(packets.connect);
  return true;
}
