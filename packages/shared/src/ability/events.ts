import * as z from 'zod';
import { defineEvent } from '../kernel/events';
import { CharacterId } from '../kernel/ids';
import { SlotEntry } from './schema';

export const slotSet = defineEvent({
  name: 'ability.slot_set',
  version: 1,
  payload: z.object({ characterId: CharacterId, slot: z.int(), entry: SlotEntry.nullable() }),
  keyOf: (event) => event.characterId,
});
