import { describe, expect, it } from 'vitest';
import type { ItemContent } from '@necp/shared/inventory/content';
import type { CombatEvent } from '@necp/shared/protocol';
import { EventQueue } from '../net/event-queue';
import { OwnShots } from '../net/own-shots';
import { inOrder, nextTarget, under } from './targeting';
import { Trigger, type Firearm, type TriggerMoment } from './trigger';

const pistol = {
  kind: 'firearm',
  family: 'pistol',
  fireMode: 'single',
  pellets: 1,
  cycleMs: 300,
  magazineRounds: 3,
  spreadDegrees: 2,
  recoilDegrees: 1.5,
  settleDegreesPerS: 9,
  drawMs: 300,
  rangeTiles: 22,
} as unknown as Firearm;
const automatic: Firearm = { ...pistol, fireMode: 'automatic' };
const threes: Firearm = { ...pistol, fireMode: 'burst', cycleMs: 150 };
const blade = { kind: 'blade', swingMs: 500 } as unknown as ItemContent;
const press: TriggerMoment = {
  nowMs: 1_000,
  isHeld: true,
  isPressed: true,
  weapon: pistol,
  rounds: 3,
  isBusy: false,
  speedShare: 0,
  steadySinceMs: null,
};
const held: TriggerMoment = { ...press, isPressed: false };

/** Holds the trigger for a number of ticks of 50 ms; returns the ticks at which a shot was fired. */
function hold(trigger: Trigger, weapon: Firearm, ticks: number): number[] {
  const shots: number[] = [];
  for (let tick = 0; tick < ticks; tick += 1)
    if (
      trigger.pull({ ...press, isPressed: tick === 0, weapon, rounds: 30, nowMs: 1_000 + tick * 50 })?.does === 'shoot'
    )
      shots.push(tick);
  return shots;
}

describe('the trigger', () => {
  it('fires in the frame of the press and again only for another press', () => {
    const trigger = new Trigger();
    expect(trigger.pull(press)?.does).toBe('shoot');
    expect(trigger.pull({ ...held, nowMs: 1_500 })).toBeNull();
    expect(trigger.pull({ ...held, nowMs: 1_550 })?.does).toBe('shoot');
    expect(trigger.pull({ ...press, nowMs: 1_850 })?.does).toBe('shoot');
  });

  it('keeps an automatic weapon firing at its own rate', () => {
    const shots = hold(new Trigger(), automatic, 61);
    expect(shots.length).toBeGreaterThanOrEqual(10);
    expect(shots.length).toBeLessThanOrEqual(11);
  });

  it('fires a burst of three for one press', () => {
    const trigger = new Trigger();
    expect(hold(trigger, threes, 12)).toHaveLength(3);
    expect(trigger.isUnderWay).toBe(false);
  });

  it('does nothing while reloading, rolling or downed', () => {
    expect(new Trigger().pull({ ...press, isBusy: true })).toBeNull();
  });

  it('counts its own shots until the simulation confirms them, then clicks once on an empty magazine', () => {
    const trigger = new Trigger();
    trigger.counted(1);
    expect(trigger.pull({ ...press, rounds: 1 })?.does).toBe('shoot');
    expect(trigger.pull({ ...press, rounds: 1, nowMs: 2_000 })?.does).toBe('click');
    expect(trigger.pull({ ...held, rounds: 1, nowMs: 2_050 })).toBeNull();
    trigger.counted(0);
    trigger.counted(3);
    expect(trigger.pull({ ...press, nowMs: 5_000, rounds: 3 })?.does).toBe('shoot');
  });

  it('gains recoil with each shot and settles with time and aiming', () => {
    const trigger = new Trigger();
    const calm = trigger.spreadDegrees(press);
    trigger.pull(press);
    expect(trigger.spreadDegrees(press)).toBeGreaterThan(calm);
    expect(trigger.spreadDegrees({ ...press, nowMs: 3_000 })).toBeCloseTo(calm);
    expect(trigger.spreadDegrees({ ...press, nowMs: 3_000, steadySinceMs: 2_000 })).toBeLessThan(calm);
  });

  it('swings a blade or bare hands', () => {
    expect(new Trigger().pull({ ...press, weapon: blade, rounds: 0 })?.does).toBe('strike');
    expect(new Trigger().pull({ ...press, weapon: null, rounds: 0 })?.does).toBe('strike');
  });

  it('waits until another weapon is drawn', () => {
    const trigger = new Trigger();
    trigger.drawn(1_400);
    expect(trigger.pull(press)).toBeNull();
    expect(trigger.pull({ ...press, nowMs: 1_450 })?.does).toBe('shoot');
  });
});

describe('combat events', () => {
  const spawned = (target: number): CombatEvent => ({ kind: 'spawned', target });

  it('wait until the shown tick reaches them', () => {
    const queue = new EventQueue();
    expect(queue.put(100, [spawned(5)], 1)).toEqual([]);
    expect(queue.due(99.9)).toEqual([]);
    expect(queue.due(100)).toEqual([spawned(5)]);
    expect(queue.due(101)).toEqual([]);
  });

  it('are shown at once when the player is source or target', () => {
    const queue = new EventQueue();
    const hurt: CombatEvent = {
      kind: 'damage',
      source: 9,
      target: 1,
      amount: 4,
      how: 'hit',
      damageType: 'physical',
      by: '',
    };
    const done: CombatEvent = {
      kind: 'damage',
      source: 1,
      target: 9,
      amount: 4,
      how: 'hit',
      damageType: 'physical',
      by: '',
    };
    expect(queue.put(100, [hurt, spawned(7), done], 1)).toEqual([hurt, done]);
  });

  it('are limited in number', () => {
    const queue = new EventQueue();
    const shown = queue.put(
      50,
      Array.from({ length: 1_000 }, (_, index) => spawned(index + 10)),
      1,
    );
    expect(shown.length + queue.due(50).length).toBe(1_000);
    expect(shown.length).toBeGreaterThan(0);
  });

  it("of the player's own weapon draw nothing a second time", () => {
    const shots = new OwnShots();
    shots.note(41, 1, 0);
    expect(shots.take(41)).toBe(true);
    expect(shots.take(41)).toBe(false);
    expect(shots.take(42)).toBe(false);
  });

  it('confirm each predicted pellet once', () => {
    const shots = new OwnShots();
    shots.note(7, 3, 0);
    expect([shots.take(7), shots.take(7), shots.take(7), shots.take(7)]).toEqual([true, true, true, false]);
  });

  it('of predicted shots expire when the simulation never confirms them', () => {
    const shots = new OwnShots();
    shots.note(7, 1, 0);
    shots.note(8, 1, 60_000);
    expect(shots.take(7)).toBe(false);
  });
});

describe('choosing a target', () => {
  const me = { x: 0, y: 0 };
  const enemies = [
    { id: 3, x: 9, y: 0, isHostile: true, isDeployed: false },
    { id: 1, x: 2, y: 0, isHostile: true, isDeployed: false },
    { id: 2, x: 0, y: 5, isHostile: true, isDeployed: false },
    { id: 8, x: 1, y: 0, isHostile: false, isDeployed: false },
    { id: 9, x: 40, y: 0, isHostile: true, isDeployed: false },
  ];

  it('begins with the nearest enemy and skips friends and distant ones', () => {
    expect(inOrder(enemies, me).map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it('comes to the machines of a fighter after the fighter', () => {
    const turret = { id: 4, x: 1, y: 0, isHostile: true, isDeployed: true };
    expect(inOrder([turret, ...enemies], me).map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  });

  it('cycles in both directions', () => {
    const next = (current: number | null, step: 1 | -1) => nextTarget(enemies, { from: me, current, step });
    expect(next(null, 1)).toBe(1);
    expect(next(1, 1)).toBe(2);
    expect(next(3, 1)).toBe(1);
    expect(next(1, -1)).toBe(3);
  });

  it('finds no target without a hostile entity', () => {
    expect(
      nextTarget([{ id: 8, x: 1, y: 0, isHostile: false, isDeployed: false }], { from: me, current: null, step: 1 }),
    ).toBeNull();
  });

  it('chooses the entity nearest to the finger', () => {
    expect(under(enemies, { x: 1.2, y: 0.1 }, 1)?.id).toBe(8);
    expect(under(enemies, { x: 5, y: 5 }, 1)).toBeNull();
  });
});
