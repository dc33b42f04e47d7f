import type { CharacterView } from '@necp/shared/character/schema';
import { GameError } from '@necp/shared/kernel';
import type { ApplicationView, ListingView, OwnListingView } from '@necp/shared/party/finder-schema';
import type { OwnPartyView, PartyRank } from '@necp/shared/party/schema';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { FakeAnswers } from '../../testing/fake-api';
import { button, renderApp, text } from '../../testing/render-app';
import { PartyPanel } from './party-panel';
import { PartyWindow } from './party-window';

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const own = { id: idOf(1) } as unknown as CharacterView;
const soon = new Date('2999-01-01');
const listingOf = (number: number, changes: Partial<ListingView> = {}): ListingView => ({
  ...{
    activity: 'instance',
    contentId: 'drowned_exchange' as never,
    levels: { min: 8, max: 14 },
    note: 'bring a lamp',
  },
  ...{ locale: 'en', slots: { tank: 1, healer: 0, damage: 2, any: 0 }, isAuto: false, isRaid: false, members: 2 },
  ...{ listingId: idOf(number), leader: { name: 'Ivo', level: 9, classId: 'bouncer' }, endsAt: soon },
  applicationId: null,
  ...changes,
});
const application = (number: number, name: string, changes: Partial<ApplicationView> = {}): ApplicationView => ({
  ...{ applicationId: idOf(number), character: { name, level: 9, classId: 'jammer' }, role: 'tank', note: '' },
  madeAt: soon,
  ...changes,
});
function partyOf(ownRank: PartyRank, names = ['Mara']): OwnPartyView {
  const members = names.map((name, place) => ({
    characterId: idOf(place + 1) as never,
    character: { name, level: 9, classId: 'bouncer' as const },
    ...{ rank: place === 0 ? ownRank : ('member' as const), role: 'none' as const, place, zoneId: 'watson' as never },
    ...{ channel: 1, leavesAt: null, isReady: null },
  }));
  const party = { partyId: idOf(50), isRaid: false, ownRank, members, code: null, readyCheck: null, vote: null };
  return { party: { ...party, marks: [] }, received: [], sent: [] };
}
const alone: OwnPartyView = { party: null, received: [], sent: [] };
const done = () => ({ done: true as const });
const noListing: OwnListingView = { listing: null, applications: [] };

function open(party: OwnPartyView, answers: FakeAnswers) {
  return renderApp(<PartyWindow characterId={own.id} playerActions={null} onClose={vi.fn()} />, {
    'party.own': () => party,
    'party.listing': () => noListing,
    'party.applications': () => ({ applications: [] }),
    'party.listings': () => ({ listings: [], next: null }),
    ...answers,
  });
}
const turnTo = async (user: ReturnType<typeof open>['user'], page: 'finder' | 'listing') =>
  user.click(await screen.findByRole('tab', { name: new RegExp(text(`party.tabs.${page}`)) }));

test('a player finds a listing and applies with a role that is sought, and with a note', async () => {
  const { user, api } = open(alone, {
    'party.listings': () => ({ listings: [listingOf(3)], next: null }),
    'party.applyToListing': () => ({ hasJoined: false }),
  });
  await turnTo(user, 'finder');
  const listing = within(await screen.findByRole('article', { name: text('party.finder.listingOf', { name: 'Ivo' }) }));
  expect(await listing.findByText('The Drowned Exchange')).toBeTruthy();
  expect(listing.getByText(text('party.finder.quoted', { note: 'bring a lamp' }))).toBeTruthy();
  const sought = within(listing.getByRole('list', { name: text('party.finder.sought') })).getAllByRole('listitem');
  expect(sought.map(({ textContent }) => textContent)).toEqual(['Tank × 1', 'Damage × 2']);
  await user.click(listing.getByRole('button', { name: text('party.finder.apply') }));
  await user.click(listing.getByRole('combobox', { name: text('party.finder.ownRole') }));
  const roles = within(await screen.findByRole('listbox'));
  expect(roles.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['Tank', 'Damage']);
  await user.click(roles.getByRole('option', { name: 'Damage' }));
  await user.type(listing.getByRole('textbox', { name: text('party.finder.note') }), 'with a lamp');
  await user.click(listing.getByRole('button', { name: text('party.finder.send') }));
  await waitFor(() =>
    expect(api.callsOf('party.applyToListing')).toMatchObject([
      { listingId: idOf(3), role: 'damage', note: 'with a lamp' },
    ]),
  );
  expect(await screen.findByText(text('party.finder.sent', { name: 'Ivo' }))).toBeTruthy();
});

test('a listing that takes every player who fits is joined without a note', async () => {
  const { user, api } = open(alone, {
    'party.listings': () => ({ listings: [listingOf(3, { isAuto: true })], next: null }),
    'party.applyToListing': () => ({ hasJoined: true }),
  });
  await turnTo(user, 'finder');
  await user.click(await button(text('party.finder.apply')));
  expect(screen.queryByRole('textbox', { name: text('party.finder.note') })).toBeNull();
  await user.click(await button(text('party.finder.joinNow')));
  expect(await screen.findByText(text('party.finder.joined', { name: 'Ivo' }))).toBeTruthy();
  expect(api.callsOf('party.applyToListing')).toMatchObject([{ role: 'tank', note: '' }]);
});

test('listings are narrowed down by activity, entry, role, language and level', async () => {
  const { user, api } = open(alone, {});
  await turnTo(user, 'finder');
  expect(await screen.findByText(text('party.finder.none'))).toBeTruthy();
  const choose = async (label: string, option: string) => {
    await user.click(screen.getByRole('combobox', { name: text(`party.finder.${label}`) }));
    await user.click(await screen.findByRole('option', { name: option }));
  };
  await choose('activityLabel', text('party.finder.activity.event'));
  await screen.findByRole('combobox', { name: text('party.finder.entry') });
  await choose('entry', 'The Convoy');
  await choose('roleLabel', text('party.finder.slots.healer'));
  await choose('localeLabel', text('party.finder.locale.ru'));
  await user.click(screen.getByRole('switch', { name: text('party.finder.fits') }));
  const wanted = { activity: 'event', contentId: 'convoy', role: 'healer', locale: 'ru', fits: false };
  await waitFor(() => expect(api.callsOf('party.listings').at(-1)).toMatchObject(wanted));
});

test('the own applications are withdrawn; who plays with others cannot apply', async () => {
  const applied = listingOf(3, { applicationId: idOf(9) });
  const { user, api } = open(partyOf('leader', ['Mara', 'Zora']), {
    'party.listings': () => ({ listings: [applied, listingOf(4)], next: null }),
    'party.applications': () => ({
      applications: [{ applicationId: idOf(9), role: 'tank', note: '', listing: applied }],
    }),
    'party.withdrawApplication': done,
  });
  await turnTo(user, 'finder');
  expect(await screen.findByText(text('party.finder.inParty'))).toBeTruthy();
  expect(await screen.findByText(text('party.finder.applied'))).toBeTruthy();
  expect(screen.queryByRole('button', { name: text('party.finder.apply') })).toBeNull();
  await user.click(await button(text('party.finder.withdraw')));
  await waitFor(() => expect(api.callsOf('party.withdrawApplication')).toMatchObject([{ applicationId: idOf(9) }]));
});

test('a player alone puts up a listing; numbers that do not fit are refused before', async () => {
  const { user, api } = open(alone, { 'party.putUpListing': done });
  await turnTo(user, 'listing');
  const form = within(await screen.findByRole('form', { name: text('party.finder.formLabel') }));
  const field = (name: string) => form.getByRole('textbox', { name: text(`party.finder.${name}`) });
  const type = async (name: string, value: string) => {
    await user.clear(field(name));
    await user.type(field(name), value);
  };
  const putUp = form.getByRole('button', { name: text('party.finder.putUp') });
  await type('slots.tank', '4');
  expect(await form.findByText(text('errors.party.too_many_slots', { free: 4 }))).toBeTruthy();
  expect(putUp.hasAttribute('disabled')).toBe(true);
  await type('slots.any', '0');
  await type('level.min', '31');
  expect(await form.findByText(text('party.finder.numbersWrong', { cap: 30 }))).toBeTruthy();
  await type('level.min', '5');
  await type('note', 'slow and careful');
  await user.click(form.getByRole('switch', { name: new RegExp(text('party.finder.autoLabel')) }));
  await user.click(putUp);
  await waitFor(() =>
    expect(api.callsOf('party.putUpListing')).toMatchObject([
      {
        ...{ activity: 'anything', contentId: null, levels: { min: 5, max: 30 }, note: 'slow and careful' },
        ...{ slots: { tank: 4, healer: 0, damage: 0, any: 0 }, locale: 'en', isAuto: true },
      },
    ]),
  );
});

test('the leader accepts, declines and bans in the window, and takes the listing down', async () => {
  const applications = [application(9, 'Ada'), application(8, 'Bo', { role: 'healer', note: 'hello' })];
  const { user, api } = open(partyOf('leader'), {
    'party.listing': () => ({ listing: listingOf(3), applications }),
    'party.acceptApplication': done,
    'party.declineApplication': done,
    'party.takeDownListing': done,
  });
  await turnTo(user, 'listing');
  const rows = within(await screen.findByRole('region', { name: text('party.finder.applications') }));
  const [ada, bo] = rows.getAllByRole('listitem').map((row) => within(row)) as [typeof rows, typeof rows];
  const press = (row: typeof rows, name: string) =>
    user.click(row.getByRole('button', { name: text(`party.finder.${name}`) }));
  await press(ada, 'accept');
  // No healer is sought.
  expect(bo.getByRole('button', { name: text('party.finder.accept') }).hasAttribute('disabled')).toBe(true);
  await press(bo, 'ban');
  const asked = within(await screen.findByRole('alertdialog'));
  await user.click(asked.getByRole('button', { name: text('party.finder.ban') }));
  await press(ada, 'decline');
  await user.click(await button(text('party.finder.takeDown')));
  await waitFor(() => expect(api.callsOf('party.takeDownListing')).toHaveLength(1));
  expect(api.callsOf('party.acceptApplication')).toMatchObject([{ applicationId: idOf(9) }]);
  expect(api.callsOf('party.declineApplication')).toMatchObject([
    { applicationId: idOf(8), isBanned: true },
    { applicationId: idOf(9), isBanned: false },
  ]);
});

test('a listing is changed in the form, which starts with what is up', async () => {
  const { user, api } = open(partyOf('assistant'), {
    'party.listing': () => ({
      listing: listingOf(3, { slots: { tank: 0, healer: 1, damage: 0, any: 0 } }),
      applications: [],
    }),
    'party.putUpListing': done,
  });
  await turnTo(user, 'listing');
  await user.click(await button(text('party.finder.change')));
  await user.click(await button(text('party.finder.save')));
  await waitFor(() =>
    expect(api.callsOf('party.putUpListing')).toMatchObject([
      { activity: 'instance', contentId: 'drowned_exchange', levels: { min: 8, max: 14 }, note: 'bring a lamp' },
    ]),
  );
  expect(await button(text('party.finder.change'))).toBeTruthy();
});

test('a member sees what is sought, and nothing to press', async () => {
  const { user } = open(partyOf('member', ['Mara', 'Zora']), {
    'party.listing': () => ({ listing: listingOf(3), applications: [] }),
  });
  await turnTo(user, 'listing');
  expect(await screen.findByRole('article')).toBeTruthy();
  for (const word of ['change', 'takeDown'])
    expect(screen.queryByRole('button', { name: text(`party.finder.${word}`) })).toBeNull();
});

test('says that the listings cannot be loaded', async () => {
  const { user } = open(alone, {
    'party.listings': () => {
      throw new GameError('unavailable', 'kernel.fault');
    },
  });
  await turnTo(user, 'finder');
  expect(await screen.findByText(text('party.finder.loadFailed'))).toBeTruthy();
});

const card = (rank: PartyRank, applications: ApplicationView[]) =>
  renderApp(<PartyPanel character={own} playerActions={null} />, {
    'party.own': () => partyOf(rank, ['Mara', 'Zora']),
    'party.instance': () => ({ run: null, mayOpen: false, members: [] }),
    'party.listing': () => ({ listing: listingOf(3), applications }),
    'party.acceptApplication': done,
  });

test('an application is answered on its card, and one that is put off makes way for the next', async () => {
  const { user, api } = card('leader', [application(9, 'Ada', { note: 'hi' }), application(8, 'Bo')]);
  const asks = (name: string) => text('hud.party.applies', { name, level: 9, role: text('hud.party.role.tank') });
  expect(await screen.findByText(asks('Ada'))).toBeTruthy();
  expect(screen.getByText(/hi/).textContent).toContain(text('hud.party.moreApplications', { count: 1 }));
  await user.click(await button(text('hud.party.later')));
  expect(await screen.findByText(asks('Bo'))).toBeTruthy();
  await user.click(await button(text('hud.party.accept')));
  await waitFor(() => expect(api.callsOf('party.acceptApplication')).toMatchObject([{ applicationId: idOf(8) }]));
});

test('a member is not asked about applications', async () => {
  const { api } = card('member', [application(9, 'Ada')]);
  await waitFor(() => expect(api.callsOf('party.own')).toHaveLength(1));
  expect(screen.queryByRole('region', { name: text('hud.party.application') })).toBeNull();
  expect(api.callsOf('party.listing')).toEqual([]);
});
