import { nameWords } from '@necp/content/server';
import { Look } from '@necp/shared/character/look';
import { canBeNamed, nameSkeleton, startingSlots, tidyName } from '@necp/shared/character/rules';
import type {
  CharacterListView,
  CheckNameInput,
  ClassId,
  NameCheckView,
  ProfileInput,
  ProfileView,
} from '@necp/shared/character/schema';
import { type AccountId, type CharacterId, GameError, minuteMs, type ZoneId } from '@necp/shared/kernel';
import type { LocalText } from '@necp/shared/kernel/content';
import { type Ctx, type ReadDb, requireActor } from '../kernel';
import { privacyOf } from '../settings';
import { viewOf } from './views';

export { proposeNames } from './names';

/** A character that its zone saw within this time counts as online. */
const onlineMs = minuteMs;

/** Returns the caller's characters by slot, then the deleted ones that can still be restored. */
export async function characterList(ctx: Ctx): Promise<CharacterListView> {
  const { accountId } = requireActor(ctx);
  const [rows, slots] = await Promise.all([
    ctx.db.character.findMany({
      where: { accountId, releasedAt: null },
      include: { slot: true },
      orderBy: { createdAt: 'asc' },
    }),
    ctx.db.characterSlot.count({ where: { accountId } }),
  ]);
  const live = rows
    .filter((row) => row.deletedAt === null)
    .sort((a, b) => (a.slot?.position ?? 0) - (b.slot?.position ?? 0));
  const deleted = rows.filter((row) => row.deletedAt !== null);
  // The rows of slots are created with the first character.
  const count = slots === 0 ? startingSlots : slots;
  return { characters: [...live, ...deleted].map(viewOf), slots: count, freeSlots: count - live.length };
}

/** Checks whether a name is free at this moment; only the creation itself reserves it. */
export async function nameCheck(ctx: Ctx, input: CheckNameInput): Promise<NameCheckView> {
  const name = tidyName(input.name);
  const verdict = canBeNamed(name, nameWords);
  if (!verdict.ok) return { name, isFree: false, code: verdict.code, params: verdict.params };
  const holder = await ctx.db.character.findFirst({
    where: { nameSkeleton: nameSkeleton(name), releasedAt: null },
    select: { id: true },
  });
  return { name, isFree: holder === null, code: holder === null ? null : 'character.name_taken', params: {} };
}

/** Returns the names of characters, and the zones in which they were last seen; deleted ones too. */
export async function namesOf(
  tx: Pick<ReadDb, 'character'>,
  characterIds: readonly CharacterId[],
): Promise<ReadonlyMap<CharacterId, { readonly name: string; readonly zoneId: ZoneId }>> {
  const rows = await tx.character.findMany({
    where: { id: { in: [...characterIds] } },
    select: { id: true, name: true, zoneId: true },
  });
  return new Map(rows.map(({ id, name, zoneId }) => [id as CharacterId, { name, zoneId: zoneId as ZoneId }]));
}

/**
 * Returns the public profile of a character; its owner always sees it.
 * @throws GameError not_found `character.not_found` for unknown, deleted and hidden ones alike
 */
export async function profile(ctx: Ctx, input: ProfileInput): Promise<ProfileView> {
  const { row, privacy, isOwner } = await findShown(ctx, input);
  const emitsPresence = privacy.presence === 'everyone' || isOwner;
  const seenMs = row.lastSeenAt?.getTime() ?? 0;
  return {
    name: row.name,
    title: row.title as LocalText | null,
    classId: row.classId as ClassId,
    level: row.level,
    look: Look.parse(row.look),
    zoneId: row.zoneId as ZoneId,
    createdAt: row.createdAt,
    playedMs: Number(row.playedMs),
    lastSeenAt: emitsPresence ? row.lastSeenAt : null,
    online: emitsPresence && ctx.clock.nowMs() - seenMs < onlineMs,
  };
}

async function findShown(ctx: Ctx, { name }: ProfileInput) {
  const row = await ctx.db.character.findFirst({ where: { nameSkeleton: nameSkeleton(name), deletedAt: null } });
  if (row === null) throw new GameError('not_found', 'character.not_found');
  const privacy = await privacyOf(ctx, row.accountId as AccountId);
  const isOwner = ctx.actor?.accountId === row.accountId;
  if (privacy.profile === 'nobody' && !isOwner) throw new GameError('not_found', 'character.not_found');
  return { row, privacy, isOwner };
}

/**
 * Returns the character of whose profile the caller may see a part.
 * @throws GameError not_found `character.not_found` for unknown, deleted and hidden ones alike
 */
export async function shownCharacter(
  ctx: Ctx,
  { name, part }: ProfileInput & { readonly part: 'gear' | 'record' },
): Promise<CharacterId> {
  const { row, privacy, isOwner } = await findShown(ctx, { name });
  if (privacy[part] === 'nobody' && !isOwner) throw new GameError('not_found', 'character.not_found');
  return row.id as CharacterId;
}
