import { describe, expect, it } from 'vitest';
import { contentParts } from '@necp/content/client';
import { effectNames, effects } from '../audio/effects';
import { directionOf, placed } from '../audio/voices';
import { makeStance, flinch, stepStance, strike } from '../people/stance';
import { Conditions } from './conditions';
import { Particles } from './particles';
import { Pool } from './pool';
import { blast } from './recipes/blasts';
import { spriteNames } from './sprites/catalogue';
import { layOut } from './sprites/atlas-layout';
import { isTwoHanded, weaponFamily, weaponPicture } from './sprites/weapon-families';

describe('a pool', () => {
  const make = () => ({ ageMs: 0, lifeMs: 0, name: '' });

  it('reuses expired entries and never grows', () => {
    const pool = new Pool(3, make);
    for (let i = 0; i < 50; i += 1) Object.assign(pool.take(), { ageMs: 0, lifeMs: 100 + i });
    expect(pool.size).toBe(3);
    pool.advance(200);
    expect(pool.size).toBe(0);
  });

  it('replaces the entry nearest to its end when full', () => {
    const pool = new Pool(2, make);
    Object.assign(pool.take(), { ageMs: 0, lifeMs: 900, name: 'long' });
    Object.assign(pool.take(), { ageMs: 0, lifeMs: 50, name: 'short' });
    expect(pool.take().name).toBe('short');
  });

  it('shows nothing before its delay has passed', () => {
    const pool = new Pool(2, make);
    Object.assign(pool.take(), { ageMs: -100, lifeMs: 100 });
    const seen: number[] = [];
    pool.each(({ ageMs }) => seen.push(ageMs));
    expect(seen).toEqual([]);
    pool.advance(120);
    pool.each(({ ageMs }) => seen.push(ageMs));
    expect(seen).toEqual([20]);
  });
});

describe('particles', () => {
  it('of a hundred explosions stay within the limit of a frame and all expire', () => {
    const particles = new Particles();
    for (let i = 0; i < 100; i += 1) blast(particles, { x: i, y: 0, radiusTiles: 3, damageType: 'thermal' });
    particles.advance(16, () => null);
    expect(particles.airCount).toBeGreaterThan(0);
    expect(particles.airCount).toBeLessThanOrEqual(900);
    for (let i = 0; i < 2_000; i += 1) particles.advance(16, () => null);
    expect(particles.alive).toBe(0);
  });

  it('that follow an entity end when it leaves', () => {
    const particles = new Particles();
    particles.add({ shape: 'ring', follow: 7, x: 0, y: 0, long: 1, wide: 1, tint: [1, 1, 1], lifeMs: 5_000 });
    particles.advance(16, (id) => (id === 7 ? { x: 3, y: 4 } : null));
    expect([particles.air[0], particles.air[1]]).toEqual([3, 4]);
    particles.advance(16, () => null);
    particles.advance(16, () => null);
    expect(particles.alive).toBe(0);
  });
});

describe('sprites', () => {
  it('all fit the atlas without overlap', () => {
    const places = Object.values(layOut({ longTiles: 2048 / 96, wideTiles: 1088 / 96 }));
    expect(places).toHaveLength(spriteNames.length);
    const overlapping = places.filter((a, index) =>
      places
        .slice(index + 1)
        .some(
          (b) =>
            a.left < b.left + b.long && b.left < a.left + a.long && a.top < b.top + b.wide && b.top < a.top + a.wide,
        ),
    );
    expect(overlapping).toEqual([]);
  });

  it('exist for every weapon that enemies carry', async () => {
    const { enemies } = await contentParts.enemies();
    const carried = enemies
      .flatMap(({ attacks, phases }) => [...attacks, ...phases.flatMap((phase) => phase.attacks)])
      .flatMap((attack) => ('weapon' in attack ? [attack.weapon as string] : []));
    expect(carried.filter((id) => weaponPicture(id) !== id)).toEqual([]);
  });

  it('of unknown weapons fall back to their family', () => {
    expect(weaponPicture('rifle_of_tomorrow')).toBe('rifle');
    expect(weaponPicture('knife_street')).toBe('blade');
    expect(weaponPicture(null)).toBeNull();
  });

  it('are held with one hand or two, as the weapon needs', () => {
    expect([
      isTwoHanded('shotgun_psalm'),
      isTwoHanded('pistol_hush'),
      isTwoHanded('blade_rebar'),
      weaponFamily('thrown_frag'),
    ]).toEqual([true, false, true, 'thrown']);
  });
});

describe('a body', () => {
  it('returns to its place after a push', () => {
    const stance = makeStance();
    flinch(stance, { turn: 0, tiles: 0.2 });
    expect(stance.pushX).toBeCloseTo(0.2);
    for (let i = 0; i < 60; i += 1) stepStance(stance, 16);
    expect(Math.abs(stance.pushX) + stance.flash).toBeLessThan(0.01);
  });

  it('strikes from alternating sides', () => {
    const stance = makeStance();
    strike(stance, { arcDegrees: 90 });
    const first = stance.swingSide;
    strike(stance, { arcDegrees: 90 });
    expect(stance.swingSide).toBe(-first);
  });
});

describe('status effects and casts', () => {
  it('expire even without an end event', () => {
    const conditions = new Conditions();
    conditions.suffer(4, {
      id: 'burning',
      stacks: 1,
      endsMs: 2_000,
      lastsMs: 1_000,
      by: { name: '', content: '', isSelf: false },
    });
    conditions.cast(4, { ability: 'bruiser_slam', startMs: 1_000, endMs: 2_000, isChannel: false, broken: null });
    expect(conditions.statusesOf(4, 1_500)).toHaveLength(1);
    expect(conditions.castOf(4, 1_500)?.ability).toBe('bruiser_slam');
    expect(conditions.statusesOf(4, 2_001)).toEqual([]);
    expect(conditions.castOf(4, 2_500)).toBeNull();
  });

  it('of shields take less after each hit that they absorbed, the oldest first', () => {
    const conditions = new Conditions();
    const shield = (id: string, absorbs: number) =>
      conditions.suffer(4, {
        id,
        stacks: 1,
        endsMs: 2_000,
        lastsMs: 1_000,
        by: { name: '', content: '', isSelf: false },
        absorbs,
      });
    shield('brace', 30);
    shield('wall', 20);
    conditions.absorb(4, 35);
    expect(conditions.statusesOf(4, 1_500).map(({ absorbs }) => absorbs)).toEqual([0, 15]);
  });
});

describe('world sounds', () => {
  it('fade with distance, are silent out of range and pan by direction', () => {
    expect(placed({ dx: 2, dy: 0 }, 30).volume).toBeGreaterThan(placed({ dx: 20, dy: 0 }, 30).volume);
    expect(placed({ dx: 31, dy: 0 }, 30).volume).toBe(0);
    expect(placed({ dx: -6, dy: 0 }, 30).pan).toBeLessThan(0);
  });

  it('are captioned with their direction', () => {
    expect([
      directionOf({ dx: 0, dy: 0 }),
      directionOf({ dx: -5, dy: 1 }),
      directionOf({ dx: 5, dy: 1 }),
      directionOf({ dx: 1, dy: -5 }),
      directionOf({ dx: 1, dy: 5 }),
    ]).toEqual(['here', 'left', 'right', 'ahead', 'behind']);
  });

  it('are at least twenty-five, each with a limit', () => {
    expect(effectNames.length).toBeGreaterThanOrEqual(25);
    expect(effectNames.filter((name) => effects[name].most < 1)).toEqual([]);
  });
});
