import { classes, nameWords } from '@necp/content/server';
import { characterDeleted, characterRemade } from '@necp/shared/character/events';
import { canBeNamed, canShareOut, nameSkeleton, tidyName } from '@necp/shared/character/rules';
import type {
  CharacterRef,
  CharacterView,
  CreateCharacterInput,
  RemakeCharacterInput,
} from '@necp/shared/character/schema';
import { type AccountId, assertAllowed, type CharacterId, GameError } from '@necp/shared/kernel';
import { type Ctx, emit, inTx, nowOf, once, requireActor, type Tx } from '../kernel';
import { unbindCharacter } from '../session';
import { canBringBack, canRemake } from './policy';
import { addCharacter, countToday, lockPlayer, takeSlot } from './steps';
import { viewOf } from './views';

/**
 * Creates a character in the first free slot.
 * @throws GameError invalid `character.name_*`, `character.attribute_*`; conflict `character.name_taken`,
 * `character.no_free_slot`; throttled `character.too_many_created`
 */
export async function createCharacter(ctx: Ctx, input: CreateCharacterInput): Promise<CharacterView> {
  const { accountId } = requireActor(ctx);
  assertAllowed(canBeNamed(input.name, nameWords));
  assertAllowed(canShareOut(input.attributes));
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId: input.requestId, verb: 'character.create', input }, async () =>
      viewOf(await addCharacter(tx, { ...input, accountId })),
    ),
  );
}

/**
 * Changes the face, name and class of a character of level 1; a new class brings its suggested attributes.
 * @throws GameError not_found `character.not_found`; invalid `character.name_*`; conflict `character.name_taken`,
 * `character.already_grown`, `character.deleted`
 */
export async function remakeCharacter(ctx: Ctx, input: RemakeCharacterInput): Promise<CharacterView> {
  const { accountId } = requireActor(ctx);
  const { characterId, requestId, look, classId } = input;
  assertAllowed(canBeNamed(input.name, nameWords));
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb: 'character.remake', input }, async () => {
      const row = await ownRow(tx, { accountId, characterId });
      assertAllowed(canRemake(row), 'conflict');
      const name = tidyName(input.name);
      const attributes = classId === row.classId ? {} : classes.find(({ id }) => id === classId)?.attributes;
      const remade = await tx.character.update({
        where: { id: characterId },
        data: { look, classId, name, nameSkeleton: nameSkeleton(name), ...attributes },
      });
      await emit(tx, characterRemade, { characterId, accountId });
      return viewOf(remade);
    }),
  );
}

/**
 * Deletes a character; for a week it can be restored and its name stays reserved. Its slot is free at once.
 * @throws GameError not_found `character.not_found` (others' characters too); conflict `character.deleted`;
 * throttled `character.too_many_deleted`
 */
export async function deleteCharacter(ctx: Ctx, input: CharacterRef): Promise<CharacterView> {
  const { accountId } = requireActor(ctx);
  const { characterId, requestId } = input;
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb: 'character.delete', input }, async () => {
      const row = await ownRow(tx, { accountId, characterId });
      if (row.deletedAt !== null) throw new GameError('conflict', 'character.deleted');
      await countToday(tx, accountId, 'deleted');
      // The row comes first: a character that is entering holds it, and its session is bound by the time the update
      // runs.
      const deleted = await tx.character.update({ where: { id: characterId }, data: { deletedAt: nowOf(tx) } });
      await tx.characterSlot.updateMany({ where: { characterId }, data: { characterId: null } });
      await unbindCharacter(tx, { accountId, characterId });
      await emit(tx, characterDeleted, { characterId, accountId });
      return viewOf(deleted);
    }),
  );
}

/**
 * Restores a deleted character with everything it had into a free slot.
 * @throws GameError not_found `character.not_found`; conflict `character.not_deleted`, `character.restore_over`,
 * `character.no_free_slot`
 */
export async function restoreCharacter(ctx: Ctx, input: CharacterRef): Promise<CharacterView> {
  const { accountId } = requireActor(ctx);
  const { characterId, requestId } = input;
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb: 'character.restore', input }, async () => {
      const row = await ownRow(tx, { accountId, characterId });
      assertAllowed(canBringBack(row, nowOf(tx)), 'conflict');
      await takeSlot(tx, { accountId, characterId });
      return viewOf(await tx.character.update({ where: { id: characterId }, data: { deletedAt: null } }));
    }),
  );
}

/** Returns a character of the account that is not permanently deleted; the caller holds the player's lock. */
async function ownRow(tx: Tx, input: { readonly accountId: AccountId; readonly characterId: CharacterId }) {
  await lockPlayer(tx, input.accountId);
  const row = await tx.character.findFirst({
    where: { id: input.characterId, accountId: input.accountId, releasedAt: null },
  });
  if (row === null) throw new GameError('not_found', 'character.not_found');
  return row;
}
