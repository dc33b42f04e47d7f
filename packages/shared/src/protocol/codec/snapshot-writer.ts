import { lookFields } from '../../character/look';
import { entityKinds, usualPace, vitalFields, type EntityView, type SelfPace, type Vitals } from '../world';
import { ByteWriter } from './bytes';
import type { EventBlock } from './fight-events';
import { extra, heartbeatTicks, maxSlots, part, usual } from './frame';
import { NumberList } from './number-list';
import { quantise } from './quantise';

/** What a row looks like; `look` is null for whoever is no person. */
export type Shown = Pick<EntityView, 'kind' | 'name' | 'content' | 'level' | 'variant' | 'held' | 'worn'> & { readonly look: EntityView['look'] | null };

/** What a zone shows to writers: columns by row; a row that changed hands has another id. */
export interface VisibleWorld {
  readonly ids: Uint32Array;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly facing: Uint8Array;
  readonly flags: Uint16Array;
  /** 1 where some clients are told flags of their own; see `SnapshotFrame.ownFlags`. */
  readonly personal: Uint8Array;
  /** Share left, 0..255. */
  readonly health: Uint8Array;
  /** Counts changes of level, variant, held and worn. */
  readonly revision: Uint8Array;
  appearance(row: number): Shown;
}

/** One client's share of one tick. */
export interface SnapshotFrame {
  readonly tick: number;
  readonly ackSeq: number;
  /** Own body: 32-bit floats, facing 0..255. */
  readonly self: SelfPace & { readonly x: number; readonly y: number; readonly facing: number };
  /** Whole points; null for who has none yet. */
  readonly vitals: Vitals | null;
  readonly fight: EventBlock;
  /** Rows of everyone in sight, the client's own left out, each once. */
  readonly visible: readonly number[];
  /** Rows whose movement may wait for a later tick (distance tiers); entering and leaving never wait. */
  isDue(row: number): boolean;
  /** Flags of a personal row that only this client is told, beside the common ones. */
  ownFlags(row: number): number;
}

const bytes = new ByteWriter();
/** What one frame is made of; writers take turns, so they share the room. */
const entered = new NumberList();
const left = new NumberList();
const moved = new NumberList();
const turned = new NumberList();
const flagged = new NumberList();
const placed = new NumberList();
const wounded = new NumberList();
const described = new NumberList();

/** Says to one client what changed since the frame before; lives as long as its socket. */
export class SnapshotWriter {
  /** Slot of each row; -1 for none. */
  private slotOfRow = new Int32Array(0);
  private slotsTaken = 0;
  private readonly freeSlots: number[] = [];
  private slotCount = 0;
  private rows = new Int32Array(32);
  private ids = new Uint32Array(32);
  private x = new Uint16Array(32);
  private y = new Uint16Array(32);
  private facing = new Uint8Array(32);
  private flags = new Uint16Array(32);
  private health = new Uint8Array(32);
  private revision = new Uint8Array(32);
  private seenAt = new Uint32Array(32);
  private stamp = 0;
  private frameCount = 0;
  private isFull = true;
  private lastTick = 0;
  private lastAck = -1;
  private lastSelf = { x: NaN, y: NaN, facing: -1 };
  private lastPace = usualPace;
  private lastVitals: Vitals | null = null;

  /** Whether the client was told of this row's present holder; for hysteresis. */
  sees(world: Pick<VisibleWorld, 'ids'>, row: number): boolean {
    const slot = this.slotOfRow[row];
    return slot !== undefined && slot >= 0 && this.ids[slot] === world.ids[row];
  }

  /** The next frame says everything: after a frame was lost or the client asks. */
  reset(): void {
    this.isFull = true;
    this.slotOfRow.fill(-1);
    this.slotsTaken = 0;
    this.freeSlots.length = 0;
    this.slotCount = 0;
    this.lastSelf = { x: NaN, y: NaN, facing: -1 };
    this.lastPace = usualPace;
    this.lastVitals = null;
  }

  /**
   * Bytes of the next frame, or null when nothing changed and no heartbeat is due. The bytes must be sent: what is
   * written counts as known to the client. A slow client is skipped by not calling this; the next frame then catches up.
   */
  write(world: VisibleWorld, frame: SnapshotFrame): Uint8Array<ArrayBuffer> | null {
    this.findLeft(world, frame.visible);
    this.findChanges(world, frame);
    this.admit(world, frame);
    const parts = this.partsOf(frame);
    if (parts === 0 && frame.ackSeq === this.lastAck && frame.tick - this.lastTick < heartbeatTicks) return null;
    bytes.clear();
    this.writeHeader(parts, frame);
    this.writeLists(world);
    if (frame.fight.count > 0) {
      bytes.varint(frame.fight.count);
      bytes.raw(frame.fight.bytes);
    }
    this.isFull = false;
    this.lastTick = frame.tick;
    this.lastAck = frame.ackSeq;
    this.lastSelf = { x: frame.self.x, y: frame.self.y, facing: frame.self.facing };
    this.lastPace = frame.self;
    this.lastVitals = frame.vitals;
    return bytes.copy();
  }

  private partsOf({ self, vitals, fight }: SnapshotFrame): number {
    const { lastSelf, lastPace, lastVitals } = this;
    return (
      (this.isFull ? part.full : 0) | (self.x !== lastSelf.x || self.y !== lastSelf.y || self.facing !== lastSelf.facing ? part.self : 0) |
      (left.length > 0 ? part.left : 0) | (entered.length > 0 ? part.entered : 0) | (moved.length > 0 ? part.moved : 0) |
      (turned.length > 0 ? part.turned : 0) | (flagged.length > 0 ? part.flagged : 0) | (placed.length > 0 ? part.placed : 0) |
      (!isSamePace(self, lastPace) ? part.pace : 0) | (vitals !== null && !isSameVitals(vitals, lastVitals) ? part.vitals : 0) |
      (wounded.length > 0 ? part.wounded : 0) | (described.length > 0 ? part.described : 0) | (fight.count > 0 ? part.fight : 0)
    );
  }

  private findLeft(world: VisibleWorld, visible: readonly number[]): void {
    const { seenAt } = this;
    const rowIds = world.ids;
    if (this.slotOfRow.length < rowIds.length) this.coverRows(rowIds.length);
    const { slotOfRow, ids } = this;
    entered.clear();
    left.clear();
    const stamp = (this.stamp = (this.stamp + 1) >>> 0);
    for (const row of visible) {
      const slot = slotOfRow[row] ?? -1;
      if (slot >= 0 && ids[slot] === rowIds[row]) seenAt[slot] = stamp;
      else entered.push(row);
    }
    for (let slot = 0; slot < this.slotCount; slot++) {
      if (ids[slot] !== 0 && seenAt[slot] !== stamp) left.push(slot);
    }
    for (let index = 0; index < left.length; index++) {
      const slot = left.at(index);
      const row = at(this.rows, slot);
      // A row that changed hands in sight has its next holder among those who entered.
      if (slotOfRow[row] === slot) slotOfRow[row] = -1;
      ids[slot] = 0;
      this.slotsTaken--;
    }
  }

  private findChanges(world: VisibleWorld, frame: SnapshotFrame): void {
    const { rows, ids, x, y, facing, flags, health, revision } = this;
    for (const list of [moved, turned, flagged, placed, wounded, described]) list.clear();
    for (let slot = 0; slot < this.slotCount; slot++) {
      if (ids[slot] === 0) continue;
      const row = rows[slot] ?? 0;
      if (!frame.isDue(row)) continue;
      const dx = quantise(world.x[row] ?? 0) - (x[slot] ?? 0);
      const dy = quantise(world.y[row] ?? 0) - (y[slot] ?? 0);
      if (dx !== 0 || dy !== 0) {
        if (dx >= -128 && dx <= 127 && dy >= -128 && dy <= 127) {
          moved.push(slot);
          moved.push(dx);
          moved.push(dy);
        } else {
          placed.push(slot);
        }
        x[slot] = (x[slot] ?? 0) + dx;
        y[slot] = (y[slot] ?? 0) + dy;
      }
      if (world.facing[row] !== facing[slot]) {
        turned.push(slot);
        facing[slot] = world.facing[row] ?? 0;
      }
      const told = world.personal[row] === 0 ? world.flags[row] ?? 0 : (world.flags[row] ?? 0) | frame.ownFlags(row);
      if (told !== flags[slot]) {
        flagged.push(slot);
        flags[slot] = told;
      }
      if (world.health[row] !== health[slot]) {
        wounded.push(slot);
        health[slot] = world.health[row] ?? 0;
      }
      if (world.revision[row] !== revision[slot]) {
        described.push(slot);
        revision[slot] = world.revision[row] ?? 0;
      }
    }
  }

  private admit(world: VisibleWorld, frame: SnapshotFrame): void {
    const room = maxSlots - this.slotsTaken;
    if (entered.length > room) entered.length = room;
    for (let index = 0; index < left.length; index++) this.freeSlots.push(left.at(index));
    for (let index = 0; index < entered.length; index++) {
      const row = entered.at(index);
      const slot = this.freeSlots.pop() ?? this.slotCount++;
      if (slot >= this.ids.length) this.grow();
      this.rows[slot] = row;
      this.ids[slot] = at(world.ids, row);
      this.x[slot] = quantise(at(world.x, row));
      this.y[slot] = quantise(at(world.y, row));
      this.facing[slot] = at(world.facing, row);
      this.flags[slot] = at(world.flags, row) | (at(world.personal, row) === 0 ? 0 : frame.ownFlags(row));
      this.health[slot] = at(world.health, row);
      this.revision[slot] = at(world.revision, row);
      this.seenAt[slot] = this.stamp;
      this.slotOfRow[row] = slot;
      this.slotsTaken++;
      entered.values[index] = slot;
    }
  }

  private writeHeader(parts: number, frame: SnapshotFrame): void {
    bytes.varint(parts);
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
    if ((parts & part.pace) !== 0) {
      bytes.u16(frame.self.speedPerMille);
      bytes.u8(frame.self.rollSteps);
      bytes.u8(frame.self.rollFacing);
      bytes.u8(frame.self.rollRestSteps);
    }
    if ((parts & part.vitals) !== 0) {
      this.writeVitals(frame.vitals);
    }
  }

  private writeLists(world: VisibleWorld): void {
    if (left.length > 0) this.writeSlots(left);
    if (entered.length > 0) {
      bytes.varint(entered.length);
      for (let index = 0; index < entered.length; index++) this.writeEntered(world, entered.at(index));
    }
    if (moved.length > 0) {
      bytes.varint(moved.length / 3);
      let before = 0;
      for (let index = 0; index < moved.length; index += 3) {
        const slot = moved.at(index);
        bytes.varint(slot - before);
        bytes.i8(moved.at(index + 1));
        bytes.i8(moved.at(index + 2));
        before = slot;
      }
    }
    if (turned.length > 0) this.writeSlots(turned, (slot) => bytes.u8(at(this.facing, slot)));
    if (flagged.length > 0) this.writeSlots(flagged, (slot) => bytes.varint(at(this.flags, slot)));
    if (placed.length > 0) {
      this.writeSlots(placed, (slot) => {
        bytes.u16(at(this.x, slot));
        bytes.u16(at(this.y, slot));
      });
    }
    if (wounded.length > 0) this.writeSlots(wounded, (slot) => bytes.u8(at(this.health, slot)));
    if (described.length > 0) this.writeSlots(described, (slot) => this.writeDescribed(world.appearance(at(this.rows, slot))));
  }

  /** Which of them changed, then those. */
  private writeVitals(vitals: Vitals | null): void {
    if (vitals === null) return;
    const changed = vitalFields.map((field) => vitals[field] !== this.lastVitals?.[field]);
    bytes.u16(changed.reduce((mask, isChanged, index) => (isChanged ? mask | (1 << index) : mask), 0));
    for (const [index, field] of vitalFields.entries()) if (changed[index] === true) bytes.u16(Math.min(0xffff, vitals[field]));
  }

  /** Ascending slots as gaps, each followed by what `writeValue` adds. */
  private writeSlots(slots: NumberList, writeValue?: (slot: number) => void): void {
    bytes.varint(slots.length);
    let before = 0;
    for (let index = 0; index < slots.length; index++) {
      const slot = slots.at(index);
      bytes.varint(slot - before);
      writeValue?.(slot);
      before = slot;
    }
  }

  private writeEntered(world: VisibleWorld, slot: number): void {
    const shown = world.appearance(at(this.rows, slot));
    const health = at(this.health, slot);
    const extras = extrasOf(shown, health);
    bytes.varint(slot);
    bytes.varint(at(this.ids, slot));
    bytes.u8(entityKinds.indexOf(shown.kind));
    bytes.u8(extras);
    bytes.text(shown.name);
    bytes.u16(at(this.x, slot));
    bytes.u16(at(this.y, slot));
    bytes.u8(at(this.facing, slot));
    bytes.varint(at(this.flags, slot));
    if (shown.look !== null) for (const field of lookFields) bytes.u8(shown.look[field]);
    if ((extras & extra.content) !== 0) bytes.text(shown.content);
    if ((extras & extra.level) !== 0) bytes.u8(shown.level);
    if ((extras & extra.variant) !== 0) bytes.u8(shown.variant);
    if ((extras & extra.held) !== 0) bytes.text(shown.held);
    if ((extras & extra.worn) !== 0) writeWorn(shown.worn);
    if ((extras & extra.health) !== 0) bytes.u8(health);
  }

  private writeDescribed({ level, variant, held, worn }: Shown): void {
    bytes.u8(level);
    bytes.u8(variant);
    bytes.text(held);
    writeWorn(worn);
  }

  private coverRows(count: number): void {
    const wider = new Int32Array(count).fill(-1);
    wider.set(this.slotOfRow);
    this.slotOfRow = wider;
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
    this.flags = wider(new Uint16Array(size), this.flags);
    this.health = wider(new Uint8Array(size), this.health);
    this.revision = wider(new Uint8Array(size), this.revision);
    this.seenAt = wider(new Uint32Array(size), this.seenAt);
  }
}

function at(column: { readonly [index: number]: number }, index: number): number {
  return column[index] ?? 0;
}

function extrasOf(shown: Shown, health: number): number {
  return (
    (shown.look !== null ? extra.look : 0) | (shown.content !== '' ? extra.content : 0) | (shown.level !== usual.level ? extra.level : 0) |
    (shown.variant !== usual.variant ? extra.variant : 0) | (shown.held !== '' ? extra.held : 0) | (shown.worn.length > 0 ? extra.worn : 0) |
    (health !== usual.health ? extra.health : 0)
  );
}

function writeWorn(worn: readonly string[]): void {
  bytes.u8(worn.length);
  for (const template of worn) bytes.text(template);
}

function isSamePace(one: SelfPace, other: SelfPace): boolean {
  return one.speedPerMille === other.speedPerMille && one.rollSteps === other.rollSteps && one.rollFacing === other.rollFacing && one.rollRestSteps === other.rollRestSteps;
}

function isSameVitals(one: Vitals, other: Vitals | null): boolean {
  return other !== null && vitalFields.every((field) => one[field] === other[field]);
}
