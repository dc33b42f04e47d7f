import type { UniqueBehaviour } from '@necp/shared/inventory/unique';
import { describe, it } from 'vitest';
import { city, sees, withOne } from '../testing/changed-city';

const withUnique = (id: string, change: Partial<UniqueBehaviour>) => ({
  items: withOne(city.items, id, (item) =>
    'unique' in item && item.unique !== undefined ? { unique: { ...item.unique, ...change } } : {},
  ),
});

describe('the content check of unique items finds', () => {
  it('one that its enemy does not drop, and one that its quest does not give', () => {
    sees(
      withUnique('blade_bitework', { from: { enemy: 'rust_bee' } }),
      'item blade_bitework does not come from its source',
    );
    sees(
      withUnique('pistol_last_word', { from: { quest: 'soup_gets_cold' } }),
      'item pistol_last_word does not come from its source',
    );
  });

  it('one without rules, and one that names an unknown status', () => {
    sees(withUnique('blade_bitework', { damage: [] }), 'promises a behaviour without rules');
    sees(
      withUnique('blade_bitework', { damage: [{ percent: 5, when: [{ if: 'target_status', status: 'sulking' }] }] }),
      'names status "sulking", which does not exist',
    );
  });

  it('one that counts rounds without having any', () => {
    sees(
      withUnique('blade_bitework', { damage: [{ percent: 5, when: [{ if: 'round', which: 'last' }] }] }),
      'counts rounds it has not',
    );
  });

  it('one that is not iconic, and one that stands on a counter', () => {
    sees(
      { items: withOne(city.items, 'blade_bitework', () => ({ rarity: 'refined' })) },
      'unique without being iconic',
    );
    sees(
      {
        vendors: withOne(city.vendors, 'marta', ({ stock }) => ({
          stock: [{ ...stock[0]!, item: 'blade_bitework' }, ...stock],
        })),
      },
      'item blade_bitework is unique and stands on a counter',
    );
  });
});
