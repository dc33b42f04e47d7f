import { firstRanks, rightWords } from '@necp/shared/guild/rules';
import type { FoundGuildView } from '@necp/shared/guild/finder-schema';
import type { GuildMemberView, GuildView } from '@necp/shared/guild/schema';
import { GameError } from '@necp/shared/kernel';
import { screen, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { button, renderApp, text } from '../../testing/render-app';
import { GuildWindow } from './guild-window';
import { sortMembers } from './roster-tab';

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const at = (day: number) => new Date(Date.UTC(2077, 3, day));
const done = () => ({ done: true as const });

const guild = (changes: Partial<GuildView> = {}): GuildView => ({
  ...{ emblem: 'shield-plain-bolt-ink-steel-gold', level: 1 },
  ...{ guildId: idOf(50) as never, name: 'Night Owls', tag: 'OWL', foundedAt: at(1) },
  leader: { characterId: idOf(1) as never, name: 'Mara' },
  ...{ message: 'Rain at nine.', messageAt: at(2), about: '', members: 3, disbandsAt: null },
  ranks: firstRanks.map((rights, place) => ({ place, name: null, rights: [...rights], members: place === 2 ? 0 : 1 })),
  own: { place: 0, rights: [...rightWords], joinedAt: at(1) },
  ...changes,
});
const officer = { place: 1, rights: [...(firstRanks[1] ?? [])], joinedAt: at(1) };
const member = (number: number, name: string, changes: Partial<GuildMemberView> = {}): GuildMemberView => ({
  ...{ characterId: idOf(number) as never, character: { name, level: number, classId: 'bouncer' }, place: 3 },
  ...{ joinedAt: at(number), note: '', officerNote: '', isOnline: false, zoneId: null, seenAt: at(number) },
  ...changes,
});
const members = [
  member(1, 'Mara', { place: 0, isOnline: true, zoneId: 'watson' as never, seenAt: null }),
  member(2, 'Ivo', { place: 1, note: 'Heals' }),
  member(3, 'Zora', { seenAt: null }),
];

type Handlers = NonNullable<Parameters<typeof renderApp>[1]>;
const open = (own: GuildView | null, handlers: Handlers = {}) =>
  renderApp(<GuildWindow characterId={idOf(1) as never} playerActions={null} onClose={vi.fn()} />, {
    'guild.own': () => ({ guild: own }),
    'guild.roster': () => ({ members }),
    'guild.ways': () => ({ invites: [], applications: [] }),
    'guild.founding': () => ({ feeChits: 1000, signatures: 0, charter: null, toSign: [] }),
    'guild.find': () => ({ guilds: [], next: null }),
    ...handlers,
  });
const turnTo = async (user: ReturnType<typeof renderApp>['user'], name: string) =>
  user.click(await screen.findByRole('tab', { name: new RegExp(`^${name}`) }));

describe('a player without a guild', () => {
  const looking: FoundGuildView = {
    ...{
      guildId: idOf(60) as never,
      name: 'Rain Dogs',
      tag: 'RAIN',
      about: '',
      leader: 'Dex',
      members: 4,
      taxPercent: 5,
    },
    ...{ note: 'Come along', questions: ['Why us?'], levelMin: 1, locales: ['en'], focuses: ['duel'] },
    applicationId: null,
  };

  test('applies to a guild with an answer to each of its questions', async () => {
    const { user, api } = open(null, {
      'guild.find': () => ({ guilds: [looking], next: null }),
      'guild.applyTo': done,
    });
    const label = text('guild.finder.applyTo', { name: 'Rain Dogs' });
    await user.click(await button(label));
    const form = await screen.findByRole('form', { name: label });
    const send = within(form).getByRole('button', { name: text('guild.finder.send') });
    expect(send).toHaveProperty('disabled', true);
    await user.type(within(form).getByLabelText('Why us?'), 'I like rain');
    await user.click(send);
    await vi.waitFor(() =>
      expect(api.callsOf('guild.applyTo')).toMatchObject([{ guildId: idOf(60), answers: ['I like rain'] }]),
    );
  });

  test('founds one, and reads why it was refused', async () => {
    const { user, api } = open(null, {
      'guild.found': () => {
        throw new GameError('conflict', 'guild.name_taken');
      },
    });
    await turnTo(user, text('guild.tabs.found'));
    await user.type(await screen.findByLabelText(text('guild.found.name')), 'Night Owls');
    await user.type(await screen.findByLabelText(text('guild.found.tag')), 'OWL');
    await user.click(await button(text('guild.found.send')));
    await vi.waitFor(() => expect(api.callsOf('guild.found')).toMatchObject([{ name: 'Night Owls', tag: 'OWL' }]));
    expect(await screen.findByText(text('errors.guild.name_taken'))).toBeTruthy();
  });

  test('collects signatures where the realm asks for them', async () => {
    const charter = {
      ...{ charterId: idOf(70), name: 'Night Owls', tag: 'OWL', endsAt: at(20) },
      asked: [{ name: 'Ivo', hasSigned: true }],
    };
    const { user, api } = open(null, {
      'guild.founding': () => ({ feeChits: 1000, signatures: 2, charter, toSign: [] }),
      'guild.askSignature': done,
    });
    await turnTo(user, text('guild.tabs.found'));
    expect(await button(text('guild.charter.found'))).toHaveProperty('disabled', true);
    await user.type(await screen.findByLabelText(text('guild.charter.name')), 'Zora');
    await user.click(await button(text('guild.charter.ask')));
    await vi.waitFor(() => expect(api.callsOf('guild.askSignature')).toMatchObject([{ name: 'Zora' }]));
  });

  test('joins by an invitation', async () => {
    const invite = {
      ...{ inviteId: idOf(8), from: 'Dex', endsAt: at(20) },
      guild: { guildId: idOf(60) as never, name: 'Rain Dogs', tag: 'RAIN', about: '', members: 4, taxPercent: 5 },
    };
    const { user, api } = open(null, {
      'guild.ways': () => ({ invites: [invite], applications: [] }),
      'guild.accept': done,
    });
    await turnTo(user, text('guild.tabs.invites'));
    await user.click(await button(text('guild.ways.acceptOf', { name: 'Rain Dogs' })));
    await vi.waitFor(() => expect(api.callsOf('guild.accept')).toMatchObject([{ inviteId: idOf(8) }]));
  });
});

describe('the roster', () => {
  const names = (shown: Parameters<typeof sortMembers>[1]) =>
    sortMembers(members, shown).map(({ character }) => character.name);

  test('is sorted and filtered', () => {
    const all = { text: '', isOnlineOnly: false };
    expect(names({ ...all, order: 'rank' })).toEqual(['Mara', 'Ivo', 'Zora']);
    expect(names({ ...all, order: 'name' })).toEqual(['Ivo', 'Mara', 'Zora']);
    expect(names({ ...all, order: 'level' })).toEqual(['Zora', 'Ivo', 'Mara']);
    expect(names({ ...all, order: 'seen' })).toEqual(['Mara', 'Ivo', 'Zora']);
    expect(names({ ...all, order: 'joined' })).toEqual(['Mara', 'Ivo', 'Zora']);
    expect(names({ ...all, text: 'heal', order: 'rank' })).toEqual(['Ivo']);
    expect(names({ ...all, isOnlineOnly: true, order: 'rank' })).toEqual(['Mara']);
  });

  test('offers a member only what the own rank may do', async () => {
    const { user } = open(guild({ own: officer }));
    await turnTo(user, text('guild.tabs.roster'));
    await user.click(await button(text('guild.roster.menu', { name: 'Zora' })));
    expect(await screen.findByRole('menuitem', { name: text('guild.roster.remove') })).toBeTruthy();
    expect(screen.queryByRole('menuitem', { name: text('guild.roster.handOver') })).toBeNull();
    await user.keyboard('{Escape}');
    await user.click(await button(text('guild.roster.menu', { name: 'Ivo' })));
    expect(await screen.findByRole('menuitem', { name: text('guild.roster.writeNote') })).toBeTruthy();
    expect(screen.queryByRole('menuitem', { name: text('guild.roster.remove') })).toBeNull();
  });

  test('asks before a member is removed', async () => {
    const { user, api } = open(guild(), { 'guild.remove': done });
    await turnTo(user, text('guild.tabs.roster'));
    await user.click(await button(text('guild.roster.menu', { name: 'Zora' })));
    await user.click(await screen.findByRole('menuitem', { name: text('guild.roster.remove') }));
    expect(api.callsOf('guild.remove')).toEqual([]);
    const sure = await screen.findByRole('alertdialog');
    await user.click(within(sure).getByRole('button', { name: text('guild.roster.remove') }));
    await vi.waitFor(() => expect(api.callsOf('guild.remove')).toMatchObject([{ memberId: idOf(3) }]));
  });
});

describe('a member with rights', () => {
  test('writes the message of the day', async () => {
    const { user, api } = open(guild(), { 'guild.setMessage': done });
    const title = text('guild.message.title');
    await user.click(await button(text('guild.editOf', { title })));
    const field = await screen.findByLabelText(title, { selector: 'textarea' });
    await user.clear(field);
    await user.type(field, 'Dry at ten.');
    await user.click(await button(text('guild.save')));
    await vi.waitFor(() => expect(api.callsOf('guild.setMessage')).toMatchObject([{ text: 'Dry at ten.' }]));
  });

  test('gives a rank a name and rights, but none that the own rank lacks', async () => {
    const own = { ...officer, rights: [...officer.rights, 'ranks' as const] };
    const { user, api } = open(guild({ own }), { 'guild.changeRank': done });
    await turnTo(user, text('guild.tabs.ranks'));
    const recruit = text('guild.rank.recruit');
    expect(
      screen.queryByRole('button', { name: text('guild.ranks.changeOf', { rank: text('guild.rank.leader') }) }),
    ).toBeNull();
    await user.click(await button(text('guild.ranks.changeOf', { rank: recruit })));
    const tick = (right: string) => screen.getByRole('checkbox', { name: right });
    expect(tick(text('guild.ranks.right.bank'))).toHaveProperty('disabled', true);
    await user.click(tick(text('guild.ranks.right.invite')));
    await user.type(screen.getByLabelText(text('guild.ranks.name')), 'Rookie');
    await user.click(await button(text('guild.ranks.save')));
    await vi.waitFor(() =>
      expect(api.callsOf('guild.changeRank')).toMatchObject([{ place: 3, name: 'Rookie', rights: ['invite'] }]),
    );
  });

  test('answers an application, and reads its answers', async () => {
    const application = {
      ...{ applicationId: idOf(9), character: { name: 'Dex', level: 4, classId: 'medic' as const } },
      ...{ answers: [{ question: 'Why us?', answer: 'Rain.' }], madeAt: at(3), endsAt: at(20) },
    };
    const { user, api } = open(guild({ own: officer }), {
      'guild.recruiting': () => ({ listing: null, applications: [application], invites: [] }),
      'guild.acceptApplication': done,
    });
    await turnTo(user, text('guild.tabs.recruiting'));
    expect(await screen.findByText('Rain.')).toBeTruthy();
    await user.click(await button(text('guild.recruiting.acceptOf', { name: 'Dex' })));
    await vi.waitFor(() => expect(api.callsOf('guild.acceptApplication')).toMatchObject([{ applicationId: idOf(9) }]));
  });

  test('reads what happened', async () => {
    const entry = { at: at(4), actor: 'Mara', subject: 'Ivo' };
    const { user } = open(guild(), {
      'guild.log': () => ({
        entries: [
          { ...entry, entryId: idOf(11), kind: 'promoted', params: { from: 3, to: 1 } as Record<string, number> },
          { ...entry, entryId: idOf(12), kind: 'joined', subject: null, params: {} as Record<string, number> },
        ],
        next: null,
      }),
    });
    await turnTo(user, text('guild.tabs.log'));
    const rank = text('guild.rank.officer');
    const said = text('guild.log.kind.promoted', { actor: 'Mara', subject: 'Ivo', to: rank });
    expect(await screen.findByText(said)).toBeTruthy();
    expect(await screen.findByText(text('guild.log.kind.joined', { actor: 'Mara', hasSubject: 'no' }))).toBeTruthy();
  });
});

test('the leader disbands the guild after a question, and takes it back', async () => {
  let own = guild();
  const { user, api } = open(own, {
    'guild.own': () => ({ guild: own }),
    'guild.disband': () => {
      own = guild({ disbandsAt: at(9) });
      return done();
    },
    'guild.keep': () => {
      own = guild();
      return done();
    },
  });
  await user.click(await button(text('guild.ending.disband.button')));
  const sure = await screen.findByRole('alertdialog');
  await user.click(within(sure).getByRole('button', { name: text('guild.ending.disband.button') }));
  await user.click(await button(text('guild.ending.keep')));
  expect(await button(text('guild.ending.disband.button'))).toBeTruthy();
  expect(api.callsOf('guild.disband')).toHaveLength(1);
  expect(api.callsOf('guild.keep')).toHaveLength(1);
});
