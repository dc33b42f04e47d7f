import type { CharacterView } from '@necp/shared/character/schema';
import type { PartyDropView } from '@necp/shared/loot/party-schema';
import { act, screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { GameEvents } from '../../game/types';
import { Subscriptions } from '../../realtime/subscriptions';
import type { RealtimeEvents } from '../../realtime/types';
import { button, renderApp, text } from '../../testing/render-app';
import { useItemKinds } from '../../components/items/use-item-kinds';
import { listenToLoot } from './listen';
import { LootNews } from './loot-news';
import { PartyDropCards } from './party-drop-cards';
import { PartyPage } from './party-page';
import { useSharedLoot } from './store';

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const own = { id: idOf(1) } as unknown as CharacterView;
type Choice = 'need' | 'greed' | 'pass';
const member = (number: number, name: string, [choice, rolled]: readonly [Choice?, number?] = []) => ({
  characterId: idOf(number) as never,
  name,
  choice: choice ?? null,
  rolled: rolled ?? null,
});
const drop = (number: number, changes: Partial<PartyDropView> = {}): PartyDropView => ({
  dropId: idOf(number),
  mode: 'need_greed',
  sourceKind: 'enemy',
  sourceId: 'tallyman' as never,
  item: { templateId: 'pistol_lantern' as never, quantity: 1, rarity: 'military', level: 3, affixes: [] },
  fellAt: new Date('2026-11-24'),
  endsAt: new Date('2026-11-24'),
  leftMs: 30_000,
  finderId: idOf(1) as never,
  masterId: null,
  members: [member(1, 'Mara'), member(2, 'Ivo', ['greed'])],
  given: null,
  passing: null,
  ...changes,
});
const answer = (changes: { open?: PartyDropView[]; decided?: PartyDropView[] }) => ({
  'loot.drops': () => ({ open: [], decided: [], hasMore: false, ...changes }),
  'party.own': () => ({ party: null, received: [], sent: [] }),
});
const done = () => ({ done: true as const });
beforeEach(() => useSharedLoot.setState({ isHeard: true }));

test('several rolls stand one below the other, and each is answered on its own', async () => {
  const { user, api } = renderApp(<PartyDropCards character={own} />, {
    ...answer({ open: [drop(7), drop(8), drop(9, { members: [member(1, 'Mara', ['need'])] })] }),
    'loot.choose': done,
  });
  const cards = await screen.findByRole('region', { name: text('hud.loot.rolls', { count: 2 }) });
  expect(within(cards).getAllByRole('timer')).toHaveLength(2);
  expect(cards.textContent).toContain(`Ivo: ${text('hud.loot.choice.greed')}`);
  const [, second] = within(cards).getAllByRole('button', { name: text('hud.loot.choice.need') });
  await user.click(second as HTMLElement);
  await vi.waitFor(() => expect(api.callsOf('loot.choose')).toMatchObject([{ dropId: idOf(8), choice: 'need' }]));
});

test('the master gives an item to a member; others see no card', async () => {
  const held = drop(7, { mode: 'master', masterId: idOf(1) as never });
  const { user, api } = renderApp(<PartyDropCards character={own} />, {
    ...answer({ open: [held, drop(8, { mode: 'master', masterId: idOf(2) as never })] }),
    'loot.give': done,
  });
  const group = await screen.findByRole('group', { name: text('hud.loot.giveTo') });
  await user.click(within(group).getByRole('button', { name: 'Ivo' }));
  await vi.waitFor(() => expect(api.callsOf('loot.give')).toMatchObject([{ dropId: idOf(7), toId: idOf(2) }]));
});

function Page() {
  const kinds = useItemKinds();
  return kinds === null ? null : <PartyPage kinds={kinds} characterId={own.id} />;
}

test('the log shows who rolled what, and lets the holder pass an item of a boss on', async () => {
  const decided = drop(7, {
    members: [member(1, 'Mara', ['need', 61]), member(2, 'Ivo', ['greed', 90]), member(3, 'Zora', ['pass'])],
    given: { toId: idOf(1) as never, reason: 'need', at: new Date('2026-11-24') },
    passing: { holderId: idOf(1) as never, endsAt: new Date('2026-11-24') },
  });
  const { user, api } = renderApp(<Page />, { ...answer({ decided: [decided] }), 'loot.passOn': done });
  const log = await screen.findByRole('list', { name: text('loot.party.decided') });
  expect(log.textContent).toContain(text('loot.party.given.need', { name: 'Mara' }));
  expect(log.textContent).toContain(`Mara: ${text('hud.loot.choice.need')} 61`);
  expect(log.textContent).toContain(`Zora: ${text('hud.loot.choice.pass')}`);
  await user.click(await button('Ivo'));
  await vi.waitFor(() => expect(api.callsOf('loot.passOn')).toMatchObject([{ dropId: idOf(7), toId: idOf(2) }]));
});

test('new rules and winners are announced; broken messages are not', async () => {
  renderApp(<LootNews character={own} />, {});
  const connection = new Subscriptions<RealtimeEvents>();
  listenToLoot({ connection, game: new Subscriptions<GameEvents>() } as never);
  const hear = (message: object) => act(() => connection.publish('live', message as never));
  hear({ topic: 'loot.rules_changed', rules: { mode: 'everything' } });
  hear({ topic: 'loot.rules_changed', rules: { mode: 'master', threshold: 'refined', masterId: idOf(2) } });
  expect(await screen.findByText(text('hud.loot.rulesChanged', { mode: text('hud.loot.mode.master') }))).toBeTruthy();
  const given = { toId: idOf(2), name: 'Ivo', templateId: 'pistol_lantern', reason: 'need', rolled: 61 };
  hear({ topic: 'loot.party_drop_given', ...given });
  expect(await screen.findByText(/Ivo gets .*61/)).toBeTruthy();
});
