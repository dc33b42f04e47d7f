import { expect, test } from 'vitest';
import { clientFrame, FrameReader, opcodes } from './ws-frames';

function reading() {
  const messages: { readonly opcode: number; readonly payload: string }[] = [];
  const reader = new FrameReader((opcode, payload) => messages.push({ opcode, payload: payload.toString('latin1') }));
  return { reader, messages };
}
/** Examples of RFC 6455, section 5.7. */
const hello = Buffer.from([0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f]);
const helloInParts = Buffer.from([0x01, 0x03, 0x48, 0x65, 0x6c, 0x80, 0x02, 0x6c, 0x6f]);
const ping = Buffer.from([0x89, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f]);

test('messages are decoded whole, however the stream was cut into pieces', () => {
  const long = Buffer.concat([Buffer.from([0x82, 0x7e, 0x01, 0x00]), Buffer.alloc(256, 0x61)]);
  const longer = Buffer.concat([Buffer.from([0x82, 0x7f, 0, 0, 0, 0, 0, 1, 0, 0]), Buffer.alloc(65_536, 0x62)]);
  const stream = Buffer.concat([hello, long, helloInParts, longer, ping]);
  for (const pieceBytes of [3, 101, 1_000, stream.length]) {
    const { reader, messages } = reading();
    for (let at = 0; at < stream.length; at += pieceBytes) reader.push(stream.subarray(at, at + pieceBytes));
    expect(messages.map(({ opcode, payload }) => [opcode, payload.length > 10 ? payload.length : payload])).toEqual([
      [opcodes.text, 'Hello'],
      [opcodes.binary, 256],
      [opcodes.text, 'Hello'],
      [opcodes.binary, 65_536],
      [opcodes.ping, 'Hello'],
    ]);
  }
});

test('a ping between the parts of a message does not disturb it', () => {
  const { reader, messages } = reading();
  reader.push(Buffer.concat([helloInParts.subarray(0, 5), ping, helloInParts.subarray(5)]));
  expect(messages).toEqual([
    { opcode: opcodes.ping, payload: 'Hello' },
    { opcode: opcodes.text, payload: 'Hello' },
  ]);
});

test('a server that masks or compresses is rejected', () => {
  expect(() => reading().reader.push(Buffer.from([0x81, 0x85, 0, 0, 0, 0, 1, 2, 3, 4, 5]))).toThrow('mask');
  expect(() => reading().reader.push(Buffer.from([0xc1, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f]))).toThrow('reserved');
});

test('frames of a player are masked, short or long', () => {
  expect([...clientFrame(opcodes.text, Buffer.from('Hi'))]).toEqual([0x81, 0x82, 0, 0, 0, 0, 0x48, 0x69]);
  const long = clientFrame(opcodes.binary, Buffer.alloc(300, 7));
  expect([...long.subarray(0, 9)]).toEqual([0x82, 0xfe, 0x01, 0x2c, 0, 0, 0, 0, 7]);
  expect(long).toHaveLength(308);
});
