import { enemies } from '@necp/content/server';
import type { HuntView } from '@necp/shared/loot/hunt';
import type { ItemTemplateId } from '@necp/shared/kernel';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useItemKinds } from '../../components/items/use-item-kinds';
import { renderApp } from '../../testing/render-app';
import { HuntPage } from './hunt-page';

function Page() {
  const kinds = useItemKinds();
  return kinds === null ? null : <HuntPage kinds={kinds} />;
}

const thief: HuntView['known'][number] = {
  enemyId: 'till_snatcher',
  felled: 3,
  hasChits: true,
  drops: [
    { templateId: 'feet_exit_strategy' as ItemTemplateId, chance: 'rarely', only: null },
    { templateId: 'junk_handset' as ItemTemplateId, chance: 'often', only: 'hard' },
  ],
};

test('an enemy that was brought down shows where it lives and what it drops; the others are shadows', async () => {
  const unknown = enemies.length - 1;
  const { user } = renderApp(<Page />, { 'loot.hunt': () => ({ known: [thief], unknown }) });
  const known = (await screen.findByText('Till Snatcher')).closest('li');
  if (known === null) throw new Error('no entry');
  expect(known.textContent).toContain('3 brought down');
  await within(known).findByText(/The dry hydrant/);
  await user.click(within(known).getByText('Drops'));
  expect(within(known).getByText('Exit Strategy')).toBeTruthy();
  expect(within(known).getByText('Rarely')).toBeTruthy();
  expect(within(known).getByText('(hard only)')).toBeTruthy();
  expect(within(known).getByText('Chits')).toBeTruthy();
  expect(known.textContent).not.toMatch(/%/);
  expect(screen.getAllByText('Unknown enemy')).toHaveLength(unknown);
  expect(screen.queryByText('The Tallyman')).toBeNull();
});
