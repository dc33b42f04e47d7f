import { entityKinds, usualPace, type SelfPace } from '../world';
import { ByteWriter } from './bytes';
import type { EventBlock } from './fight-events';
import { extra, heartbeatTicks, maxEvents, maxSlots, part, usual } from './frame';
import { writeLook } from './look-bits';
import { NumberList } from './number-list';
import { floatBits, quantise, zigzag } from './quantise';
import { writeSlotList } from './slot-list';
import { SlotsOfRows } from './slots-of-rows';
import { due, inMargin, type Shown, type SnapshotFrame, type VisibleRows, type VisibleWorld } from './snapshot-frame';
import { foresee, mostStray, writeStray } from './steps';
import { Told } from './told';
import { VitalsTold } from './vitals';

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
const changes = [left, moved, turned, flagged, placed, wounded, described] as const;
const slotsOfRows = new SlotsOfRows();
/** Of the tick being written, by slot: 0 out of sight, else 1 more than its `due`. */
const marks = new Uint8Array(maxSlots);
const afterLong = 1 + due.nowAfterLong;
/** Of whoever is told of seldom a turn of up to this, in 256ths, is not told: it stands at the edge of a crowd. */
const slightTurn = 9;
/** What is kept of a slot lies side by side: where it stood when it was told of last and how it had come there since the time before. */
const kept = { row: 0, id: 1, x: 2, y: 3, aspect: 4, flags: 5, wentEast: 6, wentSouth: 7, wentTicks: 8, toldTick: 9 } as const;
const stride = 10;
/** Facing, health and revision in one number. */
const shift = { health: 8, revision: 16 } as const;
const facingBits = 0xff;

/** Says to one client what changed since the frame before; lives as long as its socket. */
export class SnapshotWriter {
  private readonly told = new Told();
  private readonly vitalsTold = new VitalsTold();
  private slotsTaken = 0;
  private freeSlots: number[] = [];
  private slotCount = 0;
  private slots = new Int32Array(32 * stride);
  private frameCount = 0;
  private isFull = true;
  /** Being written. */
  private tick = 0;
  private lastTick = 0;
  private lastAck = -1;
  private lastSelf: SnapshotFrame['self'] = nowhere;

  /** Whether the next frame says everything; it needs a fresh look. */
  get isNextFull(): boolean {
    return this.isFull;
  }

  /** The next frame says everything: after a frame was lost or the client asks. */
  reset(): void {
    this.isFull = true;
    this.told.clear();
    this.slotsTaken = 0;
    this.freeSlots = [];
    this.slotCount = 0;
    this.lastSelf = nowhere;
    this.vitalsTold.forget();
  }

  /**
   * Bytes of the next frame, or null when nothing changed and no heartbeat is due. The bytes must be sent: what is
   * written counts as known to the client. A slow client is skipped by not calling this; the next frame then catches up.
   */
  write(world: VisibleWorld, frame: SnapshotFrame): Uint8Array<ArrayBuffer> | null {
    this.tick = frame.tick;
    this.noteRows(world);
    this.markVisible(world, frame.visible);
    this.findChanges(world, frame);
    this.admit(world, frame);
    const parts = this.partsOf(frame);
    if (parts === 0 && frame.ackSeq === this.lastAck && frame.tick - this.lastTick < heartbeatTicks) return null;
    bytes.clear();
    this.writeHeader(parts, frame);
    this.writeLists(world);
    if ((parts & part.fight) !== 0) writeEvents(frame.fight);
    this.isFull = false;
    this.lastTick = frame.tick;
    this.lastAck = frame.ackSeq;
    this.lastSelf = frame.self;
    return bytes.copy();
  }

  private partsOf({ self, vitals, fight }: SnapshotFrame): number {
    const { lastSelf } = this;
    let parts = this.isFull ? part.full : 0;
    if (self.x !== lastSelf.x || self.y !== lastSelf.y) parts |= part.self;
    if (self.facing !== lastSelf.facing) parts |= part.faced;
    if (!isSamePace(self, lastSelf)) parts |= part.pace;
    if (vitals !== null && this.vitalsTold.haveChanged(vitals)) parts |= part.vitals;
    if (left.length > 0) parts |= part.left;
    if (entered.length > 0) parts |= part.entered;
    if (moved.length > 0) parts |= part.moved;
    if (turned.length > 0) parts |= part.turned;
    if (flagged.length > 0) parts |= part.flagged;
    if (placed.length > 0) parts |= part.placed;
    if (wounded.length > 0) parts |= part.wounded;
    if (described.length > 0) parts |= part.described;
    for (let index = 0; index < fight.length; index++) if ((fight[index]?.count ?? 0) > 0) parts |= part.fight;
    return parts;
  }

  private noteRows(world: VisibleWorld): void {
    const { slots, slotCount } = this;
    slotsOfRows.begin(world.ids.length);
    for (let slot = 0, at = 0; slot < slotCount; slot++, at += stride) {
      if (slots[at + kept.id] !== 0) slotsOfRows.note(slots[at + kept.row] ?? 0, slot);
    }
  }

  private markVisible(world: VisibleWorld, { isFresh, count, rows, dues }: VisibleRows): void {
    const { slots } = this;
    const rowIds = world.ids;
    entered.clear();
    for (let index = 0; index < count; index++) {
      const row = rows[index] ?? 0;
      const slot = slotsOfRows.of(row);
      const when = dues[index] ?? 0;
      if (slot >= 0 && slots[slot * stride + kept.id] === rowIds[row]) marks[slot] = 1 + (when & ~inMargin);
      else if (isFresh && (when & inMargin) === 0) entered.push(row);
    }
  }

  private findChanges(world: VisibleWorld, frame: SnapshotFrame): void {
    const { slots, slotCount } = this;
    for (let index = 0; index < changes.length; index++) changes[index]?.clear();
    for (let slot = 0; slot < slotCount; slot++) {
      const mark = marks[slot] ?? 0;
      if (mark > 1) this.compare(world, frame, slot);
      else if (mark === 0 && slots[slot * stride + kept.id] !== 0) this.leave(slot);
    }
    marks.fill(0, 0, slotCount);
  }

  private leave(slot: number): void {
    left.push(slot);
    this.slots[slot * stride + kept.id] = 0;
    this.slotsTaken--;
  }

  private compare(world: VisibleWorld, frame: SnapshotFrame, slot: number): void {
    const { slots } = this;
    const at = slot * stride;
    const row = slots[at + kept.row] ?? 0;
    const stepsX = quantise(world.x[row] ?? 0);
    const stepsY = quantise(world.y[row] ?? 0);
    if (stepsX !== slots[at + kept.x] || stepsY !== slots[at + kept.y]) this.move(slot, stepsX, stepsY);
    const aspect = aspectOf(world, row);
    if (aspect !== slots[at + kept.aspect]) this.change(slot, aspect);
    const flags = flagsOf(world, frame, row);
    if (flags !== slots[at + kept.flags]) {
      flagged.push(slot);
      slots[at + kept.flags] = flags;
    }
  }

  private change(slot: number, aspect: number): void {
    const { slots } = this;
    const at = slot * stride;
    const before = slots[at + kept.aspect] ?? 0;
    let now = aspect;
    if (((aspect ^ before) & facingBits) !== 0) {
      if (marks[slot] !== afterLong || turnBetween(aspect & facingBits, before & facingBits) > slightTurn) turned.push(slot);
      else now = (aspect & ~facingBits) | (before & facingBits);
    }
    if ((((aspect ^ before) >> shift.health) & 0xff) !== 0) wounded.push(slot);
    if (aspect >> shift.revision !== before >> shift.revision) {
      described.push(slot);
      this.told.revise(slots[at + kept.id] ?? 0, aspect >> shift.revision);
    }
    slots[at + kept.aspect] = now;
  }

  private move(slot: number, stepsX: number, stepsY: number): void {
    const { slots, tick } = this;
    const at = slot * stride;
    const elapsedTicks = tick - (slots[at + kept.toldTick] ?? 0);
    const wentTicks = slots[at + kept.wentTicks] ?? 1;
    const east = stepsX - (slots[at + kept.x] ?? 0);
    const south = stepsY - (slots[at + kept.y] ?? 0);
    const strayEast = east - foresee(slots[at + kept.wentEast] ?? 0, wentTicks, elapsedTicks);
    const straySouth = south - foresee(slots[at + kept.wentSouth] ?? 0, wentTicks, elapsedTicks);
    const walked = Math.max(Math.abs(strayEast), Math.abs(straySouth)) <= (marks[slot] === afterLong ? mostStray.afterLong : mostStray.walked);
    if (walked) moved.push3(slot, strayEast, straySouth);
    else placed.push(slot);
    slots[at + kept.x] = stepsX;
    slots[at + kept.y] = stepsY;
    slots[at + kept.wentEast] = walked ? east : 0;
    slots[at + kept.wentSouth] = walked ? south : 0;
    slots[at + kept.wentTicks] = Math.max(1, elapsedTicks);
    slots[at + kept.toldTick] = tick;
  }

  private admit(world: VisibleWorld, frame: SnapshotFrame): void {
    const room = maxSlots - this.slotsTaken;
    if (entered.length > room) entered.length = room;
    for (let index = 0; index < left.length; index++) this.freeSlots.push(left.at(index));
    for (let index = 0; index < entered.length; index++) {
      const row = entered.at(index);
      const slot = this.freeSlots.pop() ?? this.slotCount++;
      if ((slot + 1) * stride > this.slots.length) this.grow();
      this.keep(slot, row, world);
      this.slots[slot * stride + kept.flags] = flagsOf(world, frame, row);
      this.slots[slot * stride + kept.toldTick] = frame.tick;
      this.slotsTaken++;
      entered.values[index] = slot;
    }
  }

  private keep(slot: number, row: number, world: VisibleWorld): void {
    const { slots } = this;
    const at = slot * stride;
    slots[at + kept.row] = row;
    slots[at + kept.id] = world.ids[row] ?? 0;
    slots[at + kept.x] = quantise(world.x[row] ?? 0);
    slots[at + kept.y] = quantise(world.y[row] ?? 0);
    slots[at + kept.aspect] = aspectOf(world, row);
    slots[at + kept.wentEast] = 0;
    slots[at + kept.wentSouth] = 0;
    slots[at + kept.wentTicks] = 1;
  }

  private writeHeader(parts: number, { tick, ackSeq, self, vitals }: SnapshotFrame): void {
    bytes.varint(parts);
    this.frameCount = (this.frameCount + 1) & 0xff;
    bytes.u8(this.frameCount);
    if (this.isFull) {
      bytes.u32(tick);
      bytes.u16(ackSeq);
    } else {
      bytes.varint(tick - this.lastTick);
      bytes.varint((ackSeq - this.lastAck) & 0xffff);
    }
    if ((parts & part.self) !== 0) this.writeSelf(self);
    if ((parts & part.faced) !== 0) bytes.u8(self.facing);
    if ((parts & part.pace) !== 0) {
      bytes.u16(self.speedPerMille);
      bytes.u8(self.rollSteps);
      bytes.u8(self.rollFacing);
      bytes.u8(self.rollRestSteps);
    }
    if ((parts & part.vitals) !== 0 && vitals !== null) this.vitalsTold.write(bytes);
  }

  private writeSelf({ x, y }: SnapshotFrame['self']): void {
    if (this.isFull) {
      bytes.f32(x);
      bytes.f32(y);
    } else {
      bytes.varint(zigzag((floatBits(x) - floatBits(this.lastSelf.x)) | 0));
      bytes.varint(zigzag((floatBits(y) - floatBits(this.lastSelf.y)) | 0));
    }
  }

  private writeLists(world: VisibleWorld): void {
    const { slots } = this;
    if (left.length > 0) writeSlotList(bytes, left, 1);
    if (entered.length > 0) {
      bytes.varint(entered.length);
      for (let index = 0; index < entered.length; index++) this.writeEntered(world, entered.at(index));
    }
    if (moved.length > 0) {
      writeSlotList(bytes, moved, 3);
      for (let index = 0; index < moved.length; index += 3) writeStray(bytes, moved.at(index + 1), moved.at(index + 2));
      bytes.align();
    }
    if (turned.length > 0) writeEach(turned, (slot) => bytes.u8(slots[slot * stride + kept.aspect] ?? 0));
    if (flagged.length > 0) writeEach(flagged, (slot) => bytes.varint(slots[slot * stride + kept.flags] ?? 0));
    if (placed.length > 0) {
      writeEach(placed, (slot) => {
        bytes.u16(slots[slot * stride + kept.x] ?? 0);
        bytes.u16(slots[slot * stride + kept.y] ?? 0);
      });
    }
    if (wounded.length > 0) writeEach(wounded, (slot) => bytes.u8((slots[slot * stride + kept.aspect] ?? 0) >> shift.health));
    if (described.length > 0) writeEach(described, (slot) => writeDescribed(world.appearance(slots[slot * stride + kept.row] ?? 0)));
  }

  private writeEntered(world: VisibleWorld, slot: number): void {
    const { slots } = this;
    const at = slot * stride;
    const id = slots[at + kept.id] ?? 0;
    const aspect = slots[at + kept.aspect] ?? 0;
    const health = (aspect >> shift.health) & 0xff;
    const wounds = health === usual.health ? 0 : extra.health;
    bytes.varint(slot);
    bytes.varint(id);
    if (this.told.knows(id, aspect >> shift.revision)) bytes.u8(extra.told | wounds);
    else writeDescription(world.appearance(slots[at + kept.row] ?? 0), wounds);
    bytes.u16(slots[at + kept.x] ?? 0);
    bytes.u16(slots[at + kept.y] ?? 0);
    bytes.u8(aspect);
    bytes.varint(slots[at + kept.flags] ?? 0);
    if (wounds !== 0) bytes.u8(health);
  }

  private grow(): void {
    const larger = new Int32Array(this.slots.length * 2);
    larger.set(this.slots);
    this.slots = larger;
  }
}

function aspectOf({ facing, health, revision }: VisibleWorld, row: number): number {
  return (facing[row] ?? 0) | ((health[row] ?? 0) << shift.health) | ((revision[row] ?? 0) << shift.revision);
}

function flagsOf({ flags, personal }: VisibleWorld, frame: SnapshotFrame, row: number): number {
  return personal[row] === 0 ? (flags[row] ?? 0) : (flags[row] ?? 0) | frame.ownFlags(row);
}

/** Slots, each followed by what `writeValue` adds. */
function writeEach(slots: NumberList, writeValue: (slot: number) => void): void {
  writeSlotList(bytes, slots, 1);
  for (let index = 0; index < slots.length; index++) writeValue(slots.at(index));
}

function writeDescription(shown: Shown, wounds: number): void {
  const { kind, name, look, content, level, variant, held, worn } = shown;
  bytes.u8(
    wounds | (look !== null ? extra.look : 0) | (content !== '' ? extra.content : 0) | (level !== usual.level ? extra.level : 0) |
    (variant !== usual.variant ? extra.variant : 0) | (held !== '' ? extra.held : 0) | (worn.length > 0 ? extra.worn : 0),
  );
  bytes.u8(entityKinds.indexOf(kind));
  bytes.text(name);
  if (look !== null) writeLook(bytes, look);
  if (content !== '') bytes.text(content);
  if (level !== usual.level) bytes.u8(level);
  if (variant !== usual.variant) bytes.u8(variant);
  if (held !== '') bytes.text(held);
  if (worn.length > 0) writeWorn(worn);
}

function writeDescribed({ level, variant, held, worn }: Shown): void {
  bytes.u8(level);
  bytes.u8(variant);
  bytes.text(held);
  writeWorn(worn);
}

function writeWorn(worn: readonly string[]): void {
  bytes.u8(worn.length);
  for (const template of worn) bytes.text(template);
}

function isSamePace(one: SelfPace, other: SelfPace): boolean {
  return one.speedPerMille === other.speedPerMille && one.rollSteps === other.rollSteps && one.rollFacing === other.rollFacing && one.rollRestSteps === other.rollRestSteps;
}

/** In 256ths of a turn, the shorter way. */
function turnBetween(one: number, other: number): number {
  const turn = Math.abs(one - other);
  return turn > 128 ? 256 - turn : turn;
}

/** What exceeds a frame is not told. */
function writeEvents(blocks: readonly EventBlock[]): void {
  let count = 0;
  const told = blocks.filter((block) => (count + block.count <= maxEvents ? (count += block.count, true) : false));
  bytes.varint(count);
  for (const block of told) bytes.raw(block.bytes);
}
