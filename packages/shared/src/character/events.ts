import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { AccountId, CharacterId } from '../kernel/ids';
import { ClassId, LookOrigin, OriginId } from './schema';

export const characterCreated = defineEvent({
  name: 'character.created',
  version: 1,
  payload: z.object({
    characterId: CharacterId,
    accountId: AccountId,
    name: z.string(),
    classId: ClassId,
    originId: OriginId,
    look: LookOrigin.default('given'),
  }),
  keyOf: (event) => event.characterId,
});

/** The player confirmed face, name and class at a mirror. */
export const characterRemade = defineEvent({
  name: 'character.remade',
  version: 1,
  payload: z.object({ characterId: CharacterId, accountId: AccountId }),
  keyOf: (event) => event.characterId,
});

/** A character was deleted by its owner, or with its account; it can be restored for a week. */
export const characterDeleted = defineEvent({
  name: 'character.deleted',
  version: 1,
  payload: z.object({ characterId: CharacterId, accountId: AccountId }),
  keyOf: (event) => event.characterId,
});

/** The player of a session chose another character. */
export const characterSwitched = defineEvent({
  name: 'character.switched',
  version: 1,
  payload: z.object({ characterId: CharacterId, accountId: AccountId, fromCharacterId: CharacterId.nullable() }),
  keyOf: (event) => event.accountId,
});

/** The topic under which a process learns that a character's sheet has changed; browsers are not sent it. */
export const sheetChanged = 'character.sheet_changed';
