import { usualPace, type SelfPace } from '../world';
import { ByteWriter } from './bytes';
import { descriptionOf, writeDescribed } from './description';
import { writeEvents } from './combat-events';
import { extra, heartbeatTicks, maxSlots, part, usual } from './frame';
import { listNewcomers, marks, markVisible, turnOf, waitShift } from './marks';
import { NumberList } from './number-list';
import { aspectShift, facingBits, flagsOf, packed, PackedEntities, packedStride } from './packed-entities';
import { floatBits, turnBetween, zigzag } from './quantise';
import { writeSlotList, writeSlotValues } from './slot-list';
import { longWait, type SnapshotFrame, type VisibleWorld } from './snapshot-frame';
import { foresee, mostStray, writeStray } from './steps';
import { KnownByClient } from './known-by-client';
import { SentVitals } from './vitals';

const bytes = new ByteWriter();
/** The parts of one frame; writers take turns, so they share these buffers. */
const entered = new NumberList();
const left = new NumberList();
const moved = new NumberList();
const turned = new NumberList();
const flagged = new NumberList();
const placed = new NumberList();
const wounded = new NumberList();
const described = new NumberList();
const changes = [entered, left, moved, turned, flagged, placed, wounded, described] as const;
/** Packed entities of worlds without `packed`. */
const packedHere = new PackedEntities();
/**
 * A turn of up to this, in 256ths, is not sent for an entity that is updated rarely, because it stands at the edge of a
 * crowd.
 */
const slightTurn = 9;
/** The columns of a slot: the position at the last update, and the movement before it. */
const kept = {
  entityIndex: 0,
  id: 1,
  spot: 2,
  aspect: 3,
  flags: 4,
  wentEast: 5,
  wentSouth: 6,
  wentTicks: 7,
  sentTick: 8,
} as const;
const stride = 9;
/** In a packed position, y is stored in the lower half. */
const southBits = 0xffff;

/** Encodes for one client what changed since the previous frame; it lives as long as its socket. */
export class SnapshotWriter {
  private readonly knownByClient = new KnownByClient();
  private readonly sentVitals = new SentVitals();
  private slotsTaken = 0;
  private freeSlots: number[] = [];
  private slotCount = 0;
  private slots = new Int32Array(32 * stride);
  /** When each slot is updated. */
  private turns = new Uint8Array(32);
  /** The value of `PackedEntities.departures` in the previous frame. */
  private departures = -1;
  private frameCount = 0;
  private isFull = true;
  /** The tick of the frame being written. */
  private tick = 0;
  private lastTick = 0;
  private lastAck = -1;
  /**
   * The client's own entity as it was last sent, its position as the bits of floats; the first frame contains all of
   * it.
   */
  private ownX = 0;
  private ownY = 0;
  private ownFacing = 0;
  private speedPerMille = usualPace.speedPerMille;
  private rollSteps = usualPace.rollSteps;
  private rollFacing = usualPace.rollFacing;
  private rollRestSteps = usualPace.rollRestSteps;

  /** Whether the next frame is a full one, which needs a fresh search. */
  get isNextFull(): boolean {
    return this.isFull;
  }

  /**
   * Reads a word of each part of this client's memory, and returns something made of them. Called for several clients
   * in a row before their frames are written, it lets the processor fetch these parts together instead of one by one.
   */
  warm(): number {
    return (this.slots[0] ?? 0) ^ (this.turns[0] ?? 0) ^ this.lastAck ^ this.sentVitals.warm();
  }

  /** Makes the next frame a full one, after a frame was lost or at the client's request. */
  reset(): void {
    this.isFull = true;
    this.knownByClient.clear();
    this.slotsTaken = 0;
    this.freeSlots = [];
    this.slotCount = 0;
    this.notePace(usualPace);
    this.sentVitals.forget();
  }

  /**
   * Encodes the next frame; returns null when nothing changed and no heartbeat is due. The bytes must be sent, because
   * they count as known to the client. To skip a slow client, do not call this; the next frame then catches up.
   */
  write(world: VisibleWorld, frame: SnapshotFrame): Uint8Array<ArrayBuffer> | null {
    const entityIndices = world.packed ?? packedHere;
    if (world.packed === undefined) packedHere.fill(world);
    this.tick = frame.tick;
    for (let index = 0; index < changes.length; index++) changes[index]?.clear();
    if (frame.visible.isFresh) {
      markVisible(frame.visible, entityIndices.count);
      this.lookThrough(entityIndices);
      listNewcomers(frame.visible, entered);
    } else if (world.packed === undefined || entityIndices.departures !== this.departures)
      this.leaveTheGone(entityIndices);
    this.departures = entityIndices.departures;
    this.findChanges(entityIndices, frame);
    this.admit(entityIndices, frame);
    const parts = this.partsOf(frame);
    if (parts === 0 && frame.ackSeq === this.lastAck && frame.tick - this.lastTick < heartbeatTicks) return null;
    bytes.clear();
    this.writeHeader(parts, frame);
    this.writeLists(world);
    if ((parts & part.combat) !== 0) writeEvents(bytes, frame.combat);
    this.isFull = false;
    this.lastTick = frame.tick;
    this.lastAck = frame.ackSeq;
    return bytes.copy();
  }

  private partsOf({ self, vitals, combat }: SnapshotFrame): number {
    let parts = this.isFull ? part.full | part.self | part.faced : 0;
    if (floatBits(self.x) !== this.ownX || floatBits(self.y) !== this.ownY) parts |= part.self;
    if (self.facing !== this.ownFacing) parts |= part.faced;
    if (
      self.speedPerMille !== this.speedPerMille ||
      self.rollSteps !== this.rollSteps ||
      self.rollFacing !== this.rollFacing ||
      self.rollRestSteps !== this.rollRestSteps
    )
      parts |= part.pace;
    if (vitals !== null && this.sentVitals.haveChanged(vitals)) parts |= part.vitals;
    if (left.length > 0) parts |= part.left;
    if (entered.length > 0) parts |= part.entered;
    if (moved.length > 0) parts |= part.moved;
    if (turned.length > 0) parts |= part.turned;
    if (flagged.length > 0) parts |= part.flagged;
    if (placed.length > 0) parts |= part.placed;
    if (wounded.length > 0) parts |= part.wounded;
    if (described.length > 0) parts |= part.described;
    for (let index = 0; index < combat.length; index++) if ((combat[index]?.count ?? 0) > 0) parts |= part.combat;
    return parts;
  }

  private notePace({ speedPerMille, rollSteps, rollFacing, rollRestSteps }: SelfPace): void {
    this.speedPerMille = speedPerMille;
    this.rollSteps = rollSteps;
    this.rollFacing = rollFacing;
    this.rollRestSteps = rollRestSteps;
  }

  /** Removes entities that are out of view and updates the waits of the others. */
  private lookThrough({ values }: PackedEntities): void {
    const { slots, slotCount, turns } = this;
    const { byEntity } = marks;
    for (let slot = 0, at = 0; slot < slotCount; slot++, at += stride) {
      const id = slots[at + kept.id] ?? 0;
      if (id === 0) continue;
      const entityIndex = slots[at + kept.entityIndex] ?? 0;
      const mark = byEntity[entityIndex] ?? 0;
      if (mark === 0 || values[entityIndex * packedStride + packed.id] !== id) {
        this.leave(slot);
        continue;
      }
      byEntity[entityIndex] = 0;
      turns[slot] = turnOf(entityIndex, mark);
    }
  }

  private leaveTheGone({ values }: PackedEntities): void {
    const { slots, slotCount } = this;
    for (let slot = 0, at = 0; slot < slotCount; slot++, at += stride) {
      const id = slots[at + kept.id] ?? 0;
      if (id !== 0 && values[(slots[at + kept.entityIndex] ?? 0) * packedStride + packed.id] !== id) this.leave(slot);
    }
  }

  private findChanges({ values }: PackedEntities, frame: SnapshotFrame): void {
    const { slots, slotCount, turns, tick } = this;
    for (let slot = 0; slot < slotCount; slot++) {
      const turn = turns[slot] ?? 0;
      const waits = turn >> waitShift;
      if ((waits & (tick + turn)) !== 0) continue;
      const at = slot * stride;
      if (slots[at + kept.id] === 0) continue;
      const entityIndex = slots[at + kept.entityIndex] ?? 0;
      const from = entityIndex * packedStride;
      const spot = values[from + packed.spot] ?? 0;
      if (spot !== slots[at + kept.spot]) this.move(slot, spot, waits);
      const aspect = values[from + packed.aspect] ?? 0;
      if (aspect !== slots[at + kept.aspect]) this.change(slot, aspect, waits);
      const flags = flagsOf(values[from + packed.flags] ?? 0, entityIndex, frame);
      if (flags !== slots[at + kept.flags]) {
        flagged.push(slot);
        slots[at + kept.flags] = flags;
      }
    }
  }

  private leave(slot: number): void {
    left.push(slot);
    this.slots[slot * stride + kept.id] = 0;
    this.slotsTaken--;
  }

  private change(slot: number, aspect: number, waits: number): void {
    const { slots } = this;
    const at = slot * stride;
    const before = slots[at + kept.aspect] ?? 0;
    let now = aspect;
    if (((aspect ^ before) & facingBits) !== 0) {
      if (waits <= longWait || turnBetween(aspect & facingBits, before & facingBits) > slightTurn) turned.push(slot);
      else now = (aspect & ~facingBits) | (before & facingBits);
    }
    if ((((aspect ^ before) >> aspectShift.health) & 0xff) !== 0) wounded.push(slot);
    if (aspect >> aspectShift.revision !== before >> aspectShift.revision) {
      described.push(slot);
      this.knownByClient.revise(slots[at + kept.id] ?? 0, aspect >> aspectShift.revision);
    }
    slots[at + kept.aspect] = now;
  }

  private move(slot: number, spot: number, waits: number): void {
    const { slots, tick } = this;
    const at = slot * stride;
    const before = slots[at + kept.spot] ?? 0;
    const elapsedTicks = tick - (slots[at + kept.sentTick] ?? 0);
    const wentTicks = slots[at + kept.wentTicks] ?? 1;
    const east = (spot >>> 16) - (before >>> 16);
    const south = (spot & southBits) - (before & southBits);
    const strayEast = east - foresee(slots[at + kept.wentEast] ?? 0, wentTicks, elapsedTicks);
    const straySouth = south - foresee(slots[at + kept.wentSouth] ?? 0, wentTicks, elapsedTicks);
    const most = waits > longWait ? mostStray.afterLong : mostStray.walked;
    const walked = strayEast <= most && strayEast >= -most && straySouth <= most && straySouth >= -most;
    if (walked) moved.push3(slot, strayEast, straySouth);
    else placed.push(slot);
    slots[at + kept.spot] = spot;
    slots[at + kept.wentEast] = walked ? east : 0;
    slots[at + kept.wentSouth] = walked ? south : 0;
    slots[at + kept.wentTicks] = elapsedTicks > 1 ? elapsedTicks : 1;
    slots[at + kept.sentTick] = tick;
  }

  private admit(entityIndices: PackedEntities, frame: SnapshotFrame): void {
    const room = maxSlots - this.slotsTaken;
    for (let index = room; index < entered.length; index++) marks.byEntity[entered.at(index)] = 0;
    if (entered.length > room) entered.length = room;
    for (let index = 0; index < left.length; index++) this.freeSlots.push(left.at(index));
    for (let index = 0; index < entered.length; index++) {
      const entityIndex = entered.at(index);
      const slot = this.freeSlots.pop() ?? this.slotCount++;
      if ((slot + 1) * stride > this.slots.length) this.grow();
      this.keep(slot, entityIndex, { entityIndices, frame });
      this.slotsTaken++;
      entered.values[index] = slot;
    }
  }

  private keep(
    slot: number,
    entityIndex: number,
    { entityIndices: { values }, frame }: { readonly entityIndices: PackedEntities; readonly frame: SnapshotFrame },
  ): void {
    const { slots } = this;
    const at = slot * stride;
    const from = entityIndex * packedStride;
    this.turns[slot] = turnOf(entityIndex, marks.byEntity[entityIndex] ?? 0);
    marks.byEntity[entityIndex] = 0;
    slots[at + kept.entityIndex] = entityIndex;
    slots[at + kept.id] = values[from + packed.id] ?? 0;
    slots[at + kept.spot] = values[from + packed.spot] ?? 0;
    slots[at + kept.aspect] = values[from + packed.aspect] ?? 0;
    slots[at + kept.flags] = flagsOf(values[from + packed.flags] ?? 0, entityIndex, frame);
    slots[at + kept.wentEast] = 0;
    slots[at + kept.wentSouth] = 0;
    slots[at + kept.wentTicks] = 1;
    slots[at + kept.sentTick] = frame.tick;
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
    if ((parts & part.faced) !== 0) {
      bytes.u8(self.facing);
      this.ownFacing = self.facing;
    }
    if ((parts & part.pace) !== 0) {
      this.notePace(self);
      bytes.u16(self.speedPerMille);
      bytes.u8(self.rollSteps);
      bytes.u8(self.rollFacing);
      bytes.u8(self.rollRestSteps);
    }
    if ((parts & part.vitals) !== 0 && vitals !== null) this.sentVitals.write(bytes);
  }

  private writeSelf(self: SnapshotFrame['self']): void {
    const x = floatBits(self.x);
    const y = floatBits(self.y);
    if (this.isFull) {
      bytes.u32(x);
      bytes.u32(y);
    } else {
      bytes.varint(zigzag((x - this.ownX) | 0));
      bytes.varint(zigzag((y - this.ownY) | 0));
    }
    this.ownX = x;
    this.ownY = y;
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
    if (turned.length > 0) writeSlotValues(bytes, turned, (slot) => bytes.u8(slots[slot * stride + kept.aspect] ?? 0));
    if (flagged.length > 0)
      writeSlotValues(bytes, flagged, (slot) => bytes.varint(slots[slot * stride + kept.flags] ?? 0));
    if (placed.length > 0) {
      writeSlotValues(bytes, placed, (slot) => {
        writeSpot(slots[slot * stride + kept.spot] ?? 0);
      });
    }
    if (wounded.length > 0)
      writeSlotValues(bytes, wounded, (slot) =>
        bytes.u8((slots[slot * stride + kept.aspect] ?? 0) >> aspectShift.health),
      );
    if (described.length > 0)
      writeSlotValues(bytes, described, (slot) =>
        writeDescribed(bytes, world.appearance(slots[slot * stride + kept.entityIndex] ?? 0)),
      );
  }

  private writeEntered(world: VisibleWorld, slot: number): void {
    const { slots } = this;
    const at = slot * stride;
    const id = slots[at + kept.id] ?? 0;
    const aspect = slots[at + kept.aspect] ?? 0;
    const health = (aspect >> aspectShift.health) & 0xff;
    const wounds = health === usual.health ? 0 : extra.health;
    bytes.varint(slot);
    bytes.varint(id >>> 0);
    if (this.knownByClient.knows(id >>> 0, aspect >> aspectShift.revision)) {
      bytes.u8(extra.known | wounds);
    } else {
      const description = descriptionOf(world.appearance(slots[at + kept.entityIndex] ?? 0));
      bytes.u8((description[0] ?? 0) | wounds);
      bytes.raw(description.subarray(1));
    }
    writeSpot(slots[at + kept.spot] ?? 0);
    bytes.u8(aspect);
    bytes.varint(slots[at + kept.flags] ?? 0);
    if (wounds !== 0) bytes.u8(health);
  }

  private grow(): void {
    const larger = new Int32Array(this.slots.length * 2);
    larger.set(this.slots);
    this.slots = larger;
    const turns = new Uint8Array(larger.length / stride);
    turns.set(this.turns);
    this.turns = turns;
  }
}

function writeSpot(spot: number): void {
  bytes.u16(spot >>> 16);
  bytes.u16(spot & southBits);
}
