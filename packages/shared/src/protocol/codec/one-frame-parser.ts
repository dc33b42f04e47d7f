/**
 * Socket.IO's parser with one frame per packet. Text frames are events in the stock format of the main namespace; a
 * binary frame is a whole message of this protocol: a snapshot for a client, or an intent for the simulation. (The
 * stock parser splits binary data into two frames, which costs twice the time, and a frame written in between would
 * break them.)
 */
interface Packet {
  type: number;
  nsp: string;
  data?: unknown;
  id?: number;
}
type Listener = (packet: Packet) => void;

const connect = 0;
const disconnect = 1;
const event = 2;
const connectError = 4;

/** Event names that Socket.IO reserves. */
const reservedEvents = new Set([
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'newListener',
  'removeListener',
]);

/** The event names under which listeners receive the binary frames of each direction. */
export const snapshotEvent = 'snapshot';
export const intentEvent = 'intent';

class OneFrameEncoder {
  /** @throws Error when an acknowledgement is asked for: this protocol has none. */
  encode(packet: Packet): (string | Uint8Array)[] {
    if (packet.id !== undefined) throw new Error('this protocol has no acknowledgements');
    const body: unknown = Array.isArray(packet.data) ? packet.data[1] : undefined;
    if (packet.type === event && body instanceof Uint8Array) return [body];
    const text = packet.data === undefined ? '' : JSON.stringify(packet.data);
    return [`${packet.type}${text}`];
  }
}

class OneFrameDecoder {
  private readonly listeners = new Set<Listener>();

  constructor(private readonly binaryEvent: string) {}

  /** @throws Error on a malformed frame; Socket.IO answers by closing that connection. */
  add(frame: unknown): void {
    const packet =
      typeof frame === 'string' ? parseText(frame) : { type: event, nsp: '/', data: [this.binaryEvent, frame] };
    for (const listener of this.listeners) listener(packet);
  }

  on(_name: 'decoded', listener: Listener): this {
    this.listeners.add(listener);
    return this;
  }

  off(_name: 'decoded', listener: Listener): this {
    this.listeners.delete(listener);
    return this;
  }

  /** The server calls `off` by this name. */
  removeListener(name: 'decoded', listener: Listener): this {
    return this.off(name, listener);
  }

  destroy(): void {
    this.listeners.clear();
  }
}

function parseText(frame: string): Packet {
  const type = frame.charCodeAt(0) - 48;
  if (!(type === connect || type === disconnect || type === event || type === connectError))
    throw new Error('unknown type of packet');
  const text = frame.slice(1);
  if (text === '' || (type === connect && text === '{}')) {
    if (type === event) throw new Error('event without a name');
    return type === disconnect ? { type, nsp: '/' } : { type, nsp: '/', data: {} };
  }
  const body: unknown = JSON.parse(text);
  if (!isBodyOf(type, body)) throw new Error('invalid payload');
  return { type, nsp: '/', data: body };
}

function isBodyOf(type: number, body: unknown): boolean {
  if (type === event) return Array.isArray(body) && typeof body[0] === 'string' && !reservedEvents.has(body[0]);
  return (
    (type === connect || type === connectError) && typeof body === 'object' && body !== null && !Array.isArray(body)
  );
}

/** For `io(url, { parser: clientParser })`: binary frames are emitted as the event `snapshot`. */
export const clientParser = {
  Encoder: OneFrameEncoder,
  Decoder: class extends OneFrameDecoder {
    constructor() {
      super(snapshotEvent);
    }
  },
};

/** For `new Server({ parser: serverParser })`: binary frames are emitted as the event `intent`. */
export const serverParser = {
  Encoder: OneFrameEncoder,
  Decoder: class extends OneFrameDecoder {
    constructor() {
      super(intentEvent);
    }
  },
};

/** The part of a client's socket that is needed for sending. */
interface SendingSocket {
  readonly connected: boolean;
  emit(name: string, bytes: Uint8Array): unknown;
}

/**
 * Sends the bytes of `encodeIntent` or `encodeResync` as one binary frame; they are dropped while there is no
 * connection.
 */
export function sendIntent(socket: SendingSocket, bytes: Uint8Array): void {
  if (socket.connected) socket.emit(intentEvent, bytes);
}
