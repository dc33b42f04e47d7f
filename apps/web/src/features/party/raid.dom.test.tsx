import type { CharacterView } from '@necp/shared/character/schema';
import { mostRaiders } from '@necp/shared/party/rules';
import type { OwnPartyView, PartyMemberView } from '@necp/shared/party/schema';
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { GameEvents } from '../../game/types';
import { Subscriptions } from '../../realtime/subscriptions';
import type { RealtimeEvents } from '../../realtime/types';
import { button, renderApp, text } from '../../testing/render-app';
import { listenToParty } from './listen';
import { PartyFrames } from './party-frames';
import { PartyWindow } from './party-window';

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const own = { id: idOf(1) } as unknown as CharacterView;
const nameOf = (number: number) => `Raider${number}`;
const member = (number: number, changes: Partial<PartyMemberView> = {}): PartyMemberView => ({
  characterId: idOf(number) as never,
  character: { name: nameOf(number), level: 4, classId: 'bouncer' },
  rank: 'member',
  role: 'none',
  place: number - 1,
  zoneId: 'watson' as never,
  channel: 1,
  leavesAt: null,
  isReady: null,
  ...changes,
});
const raid = (members: PartyMemberView[], kind: 'raid' | 'party' = 'raid'): OwnPartyView => ({
  party: {
    partyId: idOf(90),
    isRaid: kind === 'raid',
    ownRank: 'member',
    members,
    code: null,
    readyCheck: null,
    vote: null,
    marks: [],
  },
  received: [],
  sent: [],
});
const forty = Array.from({ length: mostRaiders }, (_, index) => member(index + 1));
const frames = (device: 'desk' | 'phone') => (
  <PartyFrames character={own} device={device} barNumbers="on" playerActions={null} />
);
const groupNamed = (number: number, room = 'hud.party') => ({ name: text(`${room}.group`, { group: number }) });

test('the frames show all forty on a desk, and the own group on a phone until it is opened', async () => {
  renderApp(frames('desk'), { 'party.own': () => raid(forty) });
  const all = await screen.findByRole('region', { name: text('hud.party.raid') });
  expect(within(all).getAllByRole('listitem')).toHaveLength(mostRaiders);
  for (let group = 1; group <= 8; group += 1)
    expect(within(screen.getByRole('region', groupNamed(group))).getAllByRole('listitem')).toHaveLength(5);
  cleanup();
  const { user } = renderApp(frames('phone'), { 'party.own': () => raid(forty) });
  const small = await screen.findByRole('region', { name: text('hud.party.raid') });
  expect(within(small).getAllByRole('listitem')).toHaveLength(5);
  await user.click(within(small).getByRole('button', { expanded: false }));
  expect(within(small).getAllByRole('listitem')).toHaveLength(mostRaiders);
});

test('a cell says role, rank, health and what is wrong, and dims who cannot be reached', async () => {
  const connection = new Subscriptions<RealtimeEvents>();
  const ends = listenToParty({ connection, game: new Subscriptions<GameEvents>() });
  const healer = member(7, { rank: 'assistant', role: 'healer' });
  renderApp(frames('desk'), { 'party.own': () => raid([member(1), healer, member(8, { zoneId: null })]) });
  await screen.findByText(nameOf(7));
  const vitals = {
    ...{ characterId: idOf(7), zoneId: 'watson', channel: 1, x: 10, y: 10, life: 'up', isLinkDead: false },
    ...{ isAway: false, isFighting: false, health: 40, healthMax: 120, shield: 0, energy: 1, energyMax: 6 },
    ...{ ram: 1, ramMax: 4, statuses: [], cast: null },
  };
  const cell = () => screen.getByText(nameOf(7)).closest('li') as HTMLElement;
  const hear = (changes: object) =>
    act(() => connection.publish('live', { topic: 'party.vitals', vitals: [{ ...vitals, ...changes }] } as never));
  act(() => connection.publish('zone.welcome', { zoneId: 'watson', x: 12, y: 10 } as never));
  hear({});
  await vi.waitFor(() => expect(cell().className).not.toContain('opacity'));
  const label = () => within(cell()).getByRole('button').getAttribute('aria-label');
  expect(label()).toContain(text('hud.party.healthOf', { health: 40, most: 120 }));
  expect(label()).toContain(text('hud.party.role.healer'));
  expect(label()).toContain(text('hud.party.assistant'));
  for (const [changes, state] of [
    [{ life: 'dead' }, 'dead'],
    [{ life: 'downed' }, 'downed'],
    [{ isLinkDead: true }, 'linkDead'],
    [{ x: 900 }, 'farAway'],
  ] as const) {
    hear(changes);
    await vi.waitFor(() => expect(cell().dataset['state']).toBe(state));
    expect(label()).toContain(text(`hud.party.${state}`));
  }
  expect(cell().className).toContain('opacity');
  expect((screen.getByText(nameOf(8)).closest('li') as HTMLElement).dataset['state']).toBe('lost');
  ends.forEach((end) => end());
});

const leader = member(1, { rank: 'leader' });
const done = () => ({ done: true as const });
function open(answer: OwnPartyView) {
  const answers = { 'party.move': done, 'party.swap': done, 'party.convert': done };
  return renderApp(<PartyWindow characterId={own.id} playerActions={null} onClose={() => undefined} />, {
    'party.own': () => answer,
    ...answers,
  });
}

test('the leader moves a member by the menu and a place, and swaps two members', async () => {
  const { user, api } = open(raid([leader, member(2), member(6)]));
  const pick = async () => {
    await user.click(await button(text('party.menu', { name: nameOf(2) })));
    await user.click(await screen.findByRole('menuitem', { name: text('party.moveMember') }));
  };
  await pick();
  const third = screen.getByRole('region', groupNamed(3, 'party'));
  await user.click(within(third).getByRole('button', { name: text('party.moveHere') }));
  await vi.waitFor(() => expect(api.callsOf('party.move')).toMatchObject([{ memberId: idOf(2), group: 2 }]));
  await pick();
  await user.click(await button(text('party.swapWith', { name: nameOf(6) })));
  await vi.waitFor(() => expect(api.callsOf('party.swap')).toMatchObject([{ memberId: idOf(2), withId: idOf(6) }]));
});

test('a member is dragged into a group, or onto another member', async () => {
  const { api } = open(raid([leader, member(2), member(6)]));
  const row = (number: number) => screen.getByText(nameOf(number)).closest('li') as HTMLElement;
  await screen.findByText(nameOf(2));
  const carried = new Map<string, string>();
  const carrier = {
    setData: (type: string, value: string) => carried.set(type, value),
    getData: (type: string) => carried.get(type) ?? '',
    get types() {
      return [...carried.keys()];
    },
  };
  fireEvent.dragStart(row(2), { dataTransfer: carrier });
  fireEvent.drop(screen.getByRole('region', groupNamed(8, 'party')), { dataTransfer: carrier });
  await vi.waitFor(() => expect(api.callsOf('party.move')).toMatchObject([{ memberId: idOf(2), group: 7 }]));
  fireEvent.drop(row(6), { dataTransfer: carrier });
  await vi.waitFor(() => expect(api.callsOf('party.swap')).toMatchObject([{ memberId: idOf(2), withId: idOf(6) }]));
  expect(api.callsOf('party.move')).toHaveLength(1);
});

test('a full group takes no one, and a member without a rank moves no one', async () => {
  const { user } = open(raid([leader, ...forty.slice(1, 6)]));
  await user.click(await button(text('party.menu', { name: nameOf(6) })));
  await user.click(await screen.findByRole('menuitem', { name: text('party.moveMember') }));
  const first = screen.getByRole('region', groupNamed(1, 'party'));
  expect(within(first).queryByRole('button', { name: text('party.moveHere') })).toBeNull();
  screen.getByRole('region', groupNamed(8, 'party'));
});

test('a member without a rank is offered no move', async () => {
  const { user } = open(raid([member(1), member(2, { rank: 'leader' }), member(6)]));
  await user.click(await button(text('party.menu', { name: nameOf(6) })));
  await screen.findAllByRole('menuitem');
  expect(screen.queryByRole('menuitem', { name: text('party.moveMember') })).toBeNull();
});

test('the leader converts a party to a raid, and back only when all fit', async () => {
  const party = open(raid([leader, member(2)], 'party'));
  await party.user.click(await button(text('party.toRaid')));
  await vi.waitFor(() => expect(party.api.callsOf('party.convert')).toMatchObject([{ isRaid: true }]));
  cleanup();
  open(raid([leader, ...forty.slice(1, 6)]));
  expect(((await button(text('party.toParty'))) as HTMLButtonElement).disabled).toBe(true);
});
