import { mostMembers } from '@necp/shared/party/rules';
import { expect } from 'vitest';
import { acceptApplication, joinByCode, takeDownListing, withdrawApplication } from '../party/service';
import { applyTo, firstApplication, listingIdOf, listingSeen, putUp } from './finder';
import { act, partyOf, partyOfPlayer, ranks, seen, setLinkOf } from './party';
import type { Round } from './rounds';
import { codesOf, pair, type SocialPlayer, socialPlayers, trio } from './social';

/** Five players apply for the last place of a party that takes every player who fits: one of them has it. */
const lastPlace: Round = async (testDomain) => {
  const [leader] = (await partyOf(testDomain, mostMembers - 1)) as [SocialPlayer];
  await putUp(leader, { isAuto: true });
  const listingId = await listingIdOf(leader);
  const five = await socialPlayers(testDomain, 5);
  const codes = codesOf(await Promise.allSettled(five.map((one) => applyTo(one, listingId))));
  expect(codes).toEqual(['ok', ...Array.from({ length: 4 }, () => 'party.listing_gone')]);
  expect((await partyOfPlayer(leader)).members).toHaveLength(mostMembers);
  expect((await listingSeen(leader)).listing).toBeNull();
};

/** A player applies while the listing is taken down: no application is left without a listing. */
const applyAndTakeDown: Round = async (testDomain) => {
  const [leader, other] = await pair(testDomain);
  await putUp(leader);
  const listingId = await listingIdOf(leader);
  const codes = codesOf(await Promise.allSettled([applyTo(other, listingId), takeDownListing(leader.ctx, act())]));
  expect(['ok', 'party.listing_gone']).toContain(codes.find((code) => code !== 'ok') ?? 'ok');
  expect((await listingSeen(leader)).listing).toBeNull();
  const { db } = testDomain.domain.systemCtx();
  expect(await db.partyApplication.count({ where: { listingId, state: 'open' } })).toBe(0);
};

/** The leader and an assistant accept the same application, which its player withdraws: it is answered once. */
const answeredOnce: Round = async (testDomain) => {
  const [leader, , other] = [...(await partyOf(testDomain, 2)), ...(await socialPlayers(testDomain, 1))] as [
    SocialPlayer,
    SocialPlayer,
    SocialPlayer,
  ];
  await putUp(leader, { slots: { tank: 0, healer: 0, damage: 2, any: 0 } });
  await applyTo(other, await listingIdOf(leader));
  const applicationId = await firstApplication(leader);
  const answers = await Promise.allSettled([
    acceptApplication(leader.ctx, { ...act(), applicationId }),
    acceptApplication(leader.ctx, { ...act(), applicationId }),
    withdrawApplication(other.ctx, { ...act(), applicationId }),
  ]);
  expect(codesOf(answers)).toEqual(['ok', 'party.application_gone', 'party.application_gone']);
  const isIn = (await seen(other)).party !== null;
  const left = (await listingSeen(leader)).listing?.slots.damage;
  expect([isIn, left]).toEqual([isIn, isIn ? 1 : 2]);
};

/** An application is accepted while its player joins another party: the player is in one of both. */
const acceptedElsewhere: Round = async (testDomain) => {
  const [leader, other, wanted] = await trio(testDomain);
  await putUp(leader);
  await putUp(wanted);
  await setLinkOf(other);
  const code = (await partyOfPlayer(other)).code ?? '';
  await applyTo(wanted, await listingIdOf(leader));
  const applicationId = await firstApplication(leader);
  const codes = codesOf(
    await Promise.allSettled([
      acceptApplication(leader.ctx, { ...act(), applicationId }),
      joinByCode(wanted.ctx, { ...act(), code }),
    ]),
  );
  expect(codes.filter((one) => one === 'ok')).toHaveLength(1);
  const with_ = [await ranks(leader), await ranks(other)].filter((names) => names.includes(`${wanted.name} member`));
  expect(with_).toHaveLength(1);
  // The listing that the player had put up is gone with the party in which the player was alone.
  expect((await listingSeen(wanted)).listing?.leader.name).not.toBe(wanted.name);
};

/** Acts of the finder that meet, by what must hold. */
export const finderRaces: Readonly<Record<string, Round>> = {
  'the last place of a listing for which five apply at once is taken by one': lastPlace,
  'no application is left of a listing that is taken down meanwhile': applyAndTakeDown,
  'an application that is accepted twice and withdrawn at once is answered once': answeredOnce,
  'a player who is accepted while joining another party is in one of both': acceptedElsewhere,
};
