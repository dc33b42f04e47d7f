import { describe, expect, it } from 'vitest';
import type { BladeContent, FirearmContent } from '../inventory/content';
import { weaponBlow } from './weapon-damage';

const gun = (more: Partial<FirearmContent>) =>
  ({
    kind: 'firearm',
    damage: { min: 10, max: 20 },
    pellets: 1,
    cycleMs: 300,
    magazineRounds: 10,
    reloadMs: 0,
    ...more,
  }) as FirearmContent;

describe('what a weapon adds to an ability', () => {
  it('is what it does in 0.6 seconds', () => {
    expect(weaponBlow(gun({}))).toEqual({ min: 20, max: 40 });
    expect(weaponBlow(gun({ reloadMs: 3000 }))).toEqual({ min: 10, max: 20 });
    expect(weaponBlow({ kind: 'blade', damage: { min: 10, max: 20 }, swingMs: 1200 } as BladeContent)).toEqual({
      min: 5,
      max: 10,
    });
  });

  it('is the same for weapons that do the same damage in different rhythms', () => {
    const slow = weaponBlow(gun({ damage: { min: 40, max: 80 }, cycleMs: 1200 }));
    expect(weaponBlow(gun({}))).toEqual(slow);
    expect(weaponBlow(gun({ damage: { min: 5, max: 10 }, pellets: 8, cycleMs: 1200 }))).toEqual(slow);
  });
});
