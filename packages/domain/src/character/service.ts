import { nameWords } from '@necp/content/server';
import { characterDeleted } from '@necp/shared/character/events';
import { canBeNamed, canShareOut } from '@necp/shared/character/rules';
import type { CharacterRef, CharacterView, CreateCharacterInput } from '@necp/shared/character/schema';
import { type AccountId, assertAllowed, type CharacterId, GameError } from '@necp/shared/kernel';
import { type Ctx, emit, inTx, nowOf, once, requireActor, type Tx } from '../kernel';
import { unbindCharacter } from '../session';
import { canBringBack } from './policy';
import { addCharacter, lockPlayer, takeSlot } from './steps';
import { viewOf } from './views';

/**
 * Makes a character in the first free slot.
 * @throws GameError invalid `character.name_*`, `character.attribute_*`; conflict `character.name_taken`, `character.no_free_slot`
 */
export async function createCharacter(ctx: Ctx, input: CreateCharacterInput): Promise<CharacterView> {
  const { accountId } = requireActor(ctx);
  assertAllowed(canBeNamed(input.name, nameWords));
  assertAllowed(canShareOut(input.attributes));
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId: input.requestId, verb: 'character.create', input }, async () => viewOf(await addCharacter(tx, { ...input, accountId }))),
  );
}

/**
 * Deletes a character; for a week it can be brought back and its name stays held. Its slot is free at once.
 * @throws GameError not_found `character.not_found` (others' characters too); conflict `character.deleted`
 */
export async function deleteCharacter(ctx: Ctx, input: CharacterRef): Promise<CharacterView> {
  const { accountId } = requireActor(ctx);
  const { characterId, requestId } = input;
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb: 'character.delete', input }, async () => {
      const row = await ownRow(tx, { accountId, characterId });
      if (row.deletedAt !== null) throw new GameError('conflict', 'character.deleted');
      await tx.characterSlot.updateMany({ where: { characterId }, data: { characterId: null } });
      await unbindCharacter(tx, { accountId, characterId });
      await emit(tx, characterDeleted, { characterId, accountId });
      return viewOf(await tx.character.update({ where: { id: characterId }, data: { deletedAt: nowOf(tx) } }));
    }),
  );
}

/**
 * Brings a deleted character back into a free slot, with everything it had.
 * @throws GameError not_found `character.not_found`; conflict `character.not_deleted`, `character.restore_over`, `character.no_free_slot`
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

/** A character of the account that is not gone for good, behind the player's lock. */
async function ownRow(tx: Tx, input: { readonly accountId: AccountId; readonly characterId: CharacterId }) {
  await lockPlayer(tx, input.accountId);
  const row = await tx.character.findFirst({ where: { id: input.characterId, accountId: input.accountId, releasedAt: null } });
  if (row === null) throw new GameError('not_found', 'character.not_found');
  return row;
}
