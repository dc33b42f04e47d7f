import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { entityFlags, vitalFields, type Vitals } from '../world';
import { encodeCombatEvent, joinEvents } from './combat-events';
import { DecodeError } from './bytes';
import { heartbeatTicks, rememberedPlaces } from './frame';
import { facingRadians } from './quantise';
import { wait } from './snapshot-frame';
import { SnapshotReader } from './snapshot-reader';
import { SnapshotWriter } from './snapshot-writer';
import {
  plainLook,
  person,
  type Worn,
  emptyWorld,
  frameOf,
  entitiesOf,
  expectSame,
  step,
} from './testing/snapshot-worlds';

describe('snapshots of a zone', () => {
  test.prop([fc.array(person, { minLength: 1, maxLength: 8 }), fc.array(step, { maxLength: 25 })])(
    'show every client exactly the entities in view, whatever was skipped or lost',
    (people, steps) => {
      const wearing: Worn = new Map();
      const world = emptyWorld(people, wearing);
      const writer = new SnapshotWriter();
      const reader = new SnapshotReader();
      let nextId = 1000;
      let wasLost = false;
      for (const [index, { changes, visible, fate, vitals: own, pace: selfPace, combat }] of steps.entries()) {
        const frame = {
          ...frameOf(index, visible),
          vitals: own,
          combat: [
            joinEvents(combat.slice(0, 1).map(encodeCombatEvent)),
            joinEvents(combat.slice(1).map(encodeCombatEvent)),
          ],
        };
        frame.self = { ...frame.self, ...selfPace };
        for (const { entityIndex, x, y, facing, flags, health, shown: looks, reborn } of changes) {
          world.x[entityIndex] = x / 3.1;
          world.y[entityIndex] = y / 3.1;
          world.facing[entityIndex] = facing;
          world.flags[entityIndex] = flags;
          world.health[entityIndex] = health;
          if (looks !== null) {
            wearing.set(entityIndex, looks);
            world.revision[entityIndex] = ((world.revision[entityIndex] ?? 0) + 1) & 0xff;
          }
          if (reborn === 0) world.ids[entityIndex] = nextId++;
        }
        if (fate === 'skipped') continue;
        const bytes = writer.write(world, frame);
        expect(bytes).not.toBeNull();
        if (bytes === null) continue;
        if (fate === 'lost') {
          wasLost = true;
          continue;
        }
        if (wasLost && (bytes[0] ?? 0) % 2 === 0) {
          expect(() => reader.apply(bytes)).toThrow(DecodeError);
          expect(reader.needsFull).toBe(true);
          writer.reset();
          const full = writer.write(world, frame);
          if (full === null) throw new Error('a full frame is always written');
          expectSame(reader.apply(full), world, visible);
        } else {
          const applied = reader.apply(bytes);
          expectSame(applied, world, visible);
          expect(applied.self).toMatchObject(selfPace);
          if (own !== null) expect(applied.vitals).toEqual(own);
          expect(applied.combat).toEqual(combat);
        }
        wasLost = false;
      }
    },
  );

  test('name entities that entered and left once, also through a full frame', () => {
    const world = emptyWorld();
    const writer = new SnapshotWriter();
    const reader = new SnapshotReader();
    const show = (tick: number, visible: number[]) =>
      reader.apply(writer.write(world, frameOf(tick, visible)) ?? new Uint8Array());
    expect(show(1, [1, 2]).entered.map(({ id }) => id)).toEqual([2, 3]);
    writer.reset();
    const again = show(2, [2, 3]);
    expect(again.entered.map(({ id }) => id)).toEqual([4]);
    expect(again.left).toEqual([2]);
  });

  test('are empty while nothing happens, except for a heartbeat', () => {
    const world = emptyWorld();
    const writer = new SnapshotWriter();
    const quiet = (tick: number) => writer.write(world, { ...frameOf(0, [1, 2, 3]), tick });
    expect(quiet(0)).not.toBeNull();
    for (let tick = 1; tick < heartbeatTicks; tick++) expect(quiet(tick)).toBeNull();
    expect(quiet(heartbeatTicks)).toHaveLength(4);
  });

  test('of combat cost some twenty bytes a shot and a hit, for each client', () => {
    const world = emptyWorld();
    const writer = new SnapshotWriter();
    const frame = (tick: number, combat: readonly Uint8Array[]) => ({
      ...frameOf(tick, [1]),
      ackSeq: 7,
      combat: [joinEvents(combat)],
    });
    writer.write(world, frame(1, []));
    const shot = encodeCombatEvent({
      kind: 'shot',
      source: 900,
      weapon: 'rifle',
      fromX: 50,
      fromY: 50,
      toX: 70,
      toY: 60,
      hit: 'wall',
      velocityTilesPerS: 90,
      seq: 4000,
    });
    const hit = encodeCombatEvent({
      kind: 'damage',
      source: 900,
      target: 901,
      amount: 34,
      how: 'critical',
      damageType: 'shock',
      by: 'pistol_lantern',
    });
    expect([shot.length, hit.length]).toEqual([16, 23]);
    // Two bytes of parts, and one each of frame count, tick, ack and number of events.
    expect(writer.write(world, frame(2, [shot, hit]))).toHaveLength(6 + 16 + 23);
  });

  test('give each client its own flags of marked entities', () => {
    const world = emptyWorld();
    world.personal[5] = 1;
    world.flags[5] = entityFlags.moving;
    const seen = (ownFlags: number) =>
      new SnapshotReader().apply(
        new SnapshotWriter().write(world, { ...frameOf(1, [5, 6]), ownFlags: () => ownFlags }) ?? new Uint8Array(),
      ).entities;
    expect([seen(entityFlags.hostile).get(6)?.flags, seen(entityFlags.calm).get(6)?.flags]).toEqual([
      entityFlags.moving | entityFlags.hostile,
      entityFlags.moving | entityFlags.calm,
    ]);
    expect(seen(entityFlags.hostile).get(7)?.flags).toBe(0);
  });

  test('contain only the vitals that changed', () => {
    const world = emptyWorld();
    const writer = new SnapshotWriter();
    const reader = new SnapshotReader();
    const whole = Object.fromEntries(vitalFields.map((field, index) => [field, 100 + index])) as unknown as Vitals;
    const show = (tick: number, own: Vitals) =>
      writer.write(world, { ...frameOf(tick, []), ackSeq: 7, vitals: own }) ?? new Uint8Array();
    reader.apply(show(1, whole));
    const bytes = show(2, { ...whole, stamina: 40 });
    expect(bytes).toHaveLength(5 + 4);
    expect(reader.apply(bytes).vitals).toEqual({ ...whole, stamina: 40 });
  });

  test('cost 1.5 bytes for an entity that starts to walk, and 0.5 for one that walks on', () => {
    const world = emptyWorld();
    const writer = new SnapshotWriter();
    const reader = new SnapshotReader();
    const visible = Array.from({ length: 30 }, (_, entityIndex) => entityIndex);
    const frame = (tick: number) => ({ ...frameOf(tick, visible), ackSeq: 7 });
    const show = (tick: number) => {
      const bytes = writer.write(world, frame(tick)) ?? new Uint8Array();
      expectSame(reader.apply(bytes), world, visible);
      return bytes.length;
    };
    show(1);
    for (const entityIndex of visible) world.x[entityIndex] = 50.21;
    expect(show(2)).toBe(4 + 5 + Math.ceil((30 * 12) / 8));
    for (const entityIndex of visible) world.x[entityIndex] = 50.42;
    expect(show(3)).toBe(4 + 5 + Math.ceil((30 * 6) / 8));
    expect(writer.write(world, frame(4))).toBeNull();
  });

  test('describe a returning entity again only if it has changed', () => {
    const wearing: Worn = new Map();
    const world = emptyWorld([{ name: 'A rather long name', look: plainLook, kind: 'player', content: '' }], wearing);
    const writer = new SnapshotWriter();
    const reader = new SnapshotReader();
    const show = (tick: number, visible: readonly number[]) => {
      const bytes = writer.write(world, frameOf(tick, visible)) ?? new Uint8Array();
      expectSame(reader.apply(bytes), world, visible);
      return bytes.length;
    };
    show(1, [5]);
    show(2, []);
    expect(show(3, [5])).toBe(4 + 1 + 9);
    show(4, []);
    wearing.set(5, { level: 3, healthMax: 300, variant: 0, held: 'pistol_lantern', worn: [] });
    world.revision[5] = 1;
    expect(show(5, [5])).toBeGreaterThan(40);
    show(6, []);
    expect(show(7, [5])).toBe(4 + 1 + 9);
  });

  test('describe an entity again after another one took its slot in memory', () => {
    const world = emptyWorld();
    const writer = new SnapshotWriter();
    const reader = new SnapshotReader();
    world.ids[6] = 6 + rememberedPlaces;
    for (const [index, visible] of [[5], [], [6], [], [5, 6], [], [6, 5]].entries())
      expectSame(reader.apply(writer.write(world, frameOf(index, visible)) ?? new Uint8Array()), world, visible);
  });

  test('update far entities less frequently, and correct them in their turn', () => {
    const world = emptyWorld();
    const writer = new SnapshotWriter();
    const reader = new SnapshotReader();
    const show = (tick: number) =>
      reader.apply(
        writer.write(world, { ...frameOf(tick, [5]), visible: entitiesOf([5], wait.one) }) ?? new Uint8Array(),
      );
    show(1);
    world.x[5] = 50.5;
    expect(show(2).entities.get(6)?.x).toBe(50);
    expect(show(3).entities.get(6)?.x).toBe(50.5);
  });

  test('distinguish walking from teleporting', () => {
    const world = emptyWorld();
    const writer = new SnapshotWriter();
    const reader = new SnapshotReader();
    const show = (tick: number) => reader.apply(writer.write(world, frameOf(tick, [5])) ?? new Uint8Array());
    show(1);
    world.x[5] = 51;
    expect(show(2).teleported).toEqual([]);
    world.x[5] = 80;
    expect(show(3).teleported).toEqual([6]);
  });

  test('let entities enter only after a new search, but leave immediately', () => {
    const world = emptyWorld();
    const writer = new SnapshotWriter();
    const reader = new SnapshotReader();
    const show = (tick: number, look: { readonly isFresh: boolean }) =>
      reader.apply(
        writer.write(world, { ...frameOf(tick, [5, 6]), visible: { ...entitiesOf([5, 6], wait.none), ...look } }) ??
          new Uint8Array(),
      );
    show(1, { isFresh: true });
    world.ids[5] = 900;
    const old = show(2, { isFresh: false });
    expect([old.left, [...old.entities.keys()]]).toEqual([[6], [7]]);
    expect([...show(3, { isFresh: true }).entities.keys()]).toEqual([7, 900]);
  });

  test('do not treat an entity with a long wait as teleported', () => {
    const world = emptyWorld();
    const writer = new SnapshotWriter();
    const reader = new SnapshotReader();
    // Eight indices apart, both are updated in ticks 3, 11, 19 and 27.
    const show = (tick: number) =>
      reader.apply(
        writer.write(world, { ...frameOf(tick, [5, 13]), visible: entitiesOf([5, 13], wait.seven) }) ??
          new Uint8Array(),
      );
    show(3);
    world.x[5] = 53;
    world.y[13] = 47.5;
    const far = show(11);
    expect([far.teleported, far.entities.get(6)?.x, far.entities.get(14)?.y]).toEqual([[], 53, 47.5]);
    world.facing[5] = 9;
    world.facing[13] = 240;
    const turned = show(19).entities;
    expect([turned.get(6)?.facing, turned.get(14)?.facing]).toEqual([0, facingRadians(240)]);
    world.x[5] = 70;
    expect(show(27).teleported).toEqual([6]);
  });

  test('keep the update order of the last search while there is no new one', () => {
    const world = emptyWorld();
    const writer = new SnapshotWriter();
    const reader = new SnapshotReader();
    const frame = (tick: number, visible: { readonly isFresh: boolean }) =>
      reader.apply(
        writer.write(world, { ...frameOf(tick, []), visible: { ...entitiesOf([5, 6], wait.three), ...visible } }) ??
          new Uint8Array(),
      );
    frame(1, { isFresh: true });
    const seenAt = new Map<number, number[]>();
    for (let tick = 2; tick <= 9; tick++) {
      world.facing.fill(tick);
      const { entities } = frame(tick, { isFresh: false });
      for (const id of [6, 7])
        if (entities.get(id)?.facing === facingRadians(tick)) seenAt.set(id, [...(seenAt.get(id) ?? []), tick]);
    }
    expect(Object.fromEntries(seenAt)).toEqual({ 6: [3, 7], 7: [2, 6] });
  });

  test.prop([fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 10 })])(
    'throw only DecodeError for hostile bytes',
    (frames) => {
      const reader = new SnapshotReader();
      for (const frame of frames) expectDecodeErrorOrNothing(() => reader.apply(frame));
    },
  );

  test.prop([fc.nat(400), fc.nat(255), fc.nat(400)])(
    'throw only DecodeError for changed or truncated frames',
    (position, value, length) => {
      const world = emptyWorld();
      const writer = new SnapshotWriter();
      const reader = new SnapshotReader();
      const bytes = writer.write(world, frameOf(1, [1, 2, 3, 4, 5])) ?? new Uint8Array();
      if (position < bytes.length) bytes[position] = value;
      expectDecodeErrorOrNothing(() => reader.apply(bytes.slice(0, length)));
    },
  );
});

function expectDecodeErrorOrNothing(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(DecodeError);
  }
}
