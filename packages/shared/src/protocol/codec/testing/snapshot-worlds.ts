import { fc } from '@fast-check/vitest';
import { expect } from 'vitest';
import { damageTypes } from '../../../inventory/content';
import { damageKinds, type CombatEvent } from '../../combat';
import { usualPace, vitalFields, type EntityKind, type EntityView, type Vitals } from '../../world';
import { joinEvents } from '../combat-events';
import { lookChoices, lookFields, type Look } from '../../../character/look';
import { facingRadians } from '../quantise';
import { wait, type VisibleWorld } from '../snapshot-frame';
import type { SnapshotReader } from '../snapshot-reader';

export const entityCount = 60;
export const plainLook = Object.fromEntries(lookFields.map((field) => [field, 0])) as Look;
export const look: fc.Arbitrary<Look> = fc.record(
  Object.fromEntries(lookFields.map((field) => [field, fc.nat(lookChoices[field] - 1)])),
) as fc.Arbitrary<Look>;
export const person = fc.record({
  name: fc.string({ unit: 'grapheme', maxLength: 16 }),
  look,
  kind: fc.constantFrom('player', 'townsperson', 'enemy', 'drop'),
  content: fc.constantFrom('', 'ward_drone', 'pistol_lantern'),
});

export interface Person {
  name: string;
  look: Look;
  kind: EntityKind;
  content: string;
}

/** What each entity holds and wears, where it is not the default. */
export type Worn = Map<number, Pick<EntityView, 'level' | 'healthMax' | 'variant' | 'held' | 'worn'>>;

export function emptyWorld(people: readonly Person[] = [], wearing: Worn = new Map()): VisibleWorld {
  return {
    ids: Uint32Array.from({ length: entityCount }, (_, entityIndex) => entityIndex + 1),
    x: new Float32Array(entityCount).fill(50),
    y: new Float32Array(entityCount).fill(50),
    facing: new Uint8Array(entityCount),
    flags: new Uint16Array(entityCount),
    personal: new Uint8Array(entityCount),
    health: new Uint8Array(entityCount).fill(255),
    revision: new Uint8Array(entityCount),
    appearance: (entityIndex) => {
      const someone = people[entityIndex % Math.max(1, people.length)] ?? {
        name: `p${entityIndex}`,
        look: plainLook,
        kind: 'player',
        content: '',
      };
      const isPerson = someone.kind !== 'drop';
      return {
        kind: someone.kind,
        name: someone.name,
        look: isPerson ? someone.look : null,
        content: someone.content,
        ...(wearing.get(entityIndex) ?? { level: 0, healthMax: 0, variant: 0, held: '', worn: [] }),
      };
    },
  };
}

export const frameOf = (tick: number, visible: readonly number[]) => ({
  tick,
  ackSeq: tick & 0xffff,
  self: { x: 1.5, y: 2.5, facing: 64, ...usualPace },
  vitals: null,
  combat: [joinEvents([])],
  visible: entitiesOf(visible, wait.none),
  ownFlags: () => 0,
});

export function entitiesOf(entityIndices: readonly number[], waits: number) {
  return { isFresh: true, count: entityIndices.length, entityIndices, waits: entityIndices.map(() => waits) };
}

export function expectSame(
  reader: ReturnType<SnapshotReader['apply']>,
  world: VisibleWorld,
  visible: readonly number[],
): void {
  expect([...reader.entities.keys()].sort()).toEqual(visible.map((entityIndex) => world.ids[entityIndex]).sort());
  for (const entityIndex of visible) {
    const seen = reader.entities.get(world.ids[entityIndex] ?? -1);
    const { name, look, ...shown } = world.appearance(entityIndex);
    expect(seen).toMatchObject({ name, look: look ?? plainLook, ...shown, health: world.health[entityIndex] });
    expect(Math.abs((seen?.x ?? -1) - (world.x[entityIndex] ?? 0))).toBeLessThanOrEqual(1 / 128);
    expect(Math.abs((seen?.y ?? -1) - (world.y[entityIndex] ?? 0))).toBeLessThanOrEqual(1 / 128);
    expect(seen?.facing).toBe(facingRadians(world.facing[entityIndex] ?? 0));
    expect(seen?.flags).toBe(world.flags[entityIndex]);
  }
}

export const shown = fc.record({
  level: fc.nat(30),
  healthMax: fc.nat(70_000),
  variant: fc.nat(5),
  held: fc.constantFrom('', 'pistol_lantern'),
  worn: fc.constantFrom<string[]>([], ['torso_vest', 'head_cap']),
});
export const change = fc.record({
  entityIndex: fc.nat(entityCount - 1),
  x: fc.integer({ min: 0, max: 320 }),
  y: fc.integer({ min: 0, max: 320 }),
  facing: fc.nat(255),
  flags: fc.nat(0x3fff),
  health: fc.nat(255),
  shown: fc.option(shown),
  reborn: fc.nat(9),
});
export const vitals = fc.option(
  fc.record(Object.fromEntries(vitalFields.map((field) => [field, fc.nat(0xffff)]))) as unknown as fc.Arbitrary<Vitals>,
);
export const pace = fc.record({
  speedPerMille: fc.constantFrom(1000, 650, 0),
  rollSteps: fc.nat(7),
  rollFacing: fc.nat(255),
  rollRestSteps: fc.nat(12),
});
export const combatEvent: fc.Arbitrary<CombatEvent> = fc.oneof(
  fc.record({
    kind: fc.constant('damage' as const),
    source: fc.nat(900),
    target: fc.nat(900),
    amount: fc.nat(4000),
    how: fc.constantFrom(...damageKinds),
    damageType: fc.constantFrom(...damageTypes),
    by: fc.constantFrom('', 'pistol_lantern'),
  }),
  fc.record({
    kind: fc.constant('status' as const),
    source: fc.nat(900),
    target: fc.nat(900),
    status: fc.constantFrom('bleeding', 'jolted'),
    stacks: fc.nat(9),
    lastsMs: fc.nat(60_000),
  }),
  fc.record({ kind: fc.constant('died' as const), target: fc.nat(900), source: fc.nat(900) }),
);
export const step = fc.record({
  vitals,
  pace,
  combat: fc.array(combatEvent, { maxLength: 4 }),
  changes: fc.array(change, { maxLength: 20 }),
  visible: fc.uniqueArray(fc.nat(entityCount - 1), { maxLength: entityCount }),
  fate: fc.constantFrom('sent', 'sent', 'sent', 'skipped', 'lost'),
});
