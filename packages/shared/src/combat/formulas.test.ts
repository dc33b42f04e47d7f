import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  armourShare,
  atDifficulty,
  coverShare,
  criticalChance,
  damagePerSecond,
  deviationDegrees,
  dodgeChance,
  dodgeRoll,
  downed,
  enemyAtLevel,
  falloffShare,
  flightMs,
  forGroup,
  noticeTiles,
  recoilAfter,
  resistShare,
  resolveHit,
  respawnChits,
  spreadOf,
  threatOf,
  turnsAround,
  type Hit,
} from './formulas';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const percent = fc.double({ min: -90, max: 200, noNaN: true });
const plain: Hit = {
  damage: { min: 10, max: 20 },
  damageRoll: 0.5,
  criticalRoll: 0.99,
  dodgeRoll: 0.99,
  attackerLevel: 5,
  damagePercents: [],
  criticalChance: 5,
  criticalPercent: 50,
  penetration: 0,
  distanceShare: 1,
  coverShare: 1,
  armour: 0,
  resistPercent: 0,
  damageTakenPercent: 0,
  dodgeChance: 0,
};

describe('a fired shot', () => {
  it.each([
    [7, 70, 100],
    [20, 100, 200],
    [0, 60, 0],
  ])('over %d tiles at %d tiles a second flies for %d ms', (tiles, velocity, ms) => {
    expect(flightMs(tiles, velocity)).toBeCloseTo(ms);
  });

  it.each([
    [0, 1],
    [10, 1],
    [15, 2 / 3],
    [20, 1 / 3],
    [20.1, 0],
  ])('at %d tiles keeps a share of %d of its damage when the falloff is from 10 to 20', (tiles, kept) => {
    expect(falloffShare(tiles, { falloffTiles: 10, rangeTiles: 20 })).toBeCloseTo(kept);
  });

  test.prop([share, share])('does no more damage from farther away', (a, b) => {
    const reach = { falloffTiles: 8, rangeTiles: 22 };
    const [near, far] = a < b ? [a * 30, b * 30] : [b * 30, a * 30];
    expect(falloffShare(far, reach)).toBeLessThanOrEqual(falloffShare(near, reach));
  });

  it('spreads twice as wide on the run, and less when aimed', () => {
    const still = { recoilDegrees: 0, speedShare: 0, aimedShare: 0, spreadPercent: 0 };
    expect(spreadOf(2, still)).toBe(2);
    expect(spreadOf(2, { ...still, speedShare: 1 })).toBe(4);
    expect(spreadOf(2, { ...still, aimedShare: 1 })).toBeCloseTo(1.2);
    expect(spreadOf(2, { ...still, recoilDegrees: 3 })).toBe(5);
  });

  test.prop([fc.double({ min: 0, max: 12, noNaN: true }), fc.integer({ min: 0, max: 5000 })])(
    'raises recoil up to twelve degrees, which then settles',
    (before, forMs) => {
      const shot = { addsDegrees: 2, recoilPercent: 0 };
      const after = recoilAfter(before, shot, { forMs, settleDegreesPerS: 8 });
      expect(after).toBeGreaterThanOrEqual(2);
      expect(after).toBeLessThanOrEqual(12);
      expect(recoilAfter(before, shot, { forMs: forMs + 100, settleDegreesPerS: 8 })).toBeLessThanOrEqual(after);
    },
  );

  test.prop([share, fc.double({ min: 0, max: 20, noNaN: true })])('stays inside its cone', (fraction, spread) => {
    expect(Math.abs(deviationDegrees(spread, fraction))).toBeLessThanOrEqual(spread);
  });

  it.each([
    [30, 20, 0.1],
    [20, 20, 0],
    [0, 50, 0],
    [100, 0, 1],
  ])('of penetration %d against cover of %d keeps a share of %d', (penetration, hardness, kept) => {
    expect(coverShare(penetration, hardness)).toBeCloseTo(kept);
  });
});

describe('armour and resistance', () => {
  it.each([
    [0, 0, 1],
    [90, 0, 0.5],
    [90, 50, 2 / 3],
    [90, 100, 1],
  ])('with armour %d and penetration %d at level 5 let a share of %d through', (armour, penetration, passed) => {
    expect(armourShare(armour, { penetration, attackerLevel: 5 })).toBeCloseTo(passed);
  });

  it.each([
    [0, 1],
    [75, 0.25],
    [100, 0.25],
    [-50, 1.5],
    [-90, 1.5],
  ])('with a resistance of %d let a share of %d through', (resist, passed) => {
    expect(resistShare(resist)).toBeCloseTo(passed);
  });

  test.prop([fc.nat(300), fc.nat(300), fc.nat(100)])('never help the attacker when they grow', (a, b, penetration) => {
    const attack = { penetration, attackerLevel: 10 };
    expect(armourShare(Math.max(a, b), attack)).toBeLessThanOrEqual(armourShare(Math.min(a, b), attack));
  });
});

describe('the result of a hit', () => {
  it('applies roll, bonuses, armour and resistance, in that order', () => {
    expect(resolveHit(plain)).toEqual({ amount: 15, kind: 'hit' });
    expect(resolveHit({ ...plain, damagePercents: [10, 10] }).amount).toBe(18);
    expect(resolveHit({ ...plain, criticalRoll: 0.01 })).toEqual({ amount: 23, kind: 'critical' });
    expect(resolveHit({ ...plain, armour: 90 }).amount).toBe(8);
    expect(resolveHit({ ...plain, armour: null, resistPercent: 50 }).amount).toBe(8);
    expect(resolveHit({ ...plain, armour: null, resistPercent: 50, penetration: 50 }).amount).toBe(11);
    expect(resolveHit({ ...plain, armour: null, resistPercent: -50, penetration: 50 }).amount).toBe(23);
    expect(resolveHit({ ...plain, damageTakenPercent: 20 }).amount).toBe(18);
  });

  it('is no damage when the hit is dodged or the damage is zero', () => {
    expect(resolveHit({ ...plain, dodgeChance: 40, dodgeRoll: 0.39 })).toEqual({ amount: 0, kind: 'dodged' });
    expect(resolveHit({ ...plain, distanceShare: 0 })).toEqual({ amount: 0, kind: 'spent' });
    expect(resolveHit({ ...plain, coverShare: 0 })).toEqual({ amount: 0, kind: 'spent' });
  });

  const anyHit = fc.record({
    damageRoll: share,
    criticalRoll: share,
    armour: fc.nat(400),
    resistPercent: fc.integer({ min: -200, max: 200 }),
    bonus: percent,
    damageTakenPercent: percent,
  });
  test.prop([anyHit])('is whole damage of at least one, and never more than its parts allow', ({ bonus, ...hit }) => {
    const { amount } = resolveHit({ ...plain, ...hit, damagePercents: [bonus] });
    expect(Number.isInteger(amount)).toBe(true);
    expect(amount).toBeGreaterThanOrEqual(1);
    expect(amount).toBeLessThanOrEqual(Math.ceil(20 * 3 * 1.5 * 1.5 * 3) + 1);
  });

  it('has chances within their bounds', () => {
    expect(criticalChance(80, 80, 20)).toBe(60);
    expect(criticalChance(5, 0, 9)).toBe(7);
    expect(dodgeChance(20, 90)).toBe(40);
    expect(dodgeChance(3, 0)).toBe(0);
  });
});

describe('a fight with an enemy', () => {
  it('changes its target only for clearly more threat', () => {
    expect(turnsAround(100, 109, 2)).toBe(false);
    expect(turnsAround(100, 111, 2)).toBe(true);
    expect(turnsAround(100, 120, 9)).toBe(false);
    expect(threatOf({ damage: 40, healing: 20, taunt: 400 }, 10)).toBeCloseTo(455);
  });

  it("gets harder with each level, inside the enemy's own range", () => {
    const bruiser = { health: 100, armour: 20, damagePercent: 100, experience: 50, levels: { min: 3, max: 6 } };
    expect(enemyAtLevel(bruiser, 1)).toMatchObject({ level: 3, health: 100, damagePercent: 100, experience: 50 });
    expect(enemyAtLevel(bruiser, 5)).toMatchObject({ level: 5, health: 119, armour: 22, damagePercent: 114 });
    expect(enemyAtLevel(bruiser, 30).level).toBe(6);
  });

  it('begins at sounds from behind and at movement in front', () => {
    const senses = { sightTiles: 16, hearingTiles: 12 };
    expect(noticeTiles(senses, { soundTiles: 30, soundPercent: 0, isInView: 0 })).toBe(12);
    expect(noticeTiles(senses, { soundTiles: 4, soundPercent: -50, isInView: 0 })).toBe(2);
    expect(noticeTiles(senses, { soundTiles: 0, soundPercent: 0, isInView: 1 })).toBe(16);
  });

  it('has a pace that magazines and reloads set', () => {
    expect(
      damagePerSecond({
        damage: { min: 10, max: 10 },
        pellets: 1,
        cycleMs: 500,
        magazineRounds: 10,
        reloadMs: 0,
        criticalChance: 0,
        criticalPercent: 0,
      }),
    ).toBeCloseTo(20);
    expect(
      damagePerSecond({
        damage: { min: 10, max: 10 },
        pellets: 2,
        cycleMs: 500,
        magazineRounds: 10,
        reloadMs: 5000,
        criticalChance: 50,
        criticalPercent: 100,
      }),
    ).toBeCloseTo(30);
  });

  it('costs a new player no respawn fee, and every other player at most a tenth', () => {
    expect([respawnChits(3, 900n), respawnChits(10, 100n), respawnChits(10, 100_000n)]).toEqual([0n, 10n, 60n]);
  });
});

describe('the limits of survival', () => {
  it('protect a roll for less than its length, and leave time for a revival', () => {
    expect(dodgeRoll.untouchableMs).toBeLessThan(dodgeRoll.lastsMs);
    expect(dodgeRoll.cooldownMs).toBeGreaterThan(dodgeRoll.lastsMs);
    expect(downed.reviveMs * 3).toBeLessThan(downed.lastsMs);
  });
});

it('a hard instance makes enemies stronger and more rewarding, a normal one changes nothing', () => {
  const strength = enemyAtLevel(
    { health: 100, armour: 20, damagePercent: 100, experience: 40, levels: { min: 5, max: 9 } },
    5,
  );
  expect(atDifficulty(strength, 'normal')).toEqual(strength);
  expect(atDifficulty(strength, 'hard')).toEqual({
    level: 5,
    health: 150,
    armour: 20,
    damagePercent: 125,
    experience: 50,
  });
});

it('a smaller group meets weaker enemies with the same rewards', () => {
  const strength = { level: 9, health: 2600, armour: 34, damagePercent: 40, experience: 1400 };
  expect(
    [1, 2, 3, 4]
      .map((members) => forGroup(strength, { members, most: 4 }))
      .map(({ health, damagePercent }) => [health, damagePercent]),
  ).toEqual([
    [1138, 31],
    [1625, 34],
    [2113, 37],
    [2600, 40],
  ]);
  expect(forGroup(strength, { members: 1, most: 4 })).toMatchObject({ level: 9, armour: 34, experience: 1400 });
  expect(forGroup(strength, { members: 1, most: 1 })).toEqual(strength);
  expect(forGroup(strength, { members: 9, most: 4 })).toEqual(strength);
});
