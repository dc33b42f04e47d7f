import { lookFields } from '../../character/look';
import { entityKinds, type EntityView } from '../world';
import { ByteWriter } from './bytes';
import { heartbeatTicks, maxSlots, part } from './frame';
import { quantise } from './quantise';

/** What a zone shows to writers: columns by row; a row that changed hands has another id. */
export interface VisibleWorld {
  readonly ids: Uint32Array;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly facing: Uint8Array;
  readonly flags: Uint8Array;
  appearance(row: number): Pick<EntityView, 'kind' | 'name' | 'look'>;
}

/** One client's share of one tick. */
export interface SnapshotFrame {
  readonly tick: number;
  readonly ackSeq: number;
  /** Own body: 32-bit floats, facing 0..255. */
  readonly self: { readonly x: number; readonly y: number; readonly facing: number };
  /** Rows of everyone in sight, the client's own left out, each once. */
  readonly visible: readonly number[];
  /** Rows whose movement may wait for a later tick (distance tiers); entering and leaving never wait. */
  isDue(row: number): boolean;
}

const bytes = new ByteWriter();

/** Says to one client what changed since the frame before; lives as long as its socket. */
export class SnapshotWriter {
  private readonly slotOfRow = new Map<number, number>();
  private readonly freeSlots: number[] = [];
  private slotCount = 0;
  private rows = new Int32Array(32);
  private ids = new Uint32Array(32);
  private x = new Uint16Array(32);
  private y = new Uint16Array(32);
  private facing = new Uint8Array(32);
  private flags = new Uint8Array(32);
  private seenAt = new Uint32Array(32);
  private stamp = 0;
  private frameCount = 0;
  private isFull = true;
  private lastTick = 0;
  private lastAck = -1;
  private lastSelf = { x: NaN, y: NaN, facing: -1 };
  private readonly entered: number[] = [];
  private readonly left: number[] = [];
  private readonly moved: number[] = [];
  private readonly turned: number[] = [];
  private readonly flagged: number[] = [];
  private readonly placed: number[] = [];

  /** Whether the client was told of this row's present holder; for hysteresis. */
  sees(world: Pick<VisibleWorld, 'ids'>, row: number): boolean {
    const slot = this.slotOfRow.get(row);
    return slot !== undefined && this.ids[slot] === world.ids[row];
  }

  /** The next frame says everything: after a frame was lost or the client asks. */
  reset(): void {
    this.isFull = true;
    this.slotOfRow.clear();
    this.freeSlots.length = 0;
    this.slotCount = 0;
    this.lastSelf = { x: NaN, y: NaN, facing: -1 };
  }

  /**
   * Bytes of the next frame, or null when nothing changed and no heartbeat is due. The bytes must be sent: what is
   * written counts as known to the client. A slow client is skipped by not calling this; the next frame then catches up.
   */
  write(world: VisibleWorld, frame: SnapshotFrame): Uint8Array<ArrayBuffer> | null {
    this.findLeft(world, frame.visible);
    this.findChanges(world, frame);
    this.admit(world);
    const { self } = frame;
    const selfChanged = self.x !== this.lastSelf.x || self.y !== this.lastSelf.y || self.facing !== this.lastSelf.facing;
    const parts =
      (this.isFull ? part.full : 0) | (selfChanged ? part.self : 0) | (this.left.length > 0 ? part.left : 0) | (this.entered.length > 0 ? part.entered : 0) |
      (this.moved.length > 0 ? part.moved : 0) | (this.turned.length > 0 ? part.turned : 0) | (this.flagged.length > 0 ? part.flagged : 0) |
      (this.placed.length > 0 ? part.placed : 0);
    if (parts === 0 && frame.ackSeq === this.lastAck && frame.tick - this.lastTick < heartbeatTicks) return null;
    bytes.clear();
    this.writeHeader(parts, frame);
    this.writeLists(world);
    this.isFull = false;
    this.lastTick = frame.tick;
    this.lastAck = frame.ackSeq;
    this.lastSelf = { x: self.x, y: self.y, facing: self.facing };
    return bytes.copy();
  }

  private findLeft(world: VisibleWorld, visible: readonly number[]): void {
    const { entered, left } = this;
    entered.length = 0;
    left.length = 0;
    this.stamp = (this.stamp + 1) >>> 0;
    for (const row of visible) {
      const slot = this.slotOfRow.get(row);
      if (slot !== undefined && this.ids[slot] === world.ids[row]) this.seenAt[slot] = this.stamp;
      else entered.push(row);
    }
    for (let slot = 0; slot < this.slotCount; slot++) {
      if (this.ids[slot] !== 0 && this.seenAt[slot] !== this.stamp) left.push(slot);
    }
    for (const slot of left) {
      this.slotOfRow.delete(at(this.rows, slot));
      this.ids[slot] = 0;
    }
  }

  private findChanges(world: VisibleWorld, frame: SnapshotFrame): void {
    const { moved, turned, flagged, placed } = this;
    moved.length = turned.length = flagged.length = placed.length = 0;
    for (let slot = 0; slot < this.slotCount; slot++) {
      if (this.ids[slot] === 0) continue;
      const row = at(this.rows, slot);
      if (!frame.isDue(row)) continue;
      const dx = quantise(at(world.x, row)) - at(this.x, slot);
      const dy = quantise(at(world.y, row)) - at(this.y, slot);
      if (dx !== 0 || dy !== 0) {
        if (dx >= -128 && dx <= 127 && dy >= -128 && dy <= 127) moved.push(slot, dx, dy);
        else placed.push(slot);
        this.x[slot] = at(this.x, slot) + dx;
        this.y[slot] = at(this.y, slot) + dy;
      }
      if (world.facing[row] !== this.facing[slot]) {
        turned.push(slot);
        this.facing[slot] = at(world.facing, row);
      }
      if (world.flags[row] !== this.flags[slot]) {
        flagged.push(slot);
        this.flags[slot] = at(world.flags, row);
      }
    }
  }

  private admit(world: VisibleWorld): void {
    const room = maxSlots - this.slotOfRow.size;
    if (this.entered.length > room) this.entered.length = room;
    for (const slot of this.left) this.freeSlots.push(slot);
    for (let index = 0; index < this.entered.length; index++) {
      const row = at(this.entered, index);
      const slot = this.freeSlots.pop() ?? this.slotCount++;
      if (slot >= this.ids.length) this.grow();
      this.rows[slot] = row;
      this.ids[slot] = at(world.ids, row);
      this.x[slot] = quantise(at(world.x, row));
      this.y[slot] = quantise(at(world.y, row));
      this.facing[slot] = at(world.facing, row);
      this.flags[slot] = at(world.flags, row);
      this.seenAt[slot] = this.stamp;
      this.slotOfRow.set(row, slot);
      this.entered[index] = slot;
    }
  }

  private writeHeader(parts: number, frame: SnapshotFrame): void {
    bytes.u8(parts);
    this.frameCount = (this.frameCount + 1) & 0xff;
    bytes.u8(this.frameCount);
    if (this.isFull) bytes.u32(frame.tick);
    else bytes.varint(frame.tick - this.lastTick);
    bytes.u16(frame.ackSeq);
    if ((parts & part.self) !== 0) {
      bytes.f32(frame.self.x);
      bytes.f32(frame.self.y);
      bytes.u8(frame.self.facing);
    }
  }

  private writeLists(world: VisibleWorld): void {
    const { left, entered, moved, turned, flagged, placed } = this;
    if (left.length > 0) this.writeSlots(left);
    if (entered.length > 0) {
      bytes.varint(entered.length);
      for (const slot of entered) this.writeEntered(world, slot);
    }
    if (moved.length > 0) {
      bytes.varint(moved.length / 3);
      let before = 0;
      for (let index = 0; index < moved.length; index += 3) {
        const slot = at(moved, index);
        bytes.varint(slot - before);
        bytes.i8(at(moved, index + 1));
        bytes.i8(at(moved, index + 2));
        before = slot;
      }
    }
    if (turned.length > 0) this.writeSlots(turned, (slot) => bytes.u8(at(this.facing, slot)));
    if (flagged.length > 0) this.writeSlots(flagged, (slot) => bytes.u8(at(this.flags, slot)));
    if (placed.length > 0) {
      this.writeSlots(placed, (slot) => {
        bytes.u16(at(this.x, slot));
        bytes.u16(at(this.y, slot));
      });
    }
  }

  /** Ascending slots as gaps, each followed by what `writeValue` adds. */
  private writeSlots(slots: readonly number[], writeValue?: (slot: number) => void): void {
    bytes.varint(slots.length);
    let before = 0;
    for (const slot of slots) {
      bytes.varint(slot - before);
      writeValue?.(slot);
      before = slot;
    }
  }

  private writeEntered(world: VisibleWorld, slot: number): void {
    const { kind, name, look } = world.appearance(at(this.rows, slot));
    bytes.varint(slot);
    bytes.varint(at(this.ids, slot));
    bytes.u8(entityKinds.indexOf(kind));
    bytes.text(name);
    for (const field of lookFields) bytes.u8(look[field]);
    bytes.u16(at(this.x, slot));
    bytes.u16(at(this.y, slot));
    bytes.u8(at(this.facing, slot));
    bytes.u8(at(this.flags, slot));
  }

  private grow(): void {
    const size = this.ids.length * 2;
    const wider = <T extends { set(from: T): void }>(into: T, from: T): T => {
      into.set(from);
      return into;
    };
    this.rows = wider(new Int32Array(size), this.rows);
    this.ids = wider(new Uint32Array(size), this.ids);
    this.x = wider(new Uint16Array(size), this.x);
    this.y = wider(new Uint16Array(size), this.y);
    this.facing = wider(new Uint8Array(size), this.facing);
    this.flags = wider(new Uint8Array(size), this.flags);
    this.seenAt = wider(new Uint32Array(size), this.seenAt);
  }
}

function at(column: { readonly [index: number]: number }, index: number): number {
  return column[index] ?? 0;
}
