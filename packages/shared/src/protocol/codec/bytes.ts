import { floatBits } from './quantise';

/** The bytes do not follow the protocol; this is the only error that decoding throws. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';
}

const utf8Encoder = new TextEncoder();
const utf8Decoder = new TextDecoder('utf-8', { fatal: true });

/** Frames are cut from buffers of this size; a buffer lives as long as one of its frames is being sent. */
const pieceBytes = 64 * 1024;

/**
 * Writes fields one after the other into a buffer, so that nothing is copied; `copy` returns the bytes since `clear`.
 */
export class ByteWriter {
  private bytes = new Uint8Array(0);
  /** Where in the buffer the current frame begins and ends. */
  private start = 0;
  private length = 0;
  /** Bits that do not fill a byte yet. */
  private held = 0;
  private heldCount = 0;

  clear(): void {
    this.length = this.start;
  }

  u8(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  i8(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  u16(value: number): void {
    this.reserve(2);
    this.bytes[this.length++] = value;
    this.bytes[this.length++] = value >> 8;
  }

  u32(value: number): void {
    this.reserve(4);
    const { bytes, length } = this;
    bytes[length] = value;
    bytes[length + 1] = value >> 8;
    bytes[length + 2] = value >> 16;
    bytes[length + 3] = value >> 24;
    this.length = length + 4;
  }

  f32(value: number): void {
    this.u32(floatBits(value));
  }

  /** Writes 0..2^32-1 with seven bits per byte, lowest first (LEB128). */
  varint(value: number): void {
    this.reserve(5);
    let rest = value >>> 0;
    while (rest >= 0x80) {
      this.bytes[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }

  /**
   * Writes the lowest bits of a number, up to 24, behind the previous bits, lowest first; `align` ends a run of them.
   */
  bits(value: number, count: number): void {
    let held = this.held | ((value & ((1 << count) - 1)) << this.heldCount);
    let heldCount = this.heldCount + count;
    this.reserve(4);
    const { bytes } = this;
    let { length } = this;
    for (; heldCount >= 8; heldCount -= 8) {
      bytes[length++] = held;
      held >>>= 8;
    }
    this.length = length;
    this.held = held;
    this.heldCount = heldCount;
  }

  /** Starts the next field at a whole byte. */
  align(): void {
    if (this.heldCount > 0) this.u8(this.held);
    this.held = 0;
    this.heldCount = 0;
  }

  /** Writes one byte of length, then UTF-8; at most 255 bytes, longer text is cut at a character. */
  text(value: string): void {
    this.reserve(256);
    const { written } = utf8Encoder.encodeInto(value, this.bytes.subarray(this.length + 1, this.length + 256));
    this.bytes[this.length] = written;
    this.length += written + 1;
  }

  /** Writes bytes that were encoded before. */
  raw(value: Uint8Array): void {
    this.reserve(value.length);
    this.bytes.set(value, this.length);
    this.length += value.length;
  }

  /** Returns the bytes since `clear`; later fields are appended behind them. */
  copy(): Uint8Array<ArrayBuffer> {
    const copy = this.bytes.subarray(this.start, this.length);
    this.start = this.length;
    return copy;
  }

  private reserve(count: number): void {
    if (this.length + count > this.bytes.length) this.turnOver(count);
  }

  /** Starts a new buffer with the bytes of the current frame. */
  private turnOver(count: number): void {
    const written = this.bytes.subarray(this.start, this.length);
    this.bytes = new Uint8Array(Math.max(pieceBytes, written.length * 2 + count));
    this.bytes.set(written);
    this.start = 0;
    this.length = written.length;
  }
}

/** Reads untrusted bytes: reading past the end throws a `DecodeError` and never returns a value. */
export class ByteReader {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private at = 0;
  private held = 0;
  private heldCount = 0;

  constructor(source: ArrayBuffer | Uint8Array) {
    this.bytes = source instanceof Uint8Array ? source : new Uint8Array(source);
    this.view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
  }

  u8(): number {
    return this.view.getUint8(this.take(1));
  }

  u16(): number {
    return this.view.getUint16(this.take(2), true);
  }

  u32(): number {
    return this.view.getUint32(this.take(4), true);
  }

  /** @throws DecodeError when the number is infinite or not a number. */
  f32(): number {
    const value = this.view.getFloat32(this.take(4), true);
    if (!Number.isFinite(value)) throw new DecodeError('not a finite number');
    return value;
  }

  varint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.u8();
      if (shift === 28 && byte > 0x0f) break;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new DecodeError('number too long');
  }

  /** Reads bits as `ByteWriter.bits` wrote them, without a sign. */
  bits(count: number): number {
    while (this.heldCount < count) {
      this.held |= this.u8() << this.heldCount;
      this.heldCount += 8;
    }
    const value = this.held & ((1 << count) - 1);
    this.held >>>= count;
    this.heldCount -= count;
    return value;
  }

  /** Skips the rest of a byte that `bits` began. */
  align(): void {
    this.held = 0;
    this.heldCount = 0;
  }

  text(): string {
    const length = this.u8();
    const start = this.take(length);
    try {
      return utf8Decoder.decode(this.bytes.subarray(start, start + length));
    } catch {
      throw new DecodeError('not UTF-8');
    }
  }

  /** @throws DecodeError when something follows the last field. */
  end(): void {
    if (this.at !== this.bytes.length) throw new DecodeError('bytes left over');
  }

  private take(count: number): number {
    const start = this.at;
    if (start + count > this.bytes.length) throw new DecodeError('frame too short');
    this.at = start + count;
    return start;
  }
}
