/** Kinds of WebSocket frames (RFC 6455, section 5.2). */
export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** Splits the stream of a server into frames: whole messages come out, whatever pieces they came in. */
export class FrameReader {
  private rest: Buffer | null = null;
  private parts: Buffer[] = [];
  private partsOpcode = 0;

  constructor(private readonly take: (opcode: number, payload: Buffer) => void) {}

  /** @throws Error when the server sends masked or compressed frames, which were not negotiated */
  push(chunk: Buffer): void {
    const bytes = this.rest === null ? chunk : Buffer.concat([this.rest, chunk]);
    this.rest = null;
    let at = 0;
    while (at + 2 <= bytes.length) {
      const second = bytes[at + 1] ?? 0;
      if ((second & 0x80) !== 0) throw new Error('a server may not mask');
      const short = second & 0x7f;
      const headBytes = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (at + headBytes > bytes.length) break;
      const length =
        short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
      const end = at + headBytes + length;
      if (end > bytes.length) break;
      this.accept(bytes[at] ?? 0, bytes.subarray(at + headBytes, end));
      at = end;
    }
    if (at < bytes.length) this.rest = bytes.subarray(at);
  }

  private accept(first: number, payload: Buffer): void {
    if ((first & 0x70) !== 0) throw new Error('nothing was agreed about reserved bits');
    const opcode = first & 0x0f;
    const isLast = (first & 0x80) !== 0;
    if (opcode >= opcodes.close) return this.take(opcode, payload);
    if (isLast && opcode !== opcodes.continuation) return this.take(opcode, payload);
    if (opcode !== opcodes.continuation) this.partsOpcode = opcode;
    this.parts.push(payload);
    if (!isLast) return undefined;
    const whole = Buffer.concat(this.parts);
    this.parts = [];
    return this.take(this.partsOpcode, whole);
  }
}

/** Creates a client's frame. Its mask is zero, which is valid and saves the generator the work a browser has. */
export function clientFrame(opcode: number, payload: Uint8Array): Buffer {
  const isShort = payload.length < 126;
  if (payload.length > 0xffff) throw new RangeError('players send nothing this long');
  const frame = Buffer.alloc((isShort ? 2 : 4) + 4 + payload.length);
  frame[0] = 0x80 | opcode;
  frame[1] = 0x80 | (isShort ? payload.length : 126);
  if (!isShort) frame.writeUInt16BE(payload.length, 2);
  frame.set(payload, frame.length - payload.length);
  return frame;
}
