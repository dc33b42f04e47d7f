import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { RawWriter, readInto, type Reader } from './raw-socket';

/** What ws 8.21 keeps below its public face. Where it is not as expected, everything goes the ordinary way. */
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

type Take = (bytes: Uint8Array) => void;
const lose: Take = () => undefined;

/** Of a receiver: it waits for the head of a frame. Of a sender: nothing waits before what is sent now. */
const idle = 0;
const closeOpcode = 8;
/** `readyState` of a stream that can be written to. */
const openState = 1;
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
/** What all sockets are read into, one after the other: it stays in the nearest cache. */
const readRoom = Buffer.allocUnsafeSlow(64 * 1024);
/** Where most payloads stand, by their length: made once. */
const usualPayloads = Array.from({ length: mostShort + 1 }, (_, length) =>
  readRoom.subarray(maskedHeadBytes, maskedHeadBytes + length),
);
/** Frames up to this many bytes are laid where the one before lay, since the kernel has taken that. */
const mostLaid = 1024;

/**
 * Hands a client's binary frames straight to `take`, past the layers of Engine.IO and Socket.IO, which cost many times
 * what
 * the frame itself does; text goes its usual way. The bytes are good during the call only.
 * @returns what stops it: frames that come then are lost
 */
export function hearFrames(stream: WebSocket, hear: Take): () => void {
  let take = hear;
  let reader: FrameReader | null = null;
  const stop = () => {
    take = lose;
    if (reader !== null) reader.take = lose;
  };
  const usual = stream.listeners('message') as ((this: WebSocket, body: unknown, isBinary: boolean) => void)[];
  stream.removeAllListeners('message');
  stream.on('message', (body, isBinary) => {
    if (isBinary && body instanceof Uint8Array) take(body);
    else for (const listen of usual) listen.call(stream, body, isBinary);
  });
  const receiver = (stream as unknown as Inside)._receiver;
  if (receiver?._state === undefined || receiver._bufferedBytes === undefined || receiver._fragmented === undefined)
    return stop;
  const write = receiver.write.bind(receiver);
  receiver.write = (chunk) => {
    const taken = isBetweenFrames(receiver) ? takeWhole(chunk, chunk.length, take) : 0;
    if (taken === chunk.length) return true;
    return write(taken === 0 ? chunk : chunk.subarray(taken));
  };
  const { _socket: socket } = stream as unknown as Inside;
  if (socket !== undefined) {
    reader = new FrameReader(socket, receiver, take);
    readInto(socket, readRoom, reader);
  }
  return stop;
}

/** Takes short binary frames out of what a socket receives, and leaves everything else to its stream. */
class FrameReader implements Reader {
  /** Everything before was taken here: ws waits for the head of a frame, as it did. */
  private isNext = false;
  private taken = 0;

  constructor(
    private readonly socket: Socket,
    private readonly receiver: Receiver,
    public take: Take,
  ) {}

  isTaken(count: number): boolean {
    if (!this.isNext)
      this.isNext =
        this.socket.readableFlowing === true && this.socket.readableLength === 0 && isBetweenFrames(this.receiver);
    this.taken = this.isNext ? takeWhole(readRoom, count, this.take) : 0;
    return this.taken === count;
  }

  pass(count: number): boolean {
    this.isNext = false;
    return this.socket.push(Buffer.from(readRoom.subarray(this.taken, count)));
  }
}

/** Writes binary frames to one client, head and payload in one piece: two buffers would cost a gathering write. */
export class FrameWriter {
  private raw: RawWriter | null;

  constructor(private readonly stream: WebSocket) {
    const { _receiver: receiver, _socket: socket } = stream as unknown as Inside;
    // With extensions a frame may wait in ws to be compressed.
    this.raw =
      socket !== undefined && stream.extensions === '' && typeof receiver?.once === 'function'
        ? RawWriter.of(socket)
        : null;
    // From the client's goodbye on only ws knows what may still be said.
    if (this.raw !== null) receiver?.once('conclude', () => (this.raw = null));
  }

  /** Everything that waits for the kernel to take it, text too. */
  get waitingBytes(): number {
    return this.raw === null ? this.stream.bufferedAmount : this.raw.allWaitingBytes;
  }

  /** The payload may be used again afterwards; on a stream that closes nothing is sent. */
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

/** Takes the short binary frames a chunk begins with. @returns how many bytes of it they were */
function takeWhole(chunk: Buffer, count: number, take: Take): number {
  let start = 0;
  while (start + maskedHeadBytes <= count && chunk[start] === wholeBinary) {
    const second = chunk[start + 1] ?? 0;
    const length = second & lengthBits;
    const first = start + maskedHeadBytes;
    if ((second & maskBit) === 0 || length > mostShort || first + length > count) break;
    for (let index = 0; index < length; index++)
      chunk[first + index] = (chunk[first + index] ?? 0) ^ (chunk[first - 4 + (index & 3)] ?? 0);
    start = first + length;
    take(
      (chunk === readRoom && first === maskedHeadBytes ? usualPayloads[length] : undefined) ??
        chunk.subarray(first, start),
    );
  }
  return start;
}

let piece = Buffer.allocUnsafeSlow(0);
let pieceAt = 0;

let room = Buffer.allocUnsafeSlow(mostLaid);
/** Frames in it by their length: made once. */
let laid: (Buffer | undefined)[] = [];

/** A frame that is good until the next one is laid. */
function layFrame(payload: Uint8Array): Buffer {
  const size = headOf(payload) + payload.length;
  const frame = (laid[size] ??= room.subarray(0, size));
  fill(frame, payload);
  return frame;
}

/** The frame laid last is still on its way. */
function layElsewhere(): void {
  room = Buffer.allocUnsafeSlow(mostLaid);
  laid = [];
}

/** A frame that stays as it is. */
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
