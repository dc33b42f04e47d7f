import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { clientFrame, FrameReader, opcodes } from './ws-frames';

const headEnd = Buffer.from('\r\n\r\n');

export interface ConnectionEvents {
  opened(): void;
  message(opcode: number, payload: Buffer): void;
  closed(why: string): void;
}

/** One player's WebSocket over a bare TCP stream, with as little work as a client can have. */
export class Connection {
  private readonly socket: Socket;
  private head: Buffer | null = Buffer.alloc(0);
  private isClosed = false;
  private readonly frames: FrameReader;

  constructor(
    address: { readonly port: number; readonly path: string },
    private readonly events: ConnectionEvents,
  ) {
    this.frames = new FrameReader((opcode, payload) => this.accept(opcode, payload));
    this.socket = connect({ port: address.port, host: '127.0.0.1', noDelay: true });
    const upgrade = [
      `GET ${address.path} HTTP/1.1`,
      `Host: 127.0.0.1:${address.port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ];
    this.socket.write(`${upgrade.join('\r\n')}\r\n\r\n`);
    this.socket.on('data', (chunk: Buffer) => this.push(chunk));
    this.socket.on('error', (error) => this.close(error.message));
    this.socket.on('close', () => this.close('the server closed it'));
  }

  /** Returns the bytes received over the stream, including the heads of frames. */
  get receivedBytes(): number {
    return this.socket.bytesRead;
  }

  sendText(text: string): void {
    this.socket.write(clientFrame(opcodes.text, Buffer.from(text)));
  }

  sendBytes(bytes: Uint8Array): void {
    this.socket.write(clientFrame(opcodes.binary, bytes));
  }

  end(): void {
    this.isClosed = true;
    this.socket.destroy();
  }

  private push(chunk: Buffer): void {
    if (this.head === null) return this.frames.push(chunk);
    this.head = Buffer.concat([this.head, chunk]);
    const end = this.head.indexOf(headEnd);
    if (end < 0) return undefined;
    const answer = this.head.subarray(0, end).toString('latin1');
    const rest = this.head.subarray(end + headEnd.length);
    this.head = null;
    if (!answer.startsWith('HTTP/1.1 101')) return this.close(answer.split('\r\n', 1)[0] ?? 'no answer');
    this.events.opened();
    return rest.length > 0 ? this.frames.push(rest) : undefined;
  }

  private accept(opcode: number, payload: Buffer): void {
    if (opcode === opcodes.ping) this.socket.write(clientFrame(opcodes.pong, payload));
    else if (opcode === opcodes.close)
      this.close(`closed with ${payload.length >= 2 ? payload.readUInt16BE(0) : 'no code'}`);
    else this.events.message(opcode, payload);
  }

  private close(why: string): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.socket.destroy();
    this.events.closed(why);
  }
}
