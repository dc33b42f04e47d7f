import * as z from 'zod';
import { defineFact } from '../kernel/facts';
import { AccountId, CharacterId } from '../kernel/ids';
import { ClassId, OriginId } from './schema';

export const characterCreated = defineFact({
  name: 'character.created',
  version: 1,
  payload: z.object({
    characterId: CharacterId,
    accountId: AccountId,
    name: z.string(),
    classId: ClassId,
    originId: OriginId,
  }),
  keyOf: (fact) => fact.characterId,
});

/** Deleted by its owner, or with its account; it can be brought back for a week. */
export const characterDeleted = defineFact({
  name: 'character.deleted',
  version: 1,
  payload: z.object({ characterId: CharacterId, accountId: AccountId }),
  keyOf: (fact) => fact.characterId,
});

/** A session chose another character to play. */
export const characterSwitched = defineFact({
  name: 'character.switched',
  version: 1,
  payload: z.object({ characterId: CharacterId, accountId: AccountId, fromCharacterId: CharacterId.nullable() }),
  keyOf: (fact) => fact.accountId,
});
