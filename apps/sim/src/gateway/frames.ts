import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { RawWriter, readInto, type Reader } from './raw-socket';

/** Internals of ws 8.21. Where they are not as expected, everything takes the ordinary way. */
interface Inside {
  readonly _receiver?: Receiver;
  readonly _sender?: { readonly _state?: number };
  readonly _socket?: Socket;
}

interface Receiver {
  write(chunk: Buffer): boolean;
  once(event: 'conclude', run: () => void): void;
  readonly destroyed: boolean;
  readonly writableLength: number;
  readonly _state?: number;
  readonly _bufferedBytes?: number;
  readonly _fragmented?: number;
  readonly _opcode?: number;
}

/** Receives a client's binary frames; the bytes are valid during the call only. */
export interface FrameTaker {
  take(bytes: Uint8Array): void;
}

const deaf: FrameTaker = { take: () => undefined };

/** The receiver waits for the head of a frame; nothing is queued in the sender. */
const idle = 0;
const closeOpcode = 8;
/** `readyState` of a stream that can be written to. */
const openState = 1;
/** The first byte of a whole binary frame. */
const wholeBinary = 0x82;
/** The mask bit of the second byte. */
const maskBit = 0x80;
const lengthBits = 0x7f;
/** Longer payloads store their length elsewhere; game messages are shorter. */
const mostShort = 125;
const headBytes = { short: 2, middle: 4 } as const;
/** Head and mask of a short frame from a client. */
const maskedHeadBytes = 6;
/** Frames are cut from buffers of this size; a buffer lives as long as one of its frames is being sent. */
const pieceBytes = 64 * 1024;
/** All sockets are read into this buffer, one after the other, so that it stays in the nearest cache. */
const readRoom = Buffer.allocUnsafeSlow(64 * 1024);
/** Views of the usual payload positions by length, created once. */
const usualPayloads = Array.from({ length: mostShort + 1 }, (_, length) =>
  readRoom.subarray(maskedHeadBytes, maskedHeadBytes + length),
);
/** Frames up to this many bytes reuse the memory of the previous one, since the kernel has taken that. */
const mostLaid = 1024;

interface Hearing {
  /** Whether the frames are read past the stream of Node as well. */
  readonly isRaw: boolean;
  /** Later frames are lost. */
  readonly stop: () => void;
}

/**
 * Passes a client's binary frames directly to its taker, past the layers of Engine.IO and Socket.IO, which cost many
 * times as much as the frame itself; text takes the usual way.
 */
export function hearFrames(stream: WebSocket, given: FrameTaker): Hearing {
  let taker = given;
  let reader: FrameReader | null = null;
  const stop = () => {
    taker = deaf;
    if (reader !== null) reader.taker = deaf;
  };
  const usual = stream.listeners('message') as ((this: WebSocket, body: unknown, isBinary: boolean) => void)[];
  stream.removeAllListeners('message');
  stream.on('message', (body, isBinary) => {
    if (isBinary && body instanceof Uint8Array) taker.take(body);
    else for (const listen of usual) listen.call(stream, body, isBinary);
  });
  const receiver = (stream as unknown as Inside)._receiver;
  if (receiver?._state === undefined || receiver._bufferedBytes === undefined || receiver._fragmented === undefined)
    return { isRaw: false, stop };
  const write = receiver.write.bind(receiver);
  receiver.write = (chunk) => {
    const taken = isBetweenFrames(receiver) ? takeWhole(chunk, chunk.length, taker) : 0;
    if (taken === chunk.length) return true;
    return write(taken === 0 ? chunk : chunk.subarray(taken));
  };
  const { _socket: socket } = stream as unknown as Inside;
  if (socket !== undefined) {
    reader = new FrameReader(socket, receiver, taker);
    return { isRaw: readInto(socket, readRoom, reader), stop };
  }
  return { isRaw: false, stop };
}

/** Extracts short binary frames from what a socket receives, and leaves everything else to its stream. */
class FrameReader implements Reader {
  /** All previous bytes were handled here, and ws still waits for the head of a frame. */
  private isNext = false;
  private taken = 0;

  constructor(
    private readonly socket: Socket,
    private readonly receiver: Receiver,
    public taker: FrameTaker,
  ) {}

  isTaken(count: number): boolean {
    if (!this.isNext)
      this.isNext =
        this.socket.readableFlowing === true && this.socket.readableLength === 0 && isBetweenFrames(this.receiver);
    this.taken = this.isNext ? takeWhole(readRoom, count, this.taker) : 0;
    return this.taken === count;
  }

  pass(count: number): boolean {
    this.isNext = false;
    return this.socket.push(Buffer.from(readRoom.subarray(this.taken, count)));
  }
}

/** Writes binary frames to one client, head and payload in one buffer: two buffers would cost a gathering write. */
export class FrameWriter {
  private raw: RawWriter | null;

  constructor(private readonly stream: WebSocket) {
    const { _receiver: receiver, _socket: socket } = stream as unknown as Inside;
    // With extensions a frame may wait in ws to be compressed.
    this.raw =
      socket !== undefined && stream.extensions === '' && typeof receiver?.once === 'function'
        ? RawWriter.of(socket)
        : null;
    // After the client's close frame only ws knows what may still be sent.
    if (this.raw !== null) receiver?.once('conclude', () => (this.raw = null));
  }

  /** Whether frames are written past the stream of Node. */
  get isRaw(): boolean {
    return this.raw !== null;
  }

  /** All bytes that wait for the kernel, text included. */
  get waitingBytes(): number {
    return this.raw === null ? this.stream.bufferedAmount : this.raw.allWaitingBytes;
  }

  /** Sends a payload, whose memory may be reused afterwards; on a closing stream nothing is sent. */
  send(payload: Uint8Array): void {
    const { raw, stream } = this;
    if (stream.readyState !== openState) return;
    if (raw !== null && raw.isClear && payload.length + headBytes.middle <= mostLaid) {
      if (!raw.write(layFrame(payload))) layElsewhere();
      return;
    }
    const { _sender: sender, _socket: socket } = stream as unknown as Inside;
    if (sender?._state !== idle || socket === undefined || payload.length > 0xffff)
      stream.send(payload, { binary: true, compress: false });
    else socket.write(frameOf(payload));
  }
}

function isBetweenFrames(receiver: Receiver): boolean {
  return (
    receiver._state === idle &&
    receiver._bufferedBytes === 0 &&
    receiver._fragmented === 0 &&
    receiver.writableLength === 0 &&
    receiver._opcode !== closeOpcode &&
    !receiver.destroyed
  );
}

/**
 * Handles the short binary frames at the beginning of a chunk.
 * @returns how many of its bytes they were
 */
function takeWhole(chunk: Buffer, count: number, taker: FrameTaker): number {
  let start = 0;
  while (start + maskedHeadBytes <= count && chunk[start] === wholeBinary) {
    const second = chunk[start + 1] ?? 0;
    const length = second & lengthBits;
    const first = start + maskedHeadBytes;
    if ((second & maskBit) === 0 || length > mostShort || first + length > count) break;
    for (let index = 0; index < length; index++)
      chunk[first + index] = (chunk[first + index] ?? 0) ^ (chunk[first - 4 + (index & 3)] ?? 0);
    start = first + length;
    taker.take(
      (chunk === readRoom && first === maskedHeadBytes ? usualPayloads[length] : undefined) ??
        chunk.subarray(first, start),
    );
  }
  return start;
}

let piece = Buffer.allocUnsafeSlow(0);
let pieceAt = 0;

let room = Buffer.allocUnsafeSlow(mostLaid);
/** Frame buffers within it by length, created once. */
let laid: (Buffer | undefined)[] = [];

/** Builds a frame that is valid until the next one is built. */
function layFrame(payload: Uint8Array): Buffer {
  const size = headOf(payload) + payload.length;
  const frame = (laid[size] ??= room.subarray(0, size));
  fill(frame, payload);
  return frame;
}

/** Uses new memory, because the last frame is still being sent. */
function layElsewhere(): void {
  room = Buffer.allocUnsafeSlow(mostLaid);
  laid = [];
}

/** Builds a frame in its own memory. */
function frameOf(payload: Uint8Array): Buffer {
  const size = headOf(payload) + payload.length;
  if (pieceAt + size > piece.length) {
    piece = Buffer.allocUnsafeSlow(Math.max(pieceBytes, size));
    pieceAt = 0;
  }
  const frame = piece.subarray(pieceAt, pieceAt + size);
  pieceAt += size;
  fill(frame, payload);
  return frame;
}

function headOf({ length }: Uint8Array): number {
  return length <= mostShort ? headBytes.short : headBytes.middle;
}

function fill(frame: Buffer, payload: Uint8Array): void {
  const { length } = payload;
  frame[0] = wholeBinary;
  if (length <= mostShort) {
    frame[1] = length;
  } else {
    frame[1] = mostShort + 1;
    frame[2] = length >> 8;
    frame[3] = length;
  }
  frame.set(payload, headOf(payload));
}
