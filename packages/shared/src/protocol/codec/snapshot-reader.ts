import { lookFields, type Look } from '../../character/look';
import type { CombatEvent } from '../combat';
import {
  entityKinds,
  usualPace,
  vitalFields,
  type AppliedSnapshot,
  type EntityView,
  type SelfPace,
  type Vitals,
} from '../world';
import { ByteReader, DecodeError } from './bytes';
import { readCombatEvent } from './combat-events';
import { extra, maxEvents, maxSlots, part, placeOfId, rememberedPlaces, usual } from './frame';
import { readLook } from './look-bits';
import { facingRadians, floatBits, floatOfBits, tilesOf, unzigzag } from './quantise';
import { readSlotList } from './slot-list';
import { foresee, readStray } from './steps';

interface Seen {
  readonly view: EntityView;
  /** In steps of 1/64 tile, so that deltas add up without drift. */
  stepsX: number;
  stepsY: number;
  /** The last movement, and when it was received. */
  wentEast: number;
  wentSouth: number;
  wentTicks: number;
  sentTick: number;
}

/** What both sides remember of an entity that is out of view. */
type Description = Omit<EntityView, 'x' | 'y' | 'facing' | 'flags' | 'health'>;

/** What a client knows of the zone, updated by applying one frame after the other. */
export class SnapshotReader {
  private readonly entities = new Map<number, EntityView>();
  private slots = new Map<number, Seen>();
  /** Descriptions by `placeOfId`. */
  private remembered: (Description | undefined)[] = [];
  private tick = 0;
  private ackSeq = 0;
  private frameCount = 0;
  private self = { x: 0, y: 0, facing: 0 };
  private pace: SelfPace = usualPace;
  private vitals: Vitals | null = null;
  private isLost = true;

  /**
   * True until a full frame arrives: before the first one and after a frame that could not be applied. The client then
   * requests a resync.
   */
  get needsFull(): boolean {
    return this.isLost;
  }

  /** All entities in view after the last frame; the same map is updated in place. */
  get known(): ReadonlyMap<number, EntityView> {
    return this.entities;
  }

  /**
   * Applies the next frame.
   * @throws DecodeError when the bytes are malformed or a frame was lost; after that only a full frame is accepted.
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
    if (isFull && ((parts & part.self) === 0 || (parts & part.faced) === 0))
      throw new DecodeError('full frame without self');
    this.frameCount = frameCount;
    this.tick = isFull ? bytes.u32() : this.tick + bytes.varint();
    this.ackSeq = isFull ? bytes.u16() : (this.ackSeq + bytes.varint()) & 0xffff;
    if ((parts & part.self) !== 0)
      this.self = isFull
        ? { ...this.self, x: bytes.f32(), y: bytes.f32() }
        : { ...this.self, x: readOn(bytes, this.self.x), y: readOn(bytes, this.self.y) };
    if ((parts & part.faced) !== 0) this.self = { ...this.self, facing: facingRadians(bytes.u8()) };
    if (isFull) this.pace = usualPace;
    if ((parts & part.pace) !== 0)
      this.pace = {
        speedPerMille: bytes.u16(),
        rollSteps: bytes.u8(),
        rollFacing: bytes.u8(),
        rollRestSteps: bytes.u8(),
      };
    if ((parts & part.vitals) !== 0) this.vitals = readVitals(bytes, this.vitals);
    const before = new Set(isFull ? this.entities.keys() : []);
    if (isFull) this.forget();
    const left = (parts & part.left) !== 0 ? this.readLeft(bytes) : [];
    const entered = (parts & part.entered) !== 0 ? this.readEntered(bytes) : [];
    if ((parts & part.moved) !== 0) this.readMoved(bytes);
    if ((parts & part.turned) !== 0)
      this.readSlots(bytes, ({ view }) => void (view.facing = facingRadians(bytes.u8())));
    if ((parts & part.flagged) !== 0) this.readSlots(bytes, ({ view }) => void (view.flags = bytes.varint()));
    const teleported = (parts & part.placed) !== 0 ? this.readPlaced(bytes) : [];
    if ((parts & part.wounded) !== 0) this.readSlots(bytes, ({ view }) => void (view.health = bytes.u8()));
    if ((parts & part.described) !== 0) this.readSlots(bytes, ({ view }) => readDescribed(bytes, view));
    const combat = (parts & part.combat) !== 0 ? readCombatEvents(bytes) : [];
    bytes.end();
    this.isLost = false;
    const gone = isFull ? this.forgetMissing(before) : left;
    return {
      tick: this.tick,
      ackSeq: this.ackSeq,
      self: { ...this.self, ...this.pace },
      vitals: this.vitals,
      entered: entered.filter(({ id }) => !before.has(id)),
      left: gone,
      teleported,
      entities: this.entities,
      combat,
    };
  }

  private readLeft(bytes: ByteReader): number[] {
    const left: number[] = [];
    for (const slot of readSlotList(bytes)) {
      const seen = this.slots.get(slot);
      if (seen === undefined) throw new DecodeError('unknown slot');
      this.slots.delete(slot);
      this.entities.delete(seen.view.id);
      left.push(seen.view.id);
    }
    return left;
  }

  private readEntered(bytes: ByteReader): EntityView[] {
    const entered: EntityView[] = [];
    const count = readCount(bytes);
    for (let index = 0; index < count; index++) {
      const slot = bytes.varint();
      const seen = this.readSeen(bytes);
      if (slot >= maxSlots || this.slots.has(slot)) throw new DecodeError('slot is taken');
      this.slots.set(slot, seen);
      this.entities.set(seen.view.id, seen.view);
      entered.push(seen.view);
    }
    return entered;
  }

  private readSeen(bytes: ByteReader): Seen {
    const id = bytes.varint();
    const extras = bytes.u8();
    const known = (extras & extra.known) === 0 ? readDescription(bytes, id, extras) : this.remembered[placeOfId(id)];
    if (known?.id !== id) throw new DecodeError('an unknown entity is sent as known');
    const stepsX = bytes.u16();
    const stepsY = bytes.u16();
    const view: EntityView = {
      ...known,
      x: tilesOf(stepsX),
      y: tilesOf(stepsY),
      facing: facingRadians(bytes.u8()),
      flags: bytes.varint(),
      health: (extras & extra.health) !== 0 ? bytes.u8() : usual.health,
    };
    // The view itself is stored, so that its later changes are remembered too.
    this.remembered[placeOfId(id)] = view;
    return { view, stepsX, stepsY, wentEast: 0, wentSouth: 0, wentTicks: 1, sentTick: this.tick };
  }

  private readMoved(bytes: ByteReader): void {
    for (const seen of this.readSlotsSeen(bytes)) {
      const elapsedTicks = this.tick - seen.sentTick;
      const { east, south } = readStray(bytes);
      seen.wentEast = east + foresee(seen.wentEast, seen.wentTicks, elapsedTicks);
      seen.wentSouth = south + foresee(seen.wentSouth, seen.wentTicks, elapsedTicks);
      seen.stepsX += seen.wentEast;
      seen.stepsY += seen.wentSouth;
      this.place(seen, elapsedTicks);
    }
    bytes.align();
  }

  private readPlaced(bytes: ByteReader): number[] {
    const placed: number[] = [];
    this.readSlots(bytes, (seen) => {
      seen.stepsX = bytes.u16();
      seen.stepsY = bytes.u16();
      seen.wentEast = 0;
      seen.wentSouth = 0;
      this.place(seen, this.tick - seen.sentTick);
      placed.push(seen.view.id);
    });
    return placed;
  }

  private place(seen: Seen, elapsedTicks: number): void {
    seen.wentTicks = Math.max(1, elapsedTicks);
    seen.sentTick = this.tick;
    seen.view.x = tilesOf(seen.stepsX);
    seen.view.y = tilesOf(seen.stepsY);
  }

  private readSlotsSeen(bytes: ByteReader): Seen[] {
    return readSlotList(bytes).map((slot) => {
      const seen = this.slots.get(slot);
      if (seen === undefined) throw new DecodeError('unknown slot');
      return seen;
    });
  }

  private readSlots(bytes: ByteReader, readValue: (seen: Seen) => void): void {
    for (const seen of this.readSlotsSeen(bytes)) readValue(seen);
  }

  private forget(): void {
    this.slots = new Map();
    this.remembered = new Array<Description | undefined>(rememberedPlaces);
  }

  /** Removes and returns the entities that a full frame does not contain. */
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

function readDescription(bytes: ByteReader, id: number, extras: number): Description {
  const kind = entityKinds[bytes.u8()];
  if (kind === undefined) throw new DecodeError('unknown kind of entity');
  const has = (field: keyof typeof extra): boolean => (extras & extra[field]) !== 0;
  return {
    id,
    kind,
    name: bytes.text(),
    look: has('look') ? readLook(bytes) : plainLook,
    content: has('content') ? bytes.text() : '',
    level: has('level') ? bytes.u8() : usual.level,
    healthMax: has('level') ? bytes.varint() : 0,
    variant: has('variant') ? bytes.u8() : usual.variant,
    held: has('held') ? bytes.text() : '',
    worn: has('worn') ? readWorn(bytes) : [],
  };
}

/** Reads the next value of a float from the difference of its bits. */
function readOn(bytes: ByteReader, before: number): number {
  const value = floatOfBits((floatBits(before) + unzigzag(bytes.varint())) | 0);
  if (!Number.isFinite(value)) throw new DecodeError('not a finite number');
  return value;
}

function readDescribed(bytes: ByteReader, view: EntityView): void {
  view.level = bytes.u8();
  view.healthMax = bytes.varint();
  view.variant = bytes.u8();
  view.held = bytes.text();
  view.worn = readWorn(bytes);
}

function readWorn(bytes: ByteReader): string[] {
  return Array.from({ length: bytes.u8() }, () => bytes.text());
}

/** Reads the vitals that changed and merges them with the previous ones. */
function readVitals(bytes: ByteReader, before: Vitals | null): Vitals {
  const mask = bytes.u16();
  const isWhole = mask === (1 << vitalFields.length) - 1;
  if (mask >= 1 << vitalFields.length || (before === null && !isWhole)) throw new DecodeError('vitals of nobody');
  const values = vitalFields.map(
    (field, index) => [field, (mask & (1 << index)) === 0 ? (before?.[field] ?? 0) : bytes.u16()] as const,
  );
  return Object.fromEntries(values) as unknown as Vitals;
}

function readCombatEvents(bytes: ByteReader): CombatEvent[] {
  const count = bytes.varint();
  if (count > maxEvents) throw new DecodeError('too much at once');
  return Array.from({ length: count }, () => readCombatEvent(bytes));
}

const plainLook = Object.fromEntries(lookFields.map((field) => [field, 0])) as Look;
