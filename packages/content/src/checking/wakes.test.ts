import { describe, expect, it } from 'vitest';
import { city, faultsOf, sees, withOne } from '../testing/changed-city';

describe('where the dead wake up', () => {
  it('is a clinic in every district, and one place in every other zone', () => {
    const wakes = new Map(city.places.flatMap(({ zone, wakes: kind }) => (kind === undefined ? [] : [[zone, kind]])));
    expect(Object.fromEntries(wakes)).toEqual({
      night_clinic: 'clinic',
      watson: 'clinic',
      westbrook: 'clinic',
      city_center: 'clinic',
      drowned_exchange: 'landing',
      pit_nine: 'landing',
    });
    expect(faultsOf({})).toEqual([]);
  });

  it('may not be missing, double, a club or a place that is not safe', () => {
    sees({ places: withOne(city.places, 'gate_clinic', () => ({ wakes: undefined })) }, 'has no place where the dead');
    sees({ places: withOne(city.places, 'velvet_table', () => ({ wakes: 'clinic' })) }, 'more than one place');
    sees({ places: withOne(city.places, 'gate_clinic', () => ({ wakes: 'landing' })) }, 'is no clinic');
    sees({ places: withOne(city.places, 'gate_clinic', () => ({ safe: undefined })) }, 'is not safe');
  });

  it('has a bed or a sign of a clinic, and free ground that can be left on foot', () => {
    sees({ places: withOne(city.places, 'gate_clinic', () => ({ at: [30.5, 64.5] })) }, 'without a bed or a sign');
    sees({ places: withOne(city.places, 'gate_clinic', () => ({ at: [15.5, 53.5] })) }, 'in a wall');
  });
});
