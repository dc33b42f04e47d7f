import { presets } from '@necp/content/client';
import type { CharacterView } from '@necp/shared/character/schema';
import type { CombatSheetView } from '@necp/shared/combat/schema';
import type { ProgressionView } from '@necp/shared/progression/schema';
import { GameError } from '@necp/shared/kernel';
import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { renderApp, text } from '../../testing/render-app';
import { characterId } from '../../testing/samples';
import { CharacterWindow } from './character-window';
import { useProgression } from './use-progression';

const character = { id: characterId, name: 'Ravna', look: presets[0]?.look } as CharacterView;
const viewOf = (body: number, attributePoints: number): ProgressionView => ({
  characterId,
  classId: 'bouncer',
  level: 2,
  experience: 0,
  into: 0,
  toNext: 100,
  restedPool: 0,
  attributes: { body, reflex: 5, tech: 5, intellect: 5, cool: 5 },
  attributePoints,
  perkPoints: 0,
  skills: [],
  nodes: {},
  passives: {},
  respecChits: 0,
  titles: [],
  titleKey: null,
});
const sheet: CombatSheetView = {
  characterId,
  level: 2,
  attributes: { body: 5, reflex: 5, tech: 5, intellect: 5, cool: 5 },
  passives: {},
  gear: { armour: 0, bonus: {}, weightGrams: 0 },
  held: {},
};

/** Reads the progression again, as an update of the server does. */
function Reading({ take }: { readonly take: (read: () => unknown) => void }) {
  take(useProgression().refetch);
  return null;
}

test('a point that the server has spent is not counted again when its answer is lost', async () => {
  let view = viewOf(5, 1);
  let read: () => unknown = () => undefined;
  const { user } = renderApp(
    <>
      <CharacterWindow character={character} onClose={vi.fn()} />
      <Reading take={(refetch) => (read = refetch)} />
    </>,
    {
      'progression.view': () => view,
      'combat.sheet': () => sheet,
      'wallet.view': () => ({ characterId, balanceChits: 0n, entries: [] }),
      'progression.spendAttribute': () => {
        view = viewOf(6, 0);
        throw new GameError('not_found', 'kernel.not_found');
      },
    },
  );
  const body = text('character.attribute.body.name');
  await user.click(await screen.findByRole('button', { name: text('progression.raise', { name: body }) }));
  const board = screen.getByRole('region', { name: text('progression.attributes') });
  expect(within(board).getByText('6')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: text('progression.confirm', { count: 1 }) }));
  expect(await screen.findByRole('alert')).toBeTruthy();
  await act(async () => void (await read()));
  await waitFor(() =>
    expect(screen.queryByRole('button', { name: text('progression.confirm', { count: 1 }) })).toBeNull(),
  );
  expect(within(board).getByText('6')).toBeTruthy();
  expect(within(board).queryByText('7')).toBeNull();
  expect(within(board).getByText(text('progression.pointsLeft', { count: 0 }))).toBeTruthy();
});
