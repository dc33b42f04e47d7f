import type { Socket } from 'node:net';

/**
 * Internals of Node 20's TCP sockets. Its streams allocate memory and make a dozen calls for every chunk, twenty times
 * a second for each player and direction; where the internals are not as expected, everything uses the streams.
 */
interface Inside {
  readonly _handle?: Handle | null;
  readonly _writableState?: WritableState;
}

type OnRead = (this: Handle, chunk?: ArrayBuffer) => unknown;

const readerKey = Symbol('reader');
const usualKey = Symbol('usual reader');

interface Handle {
  onread: OnRead;
  /** What `hear` needs of each socket. */
  [readerKey]?: Reader;
  [usualKey]?: OnRead;
  useUserBuffer(room: Uint8Array): void;
  /** @returns 0, or the negative number of a system error */
  writeBuffer(request: WriteRequest, bytes: Uint8Array): number;
}

interface WritableState {
  readonly length: number;
  readonly corked: number;
  readonly ending: boolean;
  readonly destroyed: boolean;
}

/** Carries what the kernel could not take at once; unused while it takes everything. */
interface WriteRequest {
  handle?: Handle;
  buffer?: Uint8Array;
  oncomplete?: (status: number) => void;
}

interface StreamWrap {
  readonly WriteWrap: new () => WriteRequest;
  readonly streamBaseState: Int32Array;
  readonly kLastWriteWasAsync: number;
  readonly kReadBytesOrError: number;
}

const wrap = streamWrap();
let spare = wrap === null ? null : new wrap.WriteWrap();

/** Receives the data of a socket before its stream does. */
export interface Reader {
  /** Handles the first `count` bytes of the buffer; returns false when they are for the stream. */
  isTaken(count: number): boolean;
  /** Passes them to the stream; false stops reading until the stream asks for more. */
  pass(count: number): boolean;
}

/**
 * Reads everything the socket receives into `room`, which sockets may share: its content is valid during the call only.
 * @returns false when this socket cannot be read that way: then nothing has changed
 */
export function readInto(socket: Socket, room: Uint8Array, reader: Reader): boolean {
  const handle = tcpHandle(socket);
  const slots = Object.getOwnPropertySymbols(socket);
  const slotFor = (name: string) => slots.find(({ description }) => description === name);
  const [forRoom, forTake, forNext] = [slotFor('kBuffer'), slotFor('kBufferCb'), slotFor('kBufferGen')];
  if (wrap === null || handle === null || forRoom === undefined || forTake === undefined || forNext === undefined)
    return false;
  const inside = socket as unknown as Record<symbol, unknown>;
  const { onread: usual } = handle;
  if (
    inside[forRoom] !== null ||
    inside[forTake] !== null ||
    inside[forNext] !== null ||
    typeof usual !== 'function' ||
    typeof handle.useUserBuffer !== 'function'
  )
    return false;
  inside[forRoom] = room;
  inside[forTake] = (count: number) => reader.pass(count);
  handle.useUserBuffer(room);
  handle[readerKey] = reader;
  handle[usualKey] = usual;
  handle.onread = hear;
  return true;
}

const readState = wrap?.streamBaseState ?? new Int32Array(0);
const readCount = wrap?.kReadBytesOrError ?? 0;

/** Is the same function for all sockets, so that it stays in the nearest cache; a closure for each would not. */
function hear(this: Handle, chunk?: ArrayBuffer): unknown {
  const count = readState[readCount] ?? 0;
  return count > 0 && this[readerKey]?.isTaken(count) === true ? undefined : this[usualKey]?.call(this, chunk);
}

/** Writes to a socket past its stream, while nothing waits in that. */
export class RawWriter {
  /** Bytes the kernel had no room for and the stream does not know of. */
  waitingBytes = 0;

  private constructor(
    private readonly socket: Socket,
    private readonly handle: Handle,
    private readonly state: WritableState,
  ) {}

  /** Returns null when this socket cannot be written to that way. */
  static of(socket: Socket): RawWriter | null {
    const handle = tcpHandle(socket);
    const { _writableState: state } = socket as unknown as Inside;
    const isKnown =
      typeof handle?.writeBuffer === 'function' &&
      typeof state?.length === 'number' &&
      typeof state.corked === 'number' &&
      state.ending === false &&
      state.destroyed === false;
    return wrap !== null && handle !== null && state !== undefined && isKnown
      ? new RawWriter(socket, handle, state)
      : null;
  }

  /** All bytes in the stream and here that still wait for the kernel. */
  get allWaitingBytes(): number {
    return this.waitingBytes + this.state.length;
  }

  /**
   * Whether bytes written now follow everything written before; otherwise the caller writes to the stream, which keeps
   * the order.
   */
  get isClear(): boolean {
    const { state } = this;
    return this.waitingBytes === 0 && state.length === 0 && state.corked === 0 && !state.ending && !state.destroyed;
  }

  /** @returns whether the bytes may be reused: otherwise some of them still wait */
  write(bytes: Uint8Array): boolean {
    if (wrap === null || spare === null) throw new TypeError('no raw writer without its wrap');
    const request = spare;
    const error = this.handle.writeBuffer(request, bytes);
    if (error !== 0) this.socket.destroy(new Error(`writing failed with ${error}`));
    else if (wrap.streamBaseState[wrap.kLastWriteWasAsync] !== 0) {
      spare = new wrap.WriteWrap();
      this.await(request, bytes);
      return false;
    }
    return true;
  }

  private await(request: WriteRequest, bytes: Uint8Array): void {
    this.waitingBytes += bytes.length;
    // A write in progress must not be garbage-collected.
    request.handle = this.handle;
    request.buffer = bytes;
    request.oncomplete = (status) => {
      this.waitingBytes -= bytes.length;
      if (status < 0) this.socket.destroy(new Error(`writing failed with ${status}`));
    };
  }
}

function tcpHandle(socket: Socket): Handle | null {
  const { _handle: handle } = socket as unknown as Inside;
  return handle?.constructor.name === 'TCP' ? handle : null;
}

function streamWrap(): StreamWrap | null {
  try {
    const wrapped = (process as unknown as { binding(name: string): Partial<StreamWrap> }).binding('stream_wrap');
    const { WriteWrap, streamBaseState, kLastWriteWasAsync, kReadBytesOrError } = wrapped;
    if (
      typeof WriteWrap !== 'function' ||
      !(streamBaseState instanceof Int32Array) ||
      kLastWriteWasAsync === undefined ||
      kReadBytesOrError === undefined
    )
      return null;
    return { WriteWrap, streamBaseState, kLastWriteWasAsync, kReadBytesOrError };
  } catch {
    return null;
  }
}
