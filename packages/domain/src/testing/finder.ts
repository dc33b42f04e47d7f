import type { OwnListingView, PutUpListingInput } from '@necp/shared/party/finder-schema';
import { ListingsInput } from '@necp/shared/party/finder-schema';
import { acceptApplication, applyToListing, listings, ownListing, putUpListing } from '../party/service';
import { act } from './party';
import type { SocialPlayer } from './social';

export const noSlots = { tank: 0, healer: 0, damage: 0, any: 0 };

/** A listing that seeks one player of any role, of any level, for anything. */
export const listingInput = (changes: Partial<PutUpListingInput> = {}): PutUpListingInput => ({
  ...act(),
  ...{ activity: 'anything', contentId: null, levels: { min: 1, max: 30 }, note: '', locale: 'en', isAuto: false },
  slots: { ...noSlots, any: 1 },
  ...changes,
});

export const putUp = (player: SocialPlayer, changes: Partial<PutUpListingInput> = {}) =>
  putUpListing(player.ctx, listingInput(changes));

export const listingSeen = (player: SocialPlayer): Promise<OwnListingView> => ownListing(player.ctx);

/** Returns the id of the listing of a player's party. */
export async function listingIdOf(player: SocialPlayer): Promise<string> {
  const { listing } = await listingSeen(player);
  if (listing === null) throw new Error('no listing is up');
  return listing.listingId;
}

export const applyTo = (player: SocialPlayer, listingId: string, role: 'tank' | 'healer' | 'damage' = 'damage') =>
  applyToListing(player.ctx, { ...act(), listingId, role, note: '' });

/** Returns the id of the only application that a host can answer. */
export async function firstApplication(host: SocialPlayer): Promise<string> {
  const [one] = (await listingSeen(host)).applications;
  if (one === undefined) throw new Error('no one has applied');
  return one.applicationId;
}

export const acceptFirst = async (host: SocialPlayer) =>
  acceptApplication(host.ctx, { ...act(), applicationId: await firstApplication(host) });

/** Returns who leads the parties whose listings a player finds, among some players. */
export async function foundBy(
  player: SocialPlayer,
  among: readonly SocialPlayer[],
  input: Partial<ListingsInput> = {},
): Promise<string[]> {
  const names = among.map(({ name }) => name);
  const found: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof listings>> = await listings(
      player.ctx,
      ListingsInput.parse({ ...input, cursor }),
    );
    found.push(...page.listings.map(({ leader }) => leader.name));
    if (page.next === null) return found.filter((name) => names.includes(name));
    cursor = page.next;
  }
}
