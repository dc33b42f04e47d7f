import {
  acceptApplication,
  applyToListing,
  declineApplication,
  putUpListing,
  takeDownListing,
  withdrawApplication,
} from '../../party/service';
import { applyTo, firstApplication, listingIdOf, listingInput, listingSeen, putUp } from '../finder';
import { act, seen } from '../party';
import { pair, type SocialPlayer } from '../social';
import type { KilledAct } from './acts';

/** The listing of a player's party, who waits for an answer, and who is in the party. */
async function listed(leader: SocialPlayer): Promise<unknown> {
  const { listing, applications } = await listingSeen(leader);
  const members = (await seen(leader)).party?.members ?? [];
  return {
    slots: listing?.slots ?? null,
    waiting: applications.length,
    members: members.map(({ rank, role }) => [rank, role]),
  };
}

export const acceptance: KilledAct = {
  title: 'a player whose application is accepted by a process that is killed has joined, or waits still',
  act: 'acceptApplication',
  prepare: async (testDomain) => {
    const [leader, other] = await pair(testDomain);
    await putUp(leader, { slots: { tank: 0, healer: 1, damage: 1, any: 0 } });
    // The applicant is alone in a party that ends with the acceptance.
    await putUp(other);
    await applyTo(other, await listingIdOf(leader), 'healer');
    const input = { ...act(), applicationId: await firstApplication(leader) };
    const left = async () => ({
      host: await listed(leader),
      isListed: (await listingSeen(other)).listing?.leader.name === other.name,
    });
    return { by: leader, input, left, again: () => acceptApplication(leader.ctx, input) };
  },
};

const puttingUp: KilledAct = {
  title: 'a listing of a lone player whose putting up is killed is there with its party, or neither is',
  act: 'putUpListing',
  prepare: async (testDomain) => {
    const [leader] = await pair(testDomain);
    const input = listingInput();
    return { by: leader, input, left: () => listed(leader), again: () => putUpListing(leader.ctx, input) };
  },
};

const takingDown: KilledAct = {
  title: 'a listing whose taking down is killed is gone with the party of one and its applications, or nothing is',
  act: 'takeDownListing',
  prepare: async (testDomain) => {
    const [leader, other] = await pair(testDomain);
    await putUp(leader);
    await applyTo(other, await listingIdOf(leader));
    const input = act();
    // The party is gone afterwards, so asking again is refused unless it is the same request.
    return { by: leader, input, left: () => listed(leader), again: () => takeDownListing(leader.ctx, input) };
  },
};

const joining: KilledAct = {
  title: 'a player whose joining by a listing is killed has joined and taken a slot, or neither',
  act: 'applyToListing',
  prepare: async (testDomain) => {
    const [leader, other] = await pair(testDomain);
    await putUp(leader, { isAuto: true });
    const input = { ...act(), listingId: await listingIdOf(leader), role: 'damage' as const, note: '' };
    return { by: other, input, left: () => listed(leader), again: () => applyToListing(other.ctx, input) };
  },
};

const declining: KilledAct = {
  title: 'an application whose declining is killed waits still, or is over and its player banned',
  act: 'declineApplication',
  prepare: async (testDomain) => {
    const [leader, other] = await pair(testDomain);
    await putUp(leader);
    const listingId = await listingIdOf(leader);
    await applyTo(other, listingId);
    const input = { ...act(), applicationId: await firstApplication(leader), isBanned: true };
    const applied = () =>
      applyTo(other, listingId).then(
        () => 'applied',
        ({ code }: { readonly code: string }) => code,
      );
    const left = async () => ({ host: await listed(leader), again: await applied() });
    return { by: leader, input, left, again: () => declineApplication(leader.ctx, input) };
  },
};

const withdrawing: KilledAct = {
  title: 'an application whose withdrawal is killed waits still, or is over',
  act: 'withdrawApplication',
  prepare: async (testDomain) => {
    const [leader, other] = await pair(testDomain);
    await putUp(leader);
    await applyTo(other, await listingIdOf(leader));
    const input = { ...act(), applicationId: await firstApplication(leader) };
    return { by: other, input, left: () => listed(leader), again: () => withdrawApplication(other.ctx, input) };
  },
};

/** Acts on listings and applications whose process is killed. */
export const killedFinderActs: readonly KilledAct[] = [
  acceptance,
  puttingUp,
  takingDown,
  joining,
  declining,
  withdrawing,
];
