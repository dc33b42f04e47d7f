import { lookFields } from '../../character/look';
import { entityKinds, usualPace, vitalFields, type SelfPace, type Vitals } from '../world';
import { ByteWriter } from './bytes';
import type { EventBlock } from './fight-events';
import { extra, heartbeatTicks, maxEvents, maxSlots, part, usual } from './frame';
import { NumberList } from './number-list';
import { quantise } from './quantise';
import { due, type Shown, type SnapshotFrame, type VisibleRows, type VisibleWorld } from './snapshot-frame';

const bytes = new ByteWriter();
/** Before the first frame; the usual pace is taken for granted. */
const nowhere = { x: NaN, y: NaN, facing: -1, ...usualPace };
/** What one frame is made of; writers take turns, so they share the room. */
const entered = new NumberList();
const left = new NumberList();
const moved = new NumberList();
const turned = new NumberList();
const flagged = new NumberList();
const placed = new NumberList();
const wounded = new NumberList();
const described = new NumberList();
const strode = new NumberList();
/** Farther than this in steps nobody walks between two words of it, nor between two that are long apart. */
const mostSteps = { walked: 127, afterLong: 255 } as const;
/** Of whoever is told of seldom a turn of up to this, in 256ths, is not told: it stands at the edge of a crowd. */
const slightTurn = 9;

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
  /** Of the tick being written: 0 out of sight, else 1 more than its `due`. */
  private marks = new Uint8Array(32);
  private frameCount = 0;
  private isFull = true;
  private lastTick = 0;
  private lastAck = -1;
  private lastSelf: SnapshotFrame['self'] = nowhere;
  private lastVitals: Vitals | null = null;

  /** Whether the client was told of this row's present holder; for hysteresis. */
  sees(world: Pick<VisibleWorld, 'ids'>, row: number): boolean {
    const slot = this.slotOfRow[row];
    return slot !== undefined && slot >= 0 && this.ids[slot] === world.ids[row];
  }

  /** Whether the next frame says everything; it needs a fresh look. */
  get isNextFull(): boolean {
    return this.isFull;
  }

  /** The next frame says everything: after a frame was lost or the client asks. */
  reset(): void {
    this.isFull = true;
    this.slotOfRow.fill(-1);
    this.slotsTaken = 0;
    this.freeSlots.length = 0;
    this.slotCount = 0;
    this.lastSelf = nowhere;
    this.lastVitals = null;
  }

  /**
   * Bytes of the next frame, or null when nothing changed and no heartbeat is due. The bytes must be sent: what is
   * written counts as known to the client. A slow client is skipped by not calling this; the next frame then catches up.
   */
  write(world: VisibleWorld, frame: SnapshotFrame): Uint8Array<ArrayBuffer> | null {
    this.markVisible(world, frame.visible);
    this.findChanges(world, frame);
    this.admit(world, frame);
    const parts = this.partsOf(frame);
    if (parts === 0 && frame.ackSeq === this.lastAck && frame.tick - this.lastTick < heartbeatTicks) return null;
    bytes.clear();
    this.writeHeader(parts, frame);
    this.writeLists(world);
    if ((parts & part.fight) !== 0) writeEvents(frame.fight);
    if (strode.length > 0) writeSteps(strode, writeLong);
    this.isFull = false;
    this.lastTick = frame.tick;
    this.lastAck = frame.ackSeq;
    this.lastSelf = frame.self;
    this.lastVitals = frame.vitals;
    return bytes.copy();
  }

  private partsOf({ self, vitals, fight }: SnapshotFrame): number {
    const { lastSelf, lastVitals } = this;
    return (
      (this.isFull ? part.full : 0) | (self.x !== lastSelf.x || self.y !== lastSelf.y || self.facing !== lastSelf.facing ? part.self : 0) |
      (left.length > 0 ? part.left : 0) | (entered.length > 0 ? part.entered : 0) | (moved.length > 0 ? part.moved : 0) |
      (turned.length > 0 ? part.turned : 0) | (flagged.length > 0 ? part.flagged : 0) | (placed.length > 0 ? part.placed : 0) |
      (!isSamePace(self, lastSelf) ? part.pace : 0) | (vitals !== null && !isSameVitals(vitals, lastVitals) ? part.vitals : 0) |
      (wounded.length > 0 ? part.wounded : 0) | (described.length > 0 ? part.described : 0) | (fight.some(({ count }) => count > 0) ? part.fight : 0) | (strode.length > 0 ? part.strode : 0)
    );
  }

  private markVisible(world: VisibleWorld, { isFresh, count, rows, dues }: VisibleRows): void {
    const rowIds = world.ids;
    if (this.slotOfRow.length < rowIds.length) this.coverRows(rowIds.length);
    const { slotOfRow, ids, marks } = this;
    entered.clear();
    for (let index = 0; index < count; index++) {
      const row = rows[index] ?? 0;
      const slot = slotOfRow[row] ?? -1;
      if (slot >= 0 && ids[slot] === rowIds[row]) marks[slot] = 1 + (dues[index] ?? 0);
      else if (isFresh) entered.push(row);
    }
  }

  private findChanges(world: VisibleWorld, frame: SnapshotFrame): void {
    const { ids, marks, slotCount } = this;
    for (const list of [left, moved, turned, flagged, placed, wounded, described, strode]) list.clear();
    for (let slot = 0; slot < slotCount; slot++) {
      const mark = marks[slot] ?? 0;
      if (mark > 1) this.compare(world, frame, slot);
      else if (mark === 0 && ids[slot] !== 0) this.leave(slot);
    }
    marks.fill(0, 0, slotCount);
  }

  private leave(slot: number): void {
    left.push(slot);
    // A row that changed hands in sight has its next holder among those who entered.
    const row = this.rows[slot] ?? 0;
    if (this.slotOfRow[row] === slot) this.slotOfRow[row] = -1;
    this.ids[slot] = 0;
    this.slotsTaken--;
  }

  private compare(world: VisibleWorld, frame: SnapshotFrame, slot: number): void {
    const row = this.rows[slot] ?? 0;
    const stepsX = quantise((world.x[row] ?? 0));
    const stepsY = quantise((world.y[row] ?? 0));
    if (stepsX !== this.x[slot] || stepsY !== this.y[slot]) this.move(slot, stepsX, stepsY);
    const facing = world.facing[row] ?? 0;
    if (facing !== this.facing[slot] && (this.marks[slot] !== 1 + due.nowAfterLong || turnBetween(facing, this.facing[slot] ?? 0) > slightTurn)) {
      turned.push(slot);
      this.facing[slot] = facing;
    }
    const flags = world.personal[row] === 0 ? (world.flags[row] ?? 0) : (world.flags[row] ?? 0) | frame.ownFlags(row);
    if (flags !== this.flags[slot]) {
      flagged.push(slot);
      this.flags[slot] = flags;
    }
    const health = world.health[row] ?? 0;
    if (health !== this.health[slot]) {
      wounded.push(slot);
      this.health[slot] = health;
    }
    const revision = world.revision[row] ?? 0;
    if (revision !== this.revision[slot]) {
      described.push(slot);
      this.revision[slot] = revision;
    }
  }

  private move(slot: number, stepsX: number, stepsY: number): void {
    const dx = stepsX - (this.x[slot] ?? 0);
    const dy = stepsY - (this.y[slot] ?? 0);
    const most = Math.max(Math.abs(dx), Math.abs(dy));
    if (most <= mostSteps.walked) moved.push3(slot, dx, dy);
    else if (most <= mostSteps.afterLong && this.marks[slot] === 1 + due.nowAfterLong) strode.push3(slot, dx, dy);
    else placed.push(slot);
    this.x[slot] = stepsX;
    this.y[slot] = stepsY;
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
      this.ids[slot] = world.ids[row] ?? 0;
      this.x[slot] = quantise((world.x[row] ?? 0));
      this.y[slot] = quantise((world.y[row] ?? 0));
      this.facing[slot] = world.facing[row] ?? 0;
      this.flags[slot] = (world.flags[row] ?? 0) | ((world.personal[row] ?? 0) === 0 ? 0 : frame.ownFlags(row));
      this.health[slot] = world.health[row] ?? 0;
      this.revision[slot] = world.revision[row] ?? 0;
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
    if (moved.length > 0) writeSteps(moved, writeShort);
    if (turned.length > 0) this.writeSlots(turned, (slot) => bytes.u8((this.facing[slot] ?? 0)));
    if (flagged.length > 0) this.writeSlots(flagged, (slot) => bytes.varint((this.flags[slot] ?? 0)));
    if (placed.length > 0) {
      this.writeSlots(placed, (slot) => {
        bytes.u16((this.x[slot] ?? 0));
        bytes.u16((this.y[slot] ?? 0));
      });
    }
    if (wounded.length > 0) this.writeSlots(wounded, (slot) => bytes.u8((this.health[slot] ?? 0)));
    if (described.length > 0) this.writeSlots(described, (slot) => this.writeDescribed(world.appearance((this.rows[slot] ?? 0))));
  }

  /** Which of them changed, then those. */
  private writeVitals(vitals: Vitals | null): void {
    if (vitals === null) return;
    let mask = 0;
    for (let index = 0; index < vitalFields.length; index++) if (isChanged(vitals, this.lastVitals, index)) mask |= 1 << index;
    bytes.u16(mask);
    for (let index = 0; index < vitalFields.length; index++) if ((mask & (1 << index)) !== 0) bytes.u16(Math.min(0xffff, vitals[vitalFields[index] ?? 'health']));
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
    const shown = world.appearance((this.rows[slot] ?? 0));
    const health = this.health[slot] ?? 0;
    const extras = extrasOf(shown, health);
    bytes.varint(slot);
    bytes.varint((this.ids[slot] ?? 0));
    bytes.u8(entityKinds.indexOf(shown.kind));
    bytes.u8(extras);
    bytes.text(shown.name);
    bytes.u16((this.x[slot] ?? 0));
    bytes.u16((this.y[slot] ?? 0));
    bytes.u8((this.facing[slot] ?? 0));
    bytes.varint((this.flags[slot] ?? 0));
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
    this.marks = wider(new Uint8Array(size), this.marks);
  }
}

function extrasOf(shown: Shown, health: number): number {
  return (
    (shown.look !== null ? extra.look : 0) | (shown.content !== '' ? extra.content : 0) | (shown.level !== usual.level ? extra.level : 0) |
    (shown.variant !== usual.variant ? extra.variant : 0) | (shown.held !== '' ? extra.held : 0) | (shown.worn.length > 0 ? extra.worn : 0) |
    (health !== usual.health ? extra.health : 0)
  );
}

const writeShort = (step: number): void => bytes.i8(step);
const writeLong = (step: number): void => bytes.i16(step);

/** Slots, ascending, as gaps, each with its steps east and south. */
function writeSteps(steps: NumberList, write: (step: number) => void): void {
  bytes.varint(steps.length / 3);
  let before = 0;
  for (let index = 0; index < steps.length; index += 3) {
    const slot = steps.at(index);
    bytes.varint(slot - before);
    write(steps.at(index + 1));
    write(steps.at(index + 2));
    before = slot;
  }
}

function writeWorn(worn: readonly string[]): void {
  bytes.u8(worn.length);
  for (const template of worn) bytes.text(template);
}

function isSamePace(one: SelfPace, other: SelfPace): boolean {
  return one.speedPerMille === other.speedPerMille && one.rollSteps === other.rollSteps && one.rollFacing === other.rollFacing && one.rollRestSteps === other.rollRestSteps;
}

function isSameVitals(one: Vitals, other: Vitals | null): boolean {
  for (let index = 0; index < vitalFields.length; index++) if (isChanged(one, other, index)) return false;
  return true;
}

/** In 256ths of a turn, the shorter way. */
function turnBetween(one: number, other: number): number {
  const turn = Math.abs(one - other);
  return turn > 128 ? 256 - turn : turn;
}

function isChanged(now: Vitals, before: Vitals | null, index: number): boolean {
  const field = vitalFields[index] ?? 'health';
  return before === null || now[field] !== before[field];
}

/** What exceeds a frame is not told. */
function writeEvents(blocks: readonly EventBlock[]): void {
  let count = 0;
  const told = blocks.filter((block) => (count + block.count <= maxEvents ? (count += block.count, true) : false));
  bytes.varint(count);
  for (const block of told) bytes.raw(block.bytes);
}
