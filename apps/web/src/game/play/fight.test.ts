import { describe, expect, it } from 'vitest';
import type { ItemContent } from '@necp/shared/inventory/content';
import type { FightEvent } from '@necp/shared/protocol';
import { EventQueue } from '../net/event-queue';
import { OwnShots } from '../net/own-shots';
import { freeWay, inOrder, nextTarget, under } from './targeting';
import { Trigger, type TriggerMoment } from './trigger';

const pistol = {
  kind: 'firearm', family: 'pistol', pellets: 1, cycleMs: 300, magazineRounds: 3, spreadDegrees: 2, recoilDegrees: 1.5, settleDegreesPerS: 9, drawMs: 300, rangeTiles: 22,
} as unknown as ItemContent;
const blade = { kind: 'blade', swingMs: 500 } as unknown as ItemContent;
const steady: TriggerMoment = { nowMs: 1_000, isHeld: true, weapon: pistol, rounds: 3, isBusy: false, speedShare: 0, aimedShare: 0, chance: () => 0.9 };

describe('the trigger', () => {
  it('fires in the very frame it is pulled, and again only when the weapon has cycled', () => {
    const trigger = new Trigger();
    expect(trigger.pull(steady)?.does).toBe('shoot');
    expect(trigger.pull({ ...steady, nowMs: 1_290 })).toBeNull();
    expect(trigger.pull({ ...steady, nowMs: 1_301 })?.does).toBe('shoot');
  });

  it('does nothing while reloading, rolling or lying down', () => {
    expect(new Trigger().pull({ ...steady, isBusy: true })).toBeNull();
  });

  it('counts its own shots until the simulation has, then clicks once on an empty magazine', () => {
    const trigger = new Trigger();
    trigger.counted(2);
    const at = (nowMs: number, rounds: number) => trigger.pull({ ...steady, nowMs, rounds })?.does;
    expect(at(1_000, 2)).toBe('shoot');
    expect(at(1_400, 2)).toBe('shoot');
    expect(at(1_800, 2)).toBeUndefined();
    trigger.counted(0);
    trigger.pull({ ...steady, isHeld: false });
    expect(at(2_500, 0)).toBe('click');
    expect(at(3_000, 0)).toBeUndefined();
  });

  it('shoots again after a reload', () => {
    const trigger = new Trigger();
    trigger.counted(1);
    trigger.pull({ ...steady, rounds: 1 });
    trigger.counted(0);
    trigger.counted(3);
    expect(trigger.pull({ ...steady, nowMs: 5_000, rounds: 3 })?.does).toBe('shoot');
  });

  it('wanders more with each shot and settles with time', () => {
    const trigger = new Trigger();
    const calm = trigger.spreadDegrees(steady);
    trigger.pull(steady);
    expect(trigger.spreadDegrees(steady)).toBeGreaterThan(calm);
    expect(trigger.spreadDegrees({ ...steady, nowMs: 3_000 })).toBeCloseTo(calm);
    expect(trigger.spreadDegrees({ ...steady, nowMs: 3_000, aimedShare: 1 })).toBeLessThan(calm);
  });

  it('strikes with a blade and with bare hands', () => {
    expect(new Trigger().pull({ ...steady, weapon: blade, rounds: 0 })?.does).toBe('strike');
    expect(new Trigger().pull({ ...steady, weapon: null, rounds: 0 })?.does).toBe('strike');
  });

  it('waits until another weapon is drawn', () => {
    const trigger = new Trigger();
    trigger.drawn(1_200);
    expect(trigger.pull(steady)).toBeNull();
    expect(trigger.pull({ ...steady, nowMs: 1_250 })?.does).toBe('shoot');
  });
});

describe('events of a fight', () => {
  const spawned = (target: number): FightEvent => ({ kind: 'spawned', target });

  it('wait until the picture has come to their moment', () => {
    const queue = new EventQueue();
    expect(queue.put(100, [spawned(5)], 1)).toEqual([]);
    expect(queue.due(99.9)).toEqual([]);
    expect(queue.due(100)).toEqual([spawned(5)]);
    expect(queue.due(101)).toEqual([]);
  });

  it('are shown at once when the player did them or suffers them', () => {
    const queue = new EventQueue();
    const hurt: FightEvent = { kind: 'damage', source: 9, target: 1, amount: 4, how: 'hit', damageType: 'physical' };
    const done: FightEvent = { kind: 'damage', source: 1, target: 9, amount: 4, how: 'hit', damageType: 'physical' };
    expect(queue.put(100, [hurt, spawned(7), done], 1)).toEqual([hurt, done]);
  });

  it('never pile up without end', () => {
    const queue = new EventQueue();
    const shown = queue.put(50, Array.from({ length: 1_000 }, (_, index) => spawned(index + 10)), 1);
    expect(shown.length + queue.due(50).length).toBe(1_000);
    expect(shown.length).toBeGreaterThan(0);
  });

  it('of the own weapon draw nothing a second time', () => {
    const shots = new OwnShots();
    shots.note(41, 1, 0);
    expect(shots.take(41)).toBe(true);
    expect(shots.take(41)).toBe(false);
    expect(shots.take(42)).toBe(false);
  });

  it('answer each pellet once', () => {
    const shots = new OwnShots();
    shots.note(7, 3, 0);
    expect([shots.take(7), shots.take(7), shots.take(7), shots.take(7)]).toEqual([true, true, true, false]);
  });

  it('are forgotten when the simulation never confirmed them, so that a later number is not mistaken', () => {
    const shots = new OwnShots();
    shots.note(7, 1, 0);
    shots.note(8, 1, 60_000);
    expect(shots.take(7)).toBe(false);
  });
});

describe('choosing a target', () => {
  const me = { x: 0, y: 0 };
  const foes = [{ id: 3, x: 9, y: 0, isHostile: true }, { id: 1, x: 2, y: 0, isHostile: true }, { id: 2, x: 0, y: 5, isHostile: true }, { id: 8, x: 1, y: 0, isHostile: false }, { id: 9, x: 40, y: 0, isHostile: true }];

  it('begins with the nearest enemy and goes outwards, leaving friends and the far away out', () => {
    expect(inOrder(foes, me).map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it('goes round and round, both ways', () => {
    const next = (current: number | null, step: 1 | -1) => nextTarget(foes, { from: me, current, step });
    expect(next(null, 1)).toBe(1);
    expect(next(1, 1)).toBe(2);
    expect(next(3, 1)).toBe(1);
    expect(next(1, -1)).toBe(3);
  });

  it('finds nobody where nobody is hostile', () => {
    expect(nextTarget([{ id: 8, x: 1, y: 0, isHostile: false }], { from: me, current: null, step: 1 })).toBeNull();
  });

  it('means whoever is nearest to the finger', () => {
    expect(under(foes, { x: 1.2, y: 0.1 }, 1)?.id).toBe(8);
    expect(under(foes, { x: 5, y: 5 }, 1)).toBeNull();
  });
});

describe('the way of a shot', () => {
  const cover = new Uint8Array(100);
  for (let y = 0; y < 10; y += 1) cover[y * 10 + 6] = 100;
  const wall = { widthTiles: 10, heightTiles: 10, cover };

  it('ends at the wall', () => {
    const reached = freeWay(wall, { x: 1.5, y: 5.5 }, { x: 9.5, y: 5.5 });
    expect(reached).toBeGreaterThan(4.2);
    expect(reached).toBeLessThanOrEqual(4.5);
  });

  it('is whole where nothing stands', () => {
    expect(freeWay(wall, { x: 1.5, y: 5.5 }, { x: 5.5, y: 1.5 })).toBeCloseTo(Math.hypot(4, 4));
  });
});
