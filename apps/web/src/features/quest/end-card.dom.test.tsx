import { act, screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { useDeviceStore } from '../../components/controls/device';
import { useWindowStack } from '../../components/window/stack';
import { renderApp, text } from '../../testing/render-app';
import { characterId } from '../../testing/samples';
import { QuestEndCard } from './end-card';
import { type QuestEnd, useQuestEnds } from './end-store';

const received = { experience: 150, chits: 60, items: [], reputation: [], titles: [] };
const end = { topic: 'quest.completed', questId: 'first_light', ending: 'done', received } as unknown as QuestEnd;

beforeEach(() => {
  useQuestEnds.setState(useQuestEnds.getInitialState(), true);
  useDeviceStore.setState(useDeviceStore.getInitialState(), true);
  useWindowStack.setState(useWindowStack.getInitialState(), true);
});

async function showEnd() {
  const { contentParts } = await import('@necp/content/client');
  const { quests } = await contentParts.quests();
  const endings = quests.find(({ id }) => id === 'first_light')?.endings ?? [];
  const ending = endings.find(({ choice }) => (choice ?? []).length > 0)?.id;
  useQuestEnds.getState().end({ ...end, ending } as QuestEnd);
  const log = { characterId, trackedQuestId: null, active: [], ended: [], available: [], closed: [], whereabouts: {} };
  renderApp(<QuestEndCard openWindow={vi.fn()} />, { 'quest.log': () => log });
  return screen.findByRole('button', { name: new RegExp(text('quest.card.choose')) });
}

test('a quest that ended names the button of a gamepad, or the key, that leads to its rewards', async () => {
  useDeviceStore.setState({ used: 'pad', padKind: 'xbox' });
  const choose = await showEnd();
  expect(within(choose).getByText('LB')).toBeTruthy();
  expect(within(choose).getByText('B')).toBeTruthy();
  act(() => useDeviceStore.setState({ used: 'keys' }));
  expect(within(choose).queryByText('LB')).toBeNull();
  expect(choose.querySelector('kbd')).not.toBeNull();
});

test('a quest that ended does not lie on the log while its reward is chosen there', async () => {
  await showEnd();
  const log = { name: 'quests', close: vi.fn(), focus: vi.fn() };
  act(() => useWindowStack.setState({ stack: [log] }));
  expect(screen.queryByRole('region', { name: text('quest.card.completed') })).toBeNull();
  act(() => useWindowStack.setState({ stack: [] }));
  expect(screen.getByRole('region', { name: text('quest.card.completed') })).toBeTruthy();
});
