import type { WebSocket } from 'ws';

/** What ws 8.21 keeps below its public face. Where it is not as expected, everything goes the ordinary way. */
interface Inside {
  readonly _receiver?: Receiver;
  readonly _sender?: { readonly _state?: number };
  readonly _socket?: { write(bytes: Uint8Array): boolean };
}

interface Receiver {
  write(chunk: Buffer): boolean;
  readonly destroyed: boolean;
  readonly writableLength: number;
  readonly _state?: number;
  readonly _bufferedBytes?: number;
  readonly _fragmented?: number;
  readonly _opcode?: number;
}

/** Of a receiver: it waits for the head of a frame. Of a sender: nothing waits before what is sent now. */
const idle = 0;
const closeOpcode = 8;
/** First byte of a whole binary frame. */
const wholeBinary = 0x82;
/** Of its second byte. */
const maskBit = 0x80;
const lengthBits = 0x7f;
/** Longer payloads have their length elsewhere; what is played with is shorter. */
const mostShort = 125;
const headBytes = { short: 2, middle: 4 } as const;
/** Head and mask of a short frame from a client. */
const maskedHeadBytes = 6;
/** Frames are cut from pieces this large: a piece lives as long as one of its frames is on its way. */
const pieceBytes = 64 * 1024;

/**
 * Hands a client's binary frames straight to `take`, past the layers of Engine.IO and Socket.IO, which cost many times what
 * the frame itself does; text goes its usual way. The bytes are good during the call only.
 */
export function hearFrames(stream: WebSocket, take: (bytes: Uint8Array) => void): void {
  const usual = stream.listeners('message') as ((this: WebSocket, body: unknown, isBinary: boolean) => void)[];
  stream.removeAllListeners('message');
  stream.on('message', (body, isBinary) => {
    if (isBinary && body instanceof Uint8Array) take(body);
    else for (const hear of usual) hear.call(stream, body, isBinary);
  });
  const receiver = (stream as unknown as Inside)._receiver;
  if (receiver?._state === undefined || receiver._bufferedBytes === undefined || receiver._fragmented === undefined) return;
  const write = receiver.write.bind(receiver);
  receiver.write = (chunk) => {
    const taken = isBetweenFrames(receiver) ? takeWhole(chunk, take) : 0;
    if (taken === chunk.length) return true;
    return write(taken === 0 ? chunk : chunk.subarray(taken));
  };
}

/** Writes one binary frame, head and payload in one piece: two buffers would cost a gathering write. */
export function sendFrame(stream: WebSocket, payload: Uint8Array): void {
  const { _sender: sender, _socket: socket } = stream as unknown as Inside;
  if (sender?._state !== idle || socket === undefined || payload.length > 0xffff) stream.send(payload, { binary: true, compress: false });
  else socket.write(frameOf(payload));
}

function isBetweenFrames(receiver: Receiver): boolean {
  return receiver._state === idle && receiver._bufferedBytes === 0 && receiver._fragmented === 0 && receiver.writableLength === 0 && receiver._opcode !== closeOpcode && !receiver.destroyed;
}

/** Takes the short binary frames a chunk begins with. @returns how many bytes of it they were */
function takeWhole(chunk: Buffer, take: (bytes: Uint8Array) => void): number {
  let start = 0;
  while (start + maskedHeadBytes <= chunk.length && chunk[start] === wholeBinary) {
    const second = chunk[start + 1] ?? 0;
    const length = second & lengthBits;
    const first = start + maskedHeadBytes;
    if ((second & maskBit) === 0 || length > mostShort || first + length > chunk.length) break;
    for (let index = 0; index < length; index++) chunk[first + index] = (chunk[first + index] ?? 0) ^ (chunk[first - 4 + (index & 3)] ?? 0);
    start = first + length;
    take(chunk.subarray(first, start));
  }
  return start;
}

let piece = Buffer.allocUnsafeSlow(0);
let pieceAt = 0;

function frameOf(payload: Uint8Array): Buffer {
  const head = payload.length <= mostShort ? headBytes.short : headBytes.middle;
  const size = head + payload.length;
  if (pieceAt + size > piece.length) {
    piece = Buffer.allocUnsafeSlow(Math.max(pieceBytes, size));
    pieceAt = 0;
  }
  const frame = piece.subarray(pieceAt, pieceAt + size);
  pieceAt += size;
  frame[0] = wholeBinary;
  if (head === headBytes.short) {
    frame[1] = payload.length;
  } else {
    frame[1] = mostShort + 1;
    frame[2] = payload.length >> 8;
    frame[3] = payload.length;
  }
  frame.set(payload, head);
  return frame;
}
