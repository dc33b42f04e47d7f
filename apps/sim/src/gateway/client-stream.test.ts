import type { Socket } from 'socket.io';
import { expect, test } from 'vitest';
import { ClientStream, streamLimits } from './client-stream';

/** A client that reads nothing: its small events wait in Engine.IO, and almost no bytes wait in its WebSocket. */
function stalledWith(waitingEvents: number): ClientStream {
  const conn = {
    transport: { name: 'websocket', socket: { send: () => undefined, bufferedAmount: 40 } },
    writeBuffer: Array.from({ length: waitingEvents }, () => ({ type: 'message', data: '2["chat.message"]' })),
  };
  return new ClientStream({ conn } as unknown as Socket, { isOn: false });
}

test('a reader with many small events waiting is broken, however few bytes its WebSocket holds', () => {
  expect(stalledWith(streamLimits.waitingEvents).isBroken(0)).toBe(false);
  expect(stalledWith(streamLimits.waitingEvents + 1).isBroken(0)).toBe(true);
});
