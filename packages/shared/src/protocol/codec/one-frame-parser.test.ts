import { describe, expect, test } from 'vitest';
import { clientParser, intentEvent, sendIntent, serverParser, snapshotEvent } from './one-frame-parser';

function received(parser: typeof clientParser | typeof serverParser, frames: unknown[]): unknown[] {
  const decoder = new parser.Decoder();
  const packets: unknown[] = [];
  decoder.on('decoded', (packet) => packets.push(packet));
  for (const frame of frames) decoder.add(frame);
  return packets;
}

describe('the one-frame parser', () => {
  test('puts every event into one frame and brings it back', () => {
    const encoder = new serverParser.Encoder();
    const packet = { type: 2, nsp: '/', data: ['chat.message', { text: 'Привет, Watson' }] };
    const frames = encoder.encode(packet);
    expect(frames).toHaveLength(1);
    expect(received(clientParser, frames)).toEqual([packet]);
  });

  test('passes bytes to snapshot listeners on the client and to intent listeners on the server', () => {
    const bytes = Uint8Array.of(1, 2, 3);
    expect(received(clientParser, [bytes])).toEqual([{ type: 2, nsp: '/', data: [snapshotEvent, bytes] }]);
    expect(received(serverParser, [bytes])).toEqual([{ type: 2, nsp: '/', data: [intentEvent, bytes] }]);
    expect(new clientParser.Encoder().encode({ type: 2, nsp: '/', data: [intentEvent, bytes] })).toEqual([bytes]);
  });

  test('carries the handshake with and without a body', () => {
    expect(received(serverParser, ['0', '0{}', '0{"ticket":"a"}', '1'])).toEqual([
      { type: 0, nsp: '/', data: {} },
      { type: 0, nsp: '/', data: {} },
      { type: 0, nsp: '/', data: { ticket: 'a' } },
      { type: 1, nsp: '/' },
    ]);
  });

  test.each([
    '',
    '2',
    '2null',
    '2{}',
    '2[]',
    '2[1]',
    '2["disconnect"]',
    '21["a"]',
    '3[]',
    '51-["a"]',
    '2/other,["a"]',
    '9',
    '0[]',
    '0null',
    '1{}',
    '2["a"',
    'x',
  ])('refuses the frame %j', (frame) => {
    expect(() => received(serverParser, [frame])).toThrow(Error);
  });

  test('does not let a body reach any prototype', () => {
    const [packet] = received(serverParser, ['2["chat.send",{"__proto__":{"polluted":true}}]']);
    expect(packet).toBeDefined();
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('does not keep intents while disconnected', () => {
    const sent: unknown[] = [];
    const emit = (name: string, bytes: Uint8Array) => sent.push([name, bytes]);
    sendIntent({ connected: false, emit }, Uint8Array.of(1));
    sendIntent({ connected: true, emit }, Uint8Array.of(2));
    expect(sent).toEqual([[intentEvent, Uint8Array.of(2)]]);
  });
});
