import { lookFields, lookChoices, type Look } from '../../character/look';
import type { FightEvent } from '../fight';
import { entityKinds, usualPace, vitalFields, type AppliedSnapshot, type EntityView, type SelfPace, type Vitals } from '../world';
import { ByteReader, DecodeError } from './bytes';
import { readFightEvent } from './fight-events';
import { extra, maxEvents, maxSlots, part, usual } from './frame';
import { facingRadians, tilesOf } from './quantise';

interface Seen {
  readonly view: EntityView;
  /** In steps of 1/64 tile, so that deltas add up without drift. */
  stepsX: number;
  stepsY: number;
}

/** What a client knows of the zone, kept by applying one frame after the other. */
export class SnapshotReader {
  private readonly entities = new Map<number, EntityView>();
  private slots = new Map<number, Seen>();
  private tick = 0;
  private frameCount = 0;
  private self = { x: 0, y: 0, facing: 0 };
  private pace: SelfPace = usualPace;
  private vitals: Vitals | null = null;
  private isLost = true;

  /** True until a full frame arrives: before the first one and after a frame that could not be applied. Ask for a resync then. */
  get needsFull(): boolean {
    return this.isLost;
  }

  /** Everyone in sight after the last frame; the same map is updated in place. */
  get known(): ReadonlyMap<number, EntityView> {
    return this.entities;
  }

  /**
   * Applies the next frame.
   * @throws DecodeError when the bytes are malformed or a frame between was lost; nothing but a full frame is taken after that.
   */
  apply(frame: ArrayBuffer | Uint8Array): AppliedSnapshot {
    const bytes = new ByteReader(frame);
    try {
      return this.read(bytes);
    } catch (error) {
      this.isLost = true;
      throw error instanceof DecodeError ? error : new DecodeError('unreadable frame');
    }
  }

  private read(bytes: ByteReader): AppliedSnapshot {
    const parts = bytes.varint();
    const frameCount = bytes.u8();
    const isFull = (parts & part.full) !== 0;
    if (!isFull && this.isLost) throw new DecodeError('no full frame yet');
    if (!isFull && frameCount !== ((this.frameCount + 1) & 0xff)) throw new DecodeError('a frame was lost');
    if (isFull && (parts & part.self) === 0) throw new DecodeError('full frame without self');
    this.frameCount = frameCount;
    this.tick = isFull ? bytes.u32() : this.tick + bytes.varint();
    const ackSeq = bytes.u16();
    if ((parts & part.self) !== 0) this.self = { x: bytes.f32(), y: bytes.f32(), facing: facingRadians(bytes.u8()) };
    if (isFull) this.pace = usualPace;
    if ((parts & part.pace) !== 0) this.pace = { speedPerMille: bytes.u16(), rollSteps: bytes.u8(), rollFacing: bytes.u8(), rollRestSteps: bytes.u8() };
    if ((parts & part.vitals) !== 0) this.vitals = readVitals(bytes, this.vitals);
    const before = new Set(isFull ? this.entities.keys() : []);
    if (isFull) this.slots = new Map();
    const left = (parts & part.left) !== 0 ? this.readLeft(bytes) : [];
    const entered = (parts & part.entered) !== 0 ? this.readEntered(bytes) : [];
    if ((parts & part.moved) !== 0) this.readMoved(bytes);
    if ((parts & part.turned) !== 0) this.readSlots(bytes, ({ view }) => void (view.facing = facingRadians(bytes.u8())));
    if ((parts & part.flagged) !== 0) this.readSlots(bytes, ({ view }) => void (view.flags = bytes.varint()));
    const teleported = (parts & part.placed) !== 0 ? this.readPlaced(bytes) : [];
    if ((parts & part.wounded) !== 0) this.readSlots(bytes, ({ view }) => void (view.health = bytes.u8()));
    if ((parts & part.described) !== 0) this.readSlots(bytes, ({ view }) => readDescribed(bytes, view));
    const fight = (parts & part.fight) !== 0 ? readFight(bytes) : [];
    if ((parts & part.strode) !== 0) this.readStrode(bytes);
    bytes.end();
    this.isLost = false;
    const gone = isFull ? this.forgetMissing(before) : left;
    return {
      tick: this.tick, ackSeq, self: { ...this.self, ...this.pace }, vitals: this.vitals,
      entered: entered.filter(({ id }) => !before.has(id)), left: gone, teleported, entities: this.entities, fight,
    };
  }

  private readLeft(bytes: ByteReader): number[] {
    const left: number[] = [];
    this.readSlots(bytes, (seen, slot) => {
      this.slots.delete(slot);
      this.entities.delete(seen.view.id);
      left.push(seen.view.id);
    });
    return left;
  }

  private readEntered(bytes: ByteReader): EntityView[] {
    const entered: EntityView[] = [];
    const count = readCount(bytes);
    for (let index = 0; index < count; index++) {
      const slot = bytes.varint();
      const seen = readSeen(bytes);
      if (slot >= maxSlots || this.slots.has(slot)) throw new DecodeError('slot is taken');
      this.slots.set(slot, seen);
      this.entities.set(seen.view.id, seen.view);
      entered.push(seen.view);
    }
    return entered;
  }

  private readMoved(bytes: ByteReader): void {
    this.readSlots(bytes, (seen) => {
      seen.stepsX += bytes.i8();
      seen.stepsY += bytes.i8();
      place(seen);
    });
  }

  private readStrode(bytes: ByteReader): void {
    this.readSlots(bytes, (seen) => {
      seen.stepsX += bytes.i16();
      seen.stepsY += bytes.i16();
      place(seen);
    });
  }

  private readPlaced(bytes: ByteReader): number[] {
    const placed: number[] = [];
    this.readSlots(bytes, (seen) => {
      seen.stepsX = bytes.u16();
      seen.stepsY = bytes.u16();
      place(seen);
      placed.push(seen.view.id);
    });
    return placed;
  }

  private readSlots(bytes: ByteReader, readValue: (seen: Seen, slot: number) => void): void {
    const count = readCount(bytes);
    let slot = 0;
    for (let index = 0; index < count; index++) {
      slot += bytes.varint();
      const seen = this.slots.get(slot);
      if (seen === undefined) throw new DecodeError('unknown slot');
      readValue(seen, slot);
    }
  }

  /** After a full frame: everyone known before it and not in it has gone. */
  private forgetMissing(before: ReadonlySet<number>): number[] {
    const here = new Set<number>();
    for (const { view } of this.slots.values()) here.add(view.id);
    const gone = [...before].filter((id) => !here.has(id));
    for (const id of gone) this.entities.delete(id);
    return gone;
  }
}

function readCount(bytes: ByteReader): number {
  const count = bytes.varint();
  if (count > maxSlots) throw new DecodeError('too many');
  return count;
}

function readSeen(bytes: ByteReader): Seen {
  const id = bytes.varint();
  const kind = entityKinds[bytes.u8()];
  if (kind === undefined) throw new DecodeError('unknown kind of entity');
  const extras = bytes.u8();
  const has = (field: keyof typeof extra): boolean => (extras & extra[field]) !== 0;
  const name = bytes.text();
  const stepsX = bytes.u16();
  const stepsY = bytes.u16();
  const facing = facingRadians(bytes.u8());
  const flags = bytes.varint();
  const view: EntityView = {
    id, kind, name, x: tilesOf(stepsX), y: tilesOf(stepsY), facing, flags,
    look: has('look') ? readLook(bytes) : plainLook,
    content: has('content') ? bytes.text() : '',
    level: has('level') ? bytes.u8() : usual.level,
    variant: has('variant') ? bytes.u8() : usual.variant,
    held: has('held') ? bytes.text() : '',
    worn: has('worn') ? readWorn(bytes) : [],
    health: has('health') ? bytes.u8() : usual.health,
  };
  return { view, stepsX, stepsY };
}

function readDescribed(bytes: ByteReader, view: EntityView): void {
  view.level = bytes.u8();
  view.variant = bytes.u8();
  view.held = bytes.text();
  view.worn = readWorn(bytes);
}

function readWorn(bytes: ByteReader): string[] {
  return Array.from({ length: bytes.u8() }, () => bytes.text());
}

/** Those that changed over those known before. */
function readVitals(bytes: ByteReader, before: Vitals | null): Vitals {
  const mask = bytes.u16();
  const isWhole = mask === (1 << vitalFields.length) - 1;
  if (mask >= 1 << vitalFields.length || (before === null && !isWhole)) throw new DecodeError('vitals of nobody');
  const values = vitalFields.map((field, index) => [field, (mask & (1 << index)) === 0 ? before?.[field] ?? 0 : bytes.u16()] as const);
  return Object.fromEntries(values) as unknown as Vitals;
}

function readFight(bytes: ByteReader): FightEvent[] {
  const count = bytes.varint();
  if (count > maxEvents) throw new DecodeError('too much at once');
  return Array.from({ length: count }, () => readFightEvent(bytes));
}

const plainLook = Object.fromEntries(lookFields.map((field) => [field, 0])) as Look;

function readLook(bytes: ByteReader): Look {
  const look: Record<string, number> = {};
  for (const field of lookFields) {
    const choice = bytes.u8();
    if (choice >= lookChoices[field]) throw new DecodeError('unknown look');
    look[field] = choice;
  }
  return look as Look;
}

function place(seen: Seen): void {
  seen.view.x = tilesOf(seen.stepsX);
  seen.view.y = tilesOf(seen.stepsY);
}
