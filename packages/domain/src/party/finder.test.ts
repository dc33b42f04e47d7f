import { partyApplicationAnswered, partyApplied } from '@necp/shared/party/events';
import { applyAgainMs, listingLastsMs, mostApplications } from '@necp/shared/party/finder-rules';
import { mostMembers, mostRaiders } from '@necp/shared/party/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mutePlayer } from '../chat';
import { inTx } from '../kernel';
import { blocksOf } from '../social/queries';
import { blockPlayer, unblockPlayer } from '../social/service';
import { FixedClock, openTestDomain, type TestDomain } from '../testing';
import {
  acceptFirst,
  applyTo,
  firstApplication,
  foundBy,
  listingIdOf,
  listingSeen,
  noSlots,
  putUp,
} from '../testing/finder';
import {
  act,
  asTo,
  convertOf,
  expectSound,
  partyOf,
  partyOfPlayer,
  raidOf,
  ranks,
  seen,
  setLinkOf,
} from '../testing/party';
import { pair, type SocialPlayer, socialPlayers, trio } from '../testing/social';
import {
  acceptApplication,
  applyToListing,
  declineApplication,
  disband,
  ownApplications,
  setAssistant,
  takeDownListing,
  withdrawApplication,
} from './service';

const clock = new FixedClock(Date.parse('2026-11-25T12:00:00Z'));
let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
});
afterAll(async () => {
  await expectSound(testDomain);
  await testDomain.close();
});

const decline = async (host: SocialPlayer, { isBanned }: { readonly isBanned: boolean }) =>
  declineApplication(host.ctx, { ...act(), applicationId: await firstApplication(host), isBanned });
const refused = (code: string) => ({ code: `party.${code}` });
const payloadsOf = async (name: string, applicationId: string) =>
  (await testDomain.domain.systemCtx().db.outboxEvent.findMany({ where: { name } }))
    .map(({ payload }) => payload as { readonly applicationId: string })
    .filter((payload) => payload.applicationId === applicationId);

describe('a listing', () => {
  it('of a lone player is found by others, who join the party when they are accepted', async () => {
    const [mara, ivo] = await pair(testDomain);
    await putUp(mara, { activity: 'instance', contentId: 'drowned_exchange', note: 'bring a lamp' });
    expect(await foundBy(ivo, [mara, ivo])).toEqual([mara.name]);
    expect(await foundBy(mara, [mara, ivo])).toEqual([]);
    expect(await applyTo(ivo, await listingIdOf(mara), 'healer')).toEqual({ hasJoined: false });
    expect((await listingSeen(mara)).applications).toMatchObject([{ character: { name: ivo.name }, role: 'healer' }]);
    expect((await ownApplications(ivo.ctx)).applications).toMatchObject([{ role: 'healer' }]);
    await acceptFirst(mara);
    expect(await ranks(ivo)).toEqual([`${mara.name} leader`, `${ivo.name} member`]);
    expect((await partyOfPlayer(ivo)).members[1]?.role).toBe('healer');
    // The only slot is taken.
    expect(await listingSeen(mara)).toEqual({ listing: null, applications: [] });
    expect((await ownApplications(ivo.ctx)).applications).toEqual([]);
  });

  it('is filtered by activity, role, language and level', async () => {
    const [tanks, heals, reader] = await trio(testDomain);
    const both = [tanks, heals];
    await putUp(tanks, {
      activity: 'duel',
      slots: { ...noSlots, tank: 1 },
      locale: 'ru',
      levels: { min: 20, max: 30 },
    });
    clock.advance(1);
    await putUp(heals, { activity: 'event', contentId: 'convoy', slots: { ...noSlots, healer: 2, any: 1 } });
    const found = (input: Parameters<typeof foundBy>[2]) => foundBy(reader, both, input);
    expect(await found({ fits: false })).toEqual([heals.name, tanks.name]);
    expect(await found({})).toEqual([heals.name]);
    expect(await found({ fits: false, role: 'tank' })).toEqual([heals.name, tanks.name]);
    expect(await found({ fits: false, activity: 'duel' })).toEqual([tanks.name]);
    expect(await found({ fits: false, activity: 'duel', role: 'healer' })).toEqual([]);
    expect(await found({ fits: false, locale: 'ru' })).toEqual([tanks.name]);
    expect(await found({ fits: false, contentId: 'convoy' })).toEqual([heals.name]);
    expect(await found({ fits: false, activity: 'story' })).toEqual([]);
  });

  it('seeks someone for something that there is, and no more than there are places', async () => {
    const [mara] = (await partyOf(testDomain, 3)) as [SocialPlayer];
    const slots = (any: number) => ({ slots: { ...noSlots, any } });
    await expect(putUp(mara, slots(0))).rejects.toMatchObject(refused('no_slots'));
    await expect(putUp(mara, slots(3))).rejects.toMatchObject({ ...refused('too_many_slots'), params: { free: 2 } });
    await expect(putUp(mara, { levels: { min: 9, max: 8 } })).rejects.toMatchObject(refused('levels_order'));
    for (const [activity, contentId] of [
      ['instance', 'watson'],
      ['instance', 'pit_nine'],
      ['anything', 'convoy'],
      ['story', 'no_such_story'],
    ] as const)
      await expect(putUp(mara, { activity, contentId })).rejects.toMatchObject(refused('no_activity'));
    await putUp(mara, { ...slots(2), activity: 'duel', contentId: 'pit_nine' });
    await convertOf(mara, { isRaid: true });
    await putUp(mara, slots(mostRaiders - 3));
    expect((await listingSeen(mara)).listing).toMatchObject({ isRaid: true, slots: { any: mostRaiders - 3 } });
  });

  it('is put up, changed and taken down by the leader and assistants, and seen by all members', async () => {
    const [mara, ivo, ada] = (await partyOf(testDomain, 3)) as [SocialPlayer, SocialPlayer, SocialPlayer];
    await expect(putUp(ivo)).rejects.toMatchObject(refused('not_leader'));
    await setAssistant(mara.ctx, { ...asTo(ivo), isAssistant: true });
    await putUp(ivo, { note: 'first' });
    const listingId = await listingIdOf(ada);
    const [other] = (await socialPlayers(testDomain, 1)) as [SocialPlayer];
    await applyTo(other, listingId);
    await putUp(mara, { note: 'second' });
    expect((await listingSeen(ada)).listing).toMatchObject({ listingId, note: 'second' });
    expect((await listingSeen(ada)).applications).toEqual([]);
    for (const host of [mara, ivo]) expect((await listingSeen(host)).applications).toHaveLength(1);
    const applicationId = await firstApplication(ivo);
    await expect(acceptApplication(ada.ctx, { ...act(), applicationId })).rejects.toMatchObject(
      refused('application_gone'),
    );
    await expect(takeDownListing(ada.ctx, act())).rejects.toMatchObject(refused('not_leader'));
    await takeDownListing(ivo.ctx, act());
    await expect(takeDownListing(mara.ctx, act())).rejects.toMatchObject(refused('listing_gone'));
    await expect(acceptApplication(mara.ctx, { ...act(), applicationId })).rejects.toMatchObject(
      refused('application_gone'),
    );
  });

  it('that is taken down by a player alone leaves no party, but one with a link stays', async () => {
    const [mara, ivo] = await pair(testDomain);
    await setLinkOf(ivo);
    for (const player of [mara, ivo]) {
      await putUp(player);
      await takeDownListing(player.ctx, act());
    }
    expect([(await seen(mara)).party, (await seen(ivo)).party?.members.length]).toEqual([null, 1]);
  });

  it('masks coarse words of its note, sends no hateful ones, and none of a player who is muted', async () => {
    const [mara, ivo] = await pair(testDomain);
    await putUp(mara, { note: 'no  fucking\nhurry' });
    expect((await listingSeen(mara)).listing?.note).toBe('no ******* hurry');
    await expect(putUp(mara, { note: 'жиды и жид' })).rejects.toMatchObject({ code: 'chat.hateful' });
    const mute = { accountId: ivo.accountId, givenBy: mara.accountId, reason: 'test', channel: 'all' as const };
    await inTx(testDomain.domain.systemCtx(), (tx) => mutePlayer(tx, { ...mute, minutes: 5 }));
    await expect(putUp(ivo, { note: 'hello' })).rejects.toMatchObject({ code: 'chat.muted' });
    const silent = { ...act(), listingId: await listingIdOf(mara), role: 'tank' as const };
    await expect(applyToListing(ivo.ctx, { ...silent, note: 'me' })).rejects.toMatchObject({ code: 'chat.muted' });
    expect(await applyToListing(ivo.ctx, { ...silent, ...act(), note: '' })).toEqual({ hasJoined: false });
  });

  it('is over an hour after its party did anything with it, and so are the applications to it', async () => {
    const [mara, ivo] = await pair(testDomain);
    await putUp(mara);
    clock.advance(listingLastsMs - 1);
    await putUp(mara);
    const listingId = await listingIdOf(mara);
    await applyTo(ivo, listingId);
    const applicationId = await firstApplication(mara);
    clock.advance(listingLastsMs);
    expect(await foundBy(ivo, [mara])).toEqual([]);
    await expect(acceptApplication(mara.ctx, { ...act(), applicationId })).rejects.toMatchObject(
      refused('application_gone'),
    );
    await putUp(mara);
    expect(await listingIdOf(mara)).not.toBe(listingId);
    expect((await listingSeen(mara)).applications).toEqual([]);
  });

  it('ends with its party, and when the party is full in any way', async () => {
    const [mara, ivo] = (await partyOf(testDomain, 2)) as [SocialPlayer, SocialPlayer];
    await putUp(mara);
    await disband(mara.ctx, act());
    expect(await foundBy(ivo, [mara])).toEqual([]);
    const raid = await raidOf(testDomain, mostMembers);
    const [leader] = raid as [SocialPlayer];
    await putUp(leader, { slots: { ...noSlots, any: 3 } });
    await convertOf(leader, { isRaid: false });
    expect((await listingSeen(leader)).listing).toBeNull();
  });

  it('is not seen across a block of either player, and cannot be answered', async () => {
    const [mara, ivo] = await pair(testDomain);
    await putUp(mara);
    const listingId = await listingIdOf(mara);
    for (const [by, other] of [
      [mara, ivo],
      [ivo, mara],
    ] as const) {
      await blockPlayer(by.ctx, { ...act(), name: other.name });
      expect(await foundBy(ivo, [mara])).toEqual([]);
      await expect(applyTo(ivo, listingId)).rejects.toMatchObject(refused('listing_gone'));
      const [block] = (await blocksOf(by.ctx)).blocks;
      await unblockPlayer(by.ctx, { ...act(), blockId: block?.id ?? '' });
    }
    await applyTo(ivo, listingId);
    const applicationId = await firstApplication(mara);
    await blockPlayer(ivo.ctx, { ...act(), name: mara.name });
    expect((await listingSeen(mara)).applications).toEqual([]);
    await expect(acceptApplication(mara.ctx, { ...act(), applicationId })).rejects.toMatchObject(
      refused('application_gone'),
    );
  });
});

describe('an application', () => {
  it('is refused to a level that does not fit, a role that is not sought, and a player of another party', async () => {
    const [mara, ivo] = await pair(testDomain);
    const [ada] = (await partyOf(testDomain, 2)) as [SocialPlayer];
    await putUp(mara, { slots: { ...noSlots, tank: 1 }, levels: { min: 20, max: 30 } });
    const listingId = await listingIdOf(mara);
    await expect(applyTo(ivo, listingId, 'tank')).rejects.toMatchObject(refused('level_unfit'));
    await expect(applyTo(mara, listingId, 'tank')).rejects.toMatchObject(refused('same_party'));
    await putUp(mara, { slots: { ...noSlots, tank: 1 } });
    await expect(applyTo(ivo, listingId, 'healer')).rejects.toMatchObject(refused('role_taken'));
    await expect(applyTo(ada, listingId, 'tank')).rejects.toMatchObject(refused('already_in'));
  });

  it('lets its player join where every player who fits is taken, until the slots of a role are taken', async () => {
    const [mara, ivo, ada] = await trio(testDomain);
    await putUp(mara, { isAuto: true, slots: { ...noSlots, tank: 1, healer: 1 } });
    const listingId = await listingIdOf(mara);
    expect(await applyTo(ivo, listingId, 'tank')).toEqual({ hasJoined: true });
    expect((await listingSeen(ivo)).listing?.slots).toEqual({ ...noSlots, healer: 1 });
    await expect(applyTo(ada, listingId, 'tank')).rejects.toMatchObject(refused('role_taken'));
    await applyTo(ada, listingId, 'healer');
    expect((await partyOfPlayer(ada)).members).toHaveLength(3);
  });

  it('is answered once, and its player and the leader are notified', async () => {
    const [mara, ivo] = await pair(testDomain);
    await putUp(mara, { slots: { ...noSlots, any: 2 } });
    await applyTo(ivo, await listingIdOf(mara));
    const applicationId = await firstApplication(mara);
    const input = { ...act(), applicationId };
    await acceptApplication(mara.ctx, input);
    await acceptApplication(mara.ctx, input);
    const others = { ...act(), applicationId };
    await expect(acceptApplication(mara.ctx, others)).rejects.toMatchObject(refused('application_gone'));
    expect((await listingSeen(mara)).listing?.slots.any).toBe(1);
    expect(await payloadsOf(partyApplied.name, applicationId)).toEqual([
      {
        ...{ applicationId, accountId: mara.accountId, characterId: mara.characterId },
        ...{ fromCharacterId: ivo.characterId, role: 'damage' },
      },
    ]);
    expect(await payloadsOf(partyApplicationAnswered.name, applicationId)).toMatchObject([
      { accountId: ivo.accountId, byCharacterId: mara.characterId, isAccepted: true },
    ]);
  });

  it('that was declined or withdrawn waits a minute before the next one', async () => {
    const [mara, ivo] = await pair(testDomain);
    await putUp(mara);
    const listingId = await listingIdOf(mara);
    await applyTo(ivo, listingId);
    await expect(applyTo(ivo, listingId)).rejects.toMatchObject(refused('applied_lately'));
    await decline(mara, { isBanned: false });
    await expect(applyTo(ivo, listingId)).rejects.toMatchObject(refused('applied_lately'));
    clock.advance(applyAgainMs);
    await applyTo(ivo, listingId);
    const applicationId = await firstApplication(mara);
    await expect(withdrawApplication(mara.ctx, { ...act(), applicationId })).rejects.toMatchObject(
      refused('application_gone'),
    );
    await withdrawApplication(ivo.ctx, { ...act(), applicationId });
    await expect(applyTo(ivo, listingId)).rejects.toMatchObject(refused('applied_lately'));
  });

  it('of a banned player is the last one: the listings of this party are not seen any more', async () => {
    const [mara, ivo, ada] = await trio(testDomain);
    await putUp(mara);
    await applyTo(ivo, await listingIdOf(mara));
    await decline(mara, { isBanned: true });
    clock.advance(applyAgainMs);
    expect([await foundBy(ivo, [mara]), await foundBy(ada, [mara])]).toEqual([[], [mara.name]]);
    await expect(applyTo(ivo, await listingIdOf(mara))).rejects.toMatchObject(refused('listing_gone'));
  });

  it('is over when its player joins another party, and one of five at most', async () => {
    const [ivo, ...leaders] = (await socialPlayers(testDomain, mostApplications + 2)) as [SocialPlayer];
    for (const leader of leaders as SocialPlayer[]) await putUp(leader, { slots: { ...noSlots, any: 2 } });
    const ids = await Promise.all((leaders as SocialPlayer[]).map(listingIdOf));
    const applied = await Promise.allSettled(ids.map((listingId) => applyTo(ivo, listingId)));
    expect(applied.filter(({ status }) => status === 'fulfilled')).toHaveLength(mostApplications);
    expect((await ownApplications(ivo.ctx)).applications).toHaveLength(mostApplications);
    const chosen = (leaders as SocialPlayer[])[applied.findIndex(({ status }) => status === 'fulfilled')];
    await acceptFirst(chosen as SocialPlayer);
    expect((await ownApplications(ivo.ctx)).applications).toEqual([]);
    for (const leader of leaders as SocialPlayer[]) expect((await listingSeen(leader)).applications).toEqual([]);
  });
});
