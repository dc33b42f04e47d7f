import { zones } from '@necp/content/server';
import { characterCreated } from '@necp/shared/character/events';
import { createdPerDay, deletedPerDay, nameSkeleton, startingSlots, tidyName } from '@necp/shared/character/rules';
import type { CreateCharacterInput } from '@necp/shared/character/schema';
import { type AccountId, type CharacterId, dayMs, GameError } from '@necp/shared/kernel';
import type { SheetVersions } from '@necp/shared/zone/sheet-versions';
import { emit, explainConstraints, newId, noteLockedCharacters, nowOf, type Tx } from '../kernel';

explainConstraints({ characters_name_once: { kind: 'conflict', code: 'character.name_taken' } });

/**
 * Locks the player's row until the transaction ends, and creates it when it is missing: everything about an account's
 * slots happens behind this lock.
 */
export async function lockPlayer(tx: Tx, accountId: AccountId): Promise<void> {
  const made = await tx.player.createMany({ data: [{ accountId, createdAt: nowOf(tx) }], skipDuplicates: true });
  if (made.count > 0) {
    await tx.characterSlot.createMany({
      data: Array.from({ length: startingSlots }, (_, index) => ({ accountId, position: index + 1 })),
    });
  }
  await tx.$queryRaw`SELECT 1 FROM players WHERE account_id = ${accountId}::uuid FOR NO KEY UPDATE`;
}

/**
 * Counts a creation or a deletion of this day. Call `lockPlayer` before; a transaction that fails counts nothing.
 * @throws GameError throttled `character.too_many_created`, `character.too_many_deleted`
 */
export async function countToday(tx: Tx, accountId: AccountId, what: 'created' | 'deleted'): Promise<void> {
  const today = new Date(Math.floor(nowOf(tx).getTime() / dayMs) * dayMs);
  const player = await tx.player.findUniqueOrThrow({ where: { accountId } });
  const isToday = player.countedDay.getTime() === today.getTime();
  const createdToday = (isToday ? player.createdToday : 0) + (what === 'created' ? 1 : 0);
  const deletedToday = (isToday ? player.deletedToday : 0) + (what === 'deleted' ? 1 : 0);
  if (createdToday > createdPerDay)
    throw new GameError('throttled', 'character.too_many_created', { max: createdPerDay });
  if (deletedToday > deletedPerDay)
    throw new GameError('throttled', 'character.too_many_deleted', { max: deletedPerDay });
  await tx.player.update({ where: { accountId }, data: { countedDay: today, createdToday, deletedToday } });
}

/**
 * Puts a character into the first free slot. Call `lockPlayer` before.
 * @throws GameError conflict `character.no_free_slot`
 */
export async function takeSlot(
  tx: Tx,
  input: { readonly accountId: AccountId; readonly characterId: CharacterId },
): Promise<void> {
  const free = await tx.characterSlot.findFirst({
    where: { accountId: input.accountId, characterId: null },
    orderBy: { position: 'asc' },
  });
  if (free === null) throw new GameError('conflict', 'character.no_free_slot');
  await tx.characterSlot.update({
    where: { accountId_position: { accountId: input.accountId, position: free.position } },
    data: { characterId: input.characterId },
  });
}

/** The zone in which new characters start. */
const tutorialZone = zones.find(({ kind }) => kind === 'tutorial');

/**
 * Stores a new character; names and attributes are checked before.
 * @throws GameError conflict `character.name_taken`, `character.no_free_slot`; throttled `character.too_many_created`
 */
export async function addCharacter(tx: Tx, input: CreateCharacterInput & { readonly accountId: AccountId }) {
  const { accountId, classId, originId, look, attributes } = input;
  const id = newId<CharacterId>();
  const name = tidyName(input.name);
  await lockPlayer(tx, accountId);
  await countToday(tx, accountId, 'created');
  const character = await tx.character.create({
    data: {
      id,
      accountId,
      name,
      nameSkeleton: nameSkeleton(name),
      classId,
      originId,
      look,
      ...attributes,
      createdAt: nowOf(tx),
      ...(tutorialZone === undefined ? {} : { zoneId: tutorialZone.id }),
    },
  });
  await takeSlot(tx, { accountId, characterId: id });
  await emit(tx, characterCreated, {
    characterId: id,
    accountId,
    name,
    classId,
    originId,
    look: input.lookOrigin ?? 'given',
  });
  return character;
}

/** Checks whether a character is the first that its account ever created; deleted characters count too. */
export async function isFirstCharacter(
  tx: Tx,
  { accountId, characterId }: { readonly accountId: AccountId; readonly characterId: CharacterId },
): Promise<boolean> {
  const first = await tx.character.findFirst({
    where: { accountId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return first?.id === characterId;
}

/**
 * Records for everyone in a zone when they were seen there and how much longer they played; one statement. For several
 * characters call `holdSheets` before, which locks them in the order of ids.
 * @returns the current versions of each character's sheet
 */
export async function noteSeen(
  tx: Tx,
  input: {
    readonly zoneId: string;
    readonly seen: readonly { readonly characterId: CharacterId; readonly playedMs: number }[];
  },
): Promise<ReadonlyMap<CharacterId, SheetVersions>> {
  const noted = await tx.$queryRaw<{ id: CharacterId; versions: SheetVersions }[]>`
    UPDATE characters AS character SET zone_id = ${input.zoneId}, last_seen_at = ${nowOf(tx)},
      played_ms = character.played_ms + seen.played_ms
    FROM unnest(
      ${input.seen.map(({ characterId }) => characterId)}::uuid[],
        ${input.seen.map(({ playedMs }) => Math.max(0, Math.round(playedMs)))}::bigint[]
    ) AS seen (character_id, played_ms)
    LEFT JOIN sheet_versions AS sheet ON sheet.character_id = seen.character_id
    WHERE character.id = seen.character_id RETURNING character.id, COALESCE(sheet.versions, '{}') AS versions`;
  return new Map(noted.map(({ id, versions }) => [id, versions]));
}

/** A character that can be played. */
export interface HeldCharacter {
  readonly name: string;
  readonly look: unknown;
  readonly lastSeenAt: Date | null;
}

/**
 * Returns a character that can be played, locked against deletion until the transaction ends.
 * @throws GameError not_found `character.not_found`
 */
export async function holdCharacter(
  tx: Tx,
  input: { readonly characterId: CharacterId; readonly accountId: AccountId },
): Promise<HeldCharacter> {
  const [character] = await tx.$queryRaw<HeldCharacter[]>`
    SELECT name, look, last_seen_at AS "lastSeenAt" FROM characters
    WHERE id = ${input.characterId}::uuid AND account_id = ${input.accountId}::uuid AND deleted_at IS NULL
    ORDER BY id FOR NO KEY UPDATE`;
  noteLockedCharacters(tx, [input.characterId]);
  if (character === undefined) throw new GameError('not_found', 'character.not_found');
  return character;
}
