import type { CharacterView } from '@necp/shared/character/schema';
import type { OwnPartyView, PartyMemberView, PartyView } from '@necp/shared/party/schema';
import { act, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { GameEvents } from '../../game/types';
import { Subscriptions } from '../../realtime/subscriptions';
import type { RealtimeEvents } from '../../realtime/types';
import { button, renderApp, text } from '../../testing/render-app';
import { listenToParty } from './listen';
import { PartyFrames } from './party-frames';
import { PartyPanel } from './party-panel';
import { PingNotice } from './ping-notice';
import { PartyWindow } from './party-window';

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const own = { id: idOf(1) } as unknown as CharacterView;
const member = (number: number, name: string, changes: Partial<PartyMemberView> = {}): PartyMemberView => ({
  characterId: idOf(number) as never,
  character: { name, level: 4, classId: 'bouncer' },
  rank: 'member',
  role: 'none',
  place: number - 1,
  zoneId: 'watson' as never,
  channel: 1,
  leavesAt: null,
  isReady: null,
  ...changes,
});
const party = (members: PartyMemberView[], changes: Partial<PartyView> = {}): PartyView => ({
  partyId: idOf(50),
  isRaid: false,
  ownRank: 'member',
  members,
  code: null,
  readyCheck: null,
  vote: null,
  marks: [],
  ...changes,
});
const view = (changes: Partial<OwnPartyView>): OwnPartyView => ({ party: null, received: [], sent: [], ...changes });
const invitation = {
  inviteId: idOf(7),
  kind: 'invitation' as const,
  character: { name: 'Ivo', level: 2, classId: 'medic' as const },
  isQuiet: false,
  endsAt: new Date('2026-11-24'),
};
const done = () => ({ done: true as const });
const endsAt = new Date('2026-11-24');

test('the frames show the others, and say who is offline', async () => {
  const lost = member(3, 'Zora', { zoneId: null, channel: null, leavesAt: endsAt, role: 'healer' });
  renderApp(<PartyFrames character={own} device="desk" barNumbers="on" playerActions={null} />, {
    'party.own': () => view({ party: party([member(1, 'Mara', { rank: 'leader' }), member(2, 'Ivo'), lost]) }),
  });
  const frames = await screen.findByRole('list', { name: text('hud.party.members') });
  const rows = within(frames).getAllByRole('listitem');
  expect(rows.map((row) => /Mara|Ivo|Zora/.exec(row.textContent)?.[0])).toEqual(['Ivo', 'Zora']);
  expect(rows[1]?.textContent).toContain(text('hud.party.lost'));
  expect(rows[1]?.textContent).toContain(text('hud.party.role.healer'));
});

test('an invitation is answered on its card; a quiet one shows none', async () => {
  const { user, api } = renderApp(<PartyPanel character={own} playerActions={null} />, {
    'party.own': () => view({ received: [{ ...invitation, inviteId: idOf(8), isQuiet: true }, invitation] }),
    'party.accept': done,
  });
  expect(await screen.findByText(text('hud.party.invites', { name: 'Ivo' }))).toBeTruthy();
  await user.click(await button(text('hud.party.accept')));
  await vi.waitFor(() => expect(api.callsOf('party.accept')).toMatchObject([{ inviteId: idOf(7) }]));
});

test('the ready check and the vote are answered on cards, but not by the target of the vote', async () => {
  const members = [member(1, 'Mara'), member(2, 'Ivo', { rank: 'leader' }), member(3, 'Zora')];
  const vote = {
    voteId: idOf(60),
    targetId: idOf(2) as never,
    endsAt,
    votesFor: 1,
    votesNeeded: 2,
    own: null,
  };
  const { user, api } = renderApp(<PartyPanel character={own} playerActions={null} />, {
    'party.own': () => view({ party: party(members, { readyCheck: { checkId: idOf(61), endsAt }, vote }) }),
    'party.answerReady': done,
    'party.castVote': done,
  });
  await user.click(await button(text('hud.party.notReady')));
  await user.click(await button(text('hud.party.yes')));
  await vi.waitFor(() => expect(api.callsOf('party.castVote')).toMatchObject([{ voteId: idOf(60), isFor: true }]));
  expect(api.callsOf('party.answerReady')).toMatchObject([{ checkId: idOf(61), isReady: false }]);
});

test('a countdown starts when the server says so', async () => {
  renderApp(<PartyPanel character={own} playerActions={null} />, { 'party.own': () => view({}) });
  const connection = new Subscriptions<RealtimeEvents>();
  listenToParty({ connection, game: new Subscriptions<GameEvents>() });
  act(() => connection.publish('live', { topic: 'party.countdown_started', seconds: 'soon' } as never));
  expect(screen.queryByRole('timer')).toBeNull();
  act(() => connection.publish('live', { topic: 'party.countdown_started', seconds: 5 } as never));
  expect((await screen.findByRole('timer')).textContent).toBe('5');
});

function open(answer: OwnPartyView, answers: Parameters<typeof renderApp>[1] = {}) {
  return renderApp(<PartyWindow characterId={own.id} playerActions={null} onClose={() => undefined} />, {
    'party.own': () => answer,
    ...answers,
  });
}

test('the leader hands over in the window; a member can only start a vote', async () => {
  const members = [member(1, 'Mara', { rank: 'leader' }), member(2, 'Ivo'), member(3, 'Zora')];
  const { user, api } = open(view({ party: party(members) }), { 'party.handOver': done });
  await user.click(await button(text('party.menu', { name: 'Ivo' })));
  await user.click(await screen.findByRole('menuitem', { name: text('party.handOver') }));
  await vi.waitFor(() => expect(api.callsOf('party.handOver')).toMatchObject([{ memberId: idOf(2) }]));
});

test('a member sees no button that only the leader can use', async () => {
  const members = [member(1, 'Mara'), member(2, 'Ivo', { rank: 'leader' }), member(3, 'Zora')];
  const { user } = open(view({ party: party(members) }));
  await user.click(await button(text('party.menu', { name: 'Ivo' })));
  expect((await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent)).toEqual([
    text('party.startVote'),
  ]);
  for (const word of ['disband', 'readyCheck', 'invite'])
    expect(screen.queryByRole('button', { name: text(`party.${word}`) })).toBeNull();
});

test('a player without a party invites by name, or joins by a code', async () => {
  const { user, api } = open(view({}), {
    'party.invite': done,
    'party.join': done,
    'social.find': () => ({ characters: [] }),
  });
  expect(await screen.findByText(text('party.none'))).toBeTruthy();
  await user.type(screen.getByRole('combobox', { name: text('party.inviteName') }), 'Ivo');
  await user.click(await button(text('party.invite')));
  await vi.waitFor(() => expect(api.callsOf('party.invite')).toMatchObject([{ name: 'Ivo' }]));
  await user.type(screen.getByRole('textbox', { name: text('party.code') }), 'abcdefghijkl');
  await user.click(await button(text('party.join')));
  await vi.waitFor(() => expect(api.callsOf('party.join')).toMatchObject([{ code: 'abcdefghijkl' }]));
});

test('says that the party cannot be loaded', async () => {
  renderApp(<PartyWindow characterId={own.id} playerActions={null} onClose={() => undefined} />, {});
  expect(await screen.findByText(text('party.loadFailed'))).toBeTruthy();
});

test('frames tell health, life, lost connections and distance, and a click targets who is in sight', async () => {
  const connection = new Subscriptions<RealtimeEvents>();
  const game = new Subscriptions<GameEvents>();
  const ends = listenToParty({ connection, game });
  const targetPlayer = vi.fn(() => 'out_of_sight' as const);
  const { user } = renderApp(
    <PartyFrames character={own} device="phone" barNumbers="off" playerActions={{ targetPlayer } as never} />,
    { 'party.own': () => view({ party: party([member(1, 'Mara'), member(2, 'Ivo')]) }) },
  );
  await screen.findByText('Ivo');
  const frame = () => screen.getByText('Ivo').closest('li') as HTMLElement;
  const health = () => within(frame()).queryByRole('meter', { name: text('hud.party.health', { name: 'Ivo' }) });
  expect(health()).toBeNull();
  const vitals = {
    characterId: idOf(2),
    zoneId: 'watson',
    channel: 1,
    x: 10,
    y: 10,
    life: 'up',
    isLinkDead: false,
    isAway: false,
    isFighting: false,
    health: 40,
    healthMax: 120,
    shield: 5,
    energy: 10,
    energyMax: 60,
    ram: 1,
    ramMax: 4,
    statuses: [],
    cast: null,
  };
  const hear = (changes: object) =>
    act(() => connection.publish('live', { topic: 'party.vitals', vitals: [{ ...vitals, ...changes }] } as never));
  act(() => connection.publish('zone.welcome', { zoneId: 'watson', x: 12, y: 10 } as never));
  hear({});
  await vi.waitFor(() => expect(health()?.getAttribute('aria-valuenow')).toBe('40'));
  expect(frame().dataset['state']).toBe('here');
  for (const [changes, state] of [
    [{ isFighting: true }, 'fighting'],
    [{ x: 90 }, 'farAway'],
    [{ zoneId: 'westbrook' }, 'farAway'],
    [{ life: 'downed' }, 'downed'],
    [{ life: 'dead' }, 'dead'],
    [{ isLinkDead: true, life: 'dead' }, 'linkDead'],
  ] as const) {
    hear(changes);
    await vi.waitFor(() => expect(frame().dataset['state']).toBe(state));
    expect(frame().textContent).toContain(text(`hud.party.${state}`));
  }
  // What cannot be read changes nothing.
  hear({ health: 'much' });
  expect(frame().dataset['state']).toBe('linkDead');
  await user.click(await button(text('hud.party.targetKey', { name: 'Ivo', key: 'F1' })));
  expect(targetPlayer).toHaveBeenCalledWith('Ivo');
  expect(await screen.findByText(text('hud.party.outOfSight', { name: 'Ivo' }))).toBeTruthy();
  ends.forEach((end) => end());
});

test('a ping of another member is said with its district, the own one is not', async () => {
  const connection = new Subscriptions<RealtimeEvents>();
  const ends = listenToParty({ connection, game: new Subscriptions<GameEvents>() });
  const { api } = renderApp(<PingNotice character={own} />, {
    'party.own': () => view({ party: party([member(1, 'Mara'), member(2, 'Ivo')]) }),
  });
  await vi.waitFor(() => expect(api.callsOf('party.own')).toHaveLength(1));
  const ping = (from: number, more: object = {}) =>
    act(() =>
      connection.publish('live', {
        ...{ topic: 'party.pinged', characterId: idOf(from), zoneId: 'watson', x: 1, y: 2 },
        ...more,
      } as never),
    );
  ping(2, { x: 'here' });
  ping(1);
  ping(2);
  expect(await screen.findByText(text('hud.party.pinged', { name: 'Ivo', zone: 'Watson' }))).toBeTruthy();
  expect(screen.queryByText(text('hud.party.pinged', { name: 'Mara', zone: 'Watson' }))).toBeNull();
  ends.forEach((end) => end());
});
