import { screen, waitFor } from '@testing-library/react';
import type { LootFilter } from '@necp/shared/loot/schema';
import { expect, test } from 'vitest';
import { renderApp } from '../../testing/render-app';
import { FilterPage } from './filter-page';

test('the types of items are named in the plural, and each can be left out', async () => {
  let filter: LootFilter = { isOn: true, withChits: true, minRarity: 'scrap', kinds: ['firearm', 'blade', 'junk'] };
  const { api, user } = renderApp(<FilterPage />, {
    'loot.filter': () => filter,
    'loot.saveFilter': (input) => (filter = input.filter),
  });
  await screen.findByRole('checkbox', { name: 'Firearms' });
  expect(screen.getAllByRole('checkbox').map((box) => box.closest('label')?.textContent)).toEqual([
    ...['Firearms', 'Blades', 'Throwables', 'Armour', 'Implants', 'Mods', 'Consumables', 'Materials', 'Junk'],
  ]);
  await user.click(screen.getByRole('checkbox', { name: 'Junk' }));
  await waitFor(() =>
    expect(api.callsOf('loot.saveFilter')).toMatchObject([{ filter: { kinds: ['firearm', 'blade'] } }]),
  );
});
