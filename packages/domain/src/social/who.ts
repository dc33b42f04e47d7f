import { nameSkeleton } from '@necp/shared/character/rules';
import type { AccountId } from '@necp/shared/kernel';
import { presenceFor } from '@necp/shared/social/rules';
import { mostListed, type WhoInput, type WhoView } from '@necp/shared/social/schema';
import { type Ctx, inTx, requirePlaying, type Tx } from '../kernel';
import { listed, seenPlayers } from './presence';
import { silencedAmong } from './steps';

/** The most players of a district that are looked at; a larger crowd is found by the latest reports. */
const mostSeen = 2_000;

/**
 * Returns who is in the caller's district, and which friends are elsewhere, at most fifty by name. Who is invisible,
 * shows the presence to fewer than all friends, or has a block with the caller, is not among them. Friends are listed
 * with their place as far as they show it; strangers who do not show it are left out.
 */
export function whoIsHere(ctx: Ctx, input: WhoInput): Promise<WhoView> {
  const { accountId, characterId } = requirePlaying(ctx);
  return inTx(ctx, async (tx) => {
    const own = await tx.socialPresence.findUnique({ where: { characterId }, select: { zoneId: true } });
    const people = (await shownTo(tx, accountId, own?.zoneId ?? null))
      .filter((one) => isWanted(one, input))
      .toSorted((a, b) => a.character.name.localeCompare(b.character.name));
    return { people: people.slice(0, mostListed), total: people.length };
  });
}

type Shown = WhoView['people'][number];

/** Returns all players that an account may see in a zone, and its friends elsewhere. */
async function shownTo(tx: Tx, accountId: AccountId, zoneId: string | null): Promise<Shown[]> {
  const sides = await tx.friendship.findMany({
    where: { friendId: accountId },
    select: { accountId: true, isFavourite: true },
  });
  const favourite = new Map(sides.map((side) => [side.accountId, side.isFavourite]));
  const near = await tx.socialPresence.findMany({
    where: { OR: [...(zoneId === null ? [] : [{ zoneId }]), { accountId: { in: [...favourite.keys(), accountId] } }] },
    orderBy: { notedAt: 'desc' },
    take: mostSeen,
    select: { accountId: true },
  });
  const ids = [...new Set(near.map((row) => row.accountId as AccountId))];
  const silenced = await silencedAmong(tx, accountId, ids);
  const seen = await seenPlayers(tx, ids);
  return ids.flatMap((id) => {
    const one = seen.get(id);
    if (one === undefined || silenced.has(id)) return [];
    const { player, person } = one;
    const isFriend = favourite.has(id);
    const presence = presenceFor(player, { isFavourite: favourite.get(id) ?? false });
    const isSelf = id === accountId && player.place !== null;
    const status = isSelf && presence.status === 'offline' ? 'online' : presence.status;
    if (status !== 'online' && status !== 'away' && status !== 'busy') return [];
    const shownZone = isSelf ? zoneId : presence.zoneId;
    // Strangers are shown only where the caller could meet them.
    if (!isFriend && (zoneId === null || shownZone !== zoneId)) return [];
    return [{ character: listed(person), zoneId: shownZone, isFriend, status }];
  });
}

function isWanted({ character, zoneId }: Shown, input: WhoInput): boolean {
  const { levels } = input;
  // Look-alike letters find each other, as everywhere where a name is typed.
  const part = nameSkeleton(input.name);
  return (
    (part === '' || nameSkeleton(character.name).includes(part)) &&
    (levels === null || (character.level >= levels.min && character.level <= levels.max)) &&
    (input.classId === null || character.classId === input.classId) &&
    (input.zoneId === null || zoneId === input.zoneId)
  );
}
