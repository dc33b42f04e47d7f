import * as z from 'zod';
import { defineFact } from '../kernel/facts';
import { CharacterId } from '../kernel/ids';
import { SlotEntry } from './schema';

export const slotSet = defineFact({
  name: 'ability.slot_set',
  version: 1,
  payload: z.object({ characterId: CharacterId, slot: z.int(), entry: SlotEntry.nullable() }),
  keyOf: (fact) => fact.characterId,
});
