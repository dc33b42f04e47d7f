import type { ProgressionView } from '@necp/shared/progression/schema';
import { act, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { useDeviceStore } from '../../components/controls/device';
import { renderApp } from '../../testing/render-app';
import { characterId } from '../../testing/samples';
import { LevelCard } from './level-card';
import { useLevelUp } from './level-store';

const view: ProgressionView = {
  characterId,
  classId: 'bouncer',
  level: 3,
  experience: 0,
  into: 0,
  toNext: 100,
  restedPool: 0,
  attributes: { body: 5, reflex: 5, tech: 5, intellect: 5, cool: 5 },
  attributePoints: 1,
  perkPoints: 1,
  skills: [],
  nodes: {},
  passives: {},
  respecChits: 0,
  titles: [],
  titleKey: null,
};

test('the card of a new level names the buttons of the gamepad that was used last, and no keys', async () => {
  useDeviceStore.setState({ used: 'pad', padKind: 'xbox' });
  useLevelUp.getState().reach({ level: 3, levelsGained: 1 });
  renderApp(<LevelCard openWindow={vi.fn()} />, { 'progression.view': () => view } as never);
  const [sheet, skills] = await screen.findAllByRole('button', { name: /LB/ });
  expect(within(sheet!).getByText('Menu')).toBeTruthy();
  expect(within(skills!).getByText('R3')).toBeTruthy();
  act(() => useDeviceStore.setState({ used: 'keys' }));
  expect(screen.queryAllByRole('button', { name: /LB/ })).toEqual([]);
  expect(within(sheet!).getByText('C')).toBeTruthy();
});

test('names the first perks that several levels opened, and counts the others', async () => {
  useLevelUp.getState().reach({ level: 9, levelsGained: 8 });
  renderApp(<LevelCard openWindow={vi.fn()} />, { 'progression.view': () => ({ ...view, level: 9 }) } as never);
  const perks = await screen.findByText(/^New perks: /);
  expect(perks.textContent).toMatch(/^New perks: [^,]+, [^,]+, [^,]+ and \d+ more$/);
});
