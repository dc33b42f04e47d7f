import * as z from 'zod';
import { CharacterId, ContentId, RequestId } from '../kernel/ids';

/** Two bars of eight slots. */
export const hotbarSlots = 16;

/** The content of a hotbar slot: an ability or a kind of item. */
export const SlotEntry = z.templateLiteral([z.enum(['ability', 'item']), ':', ContentId]);
export type SlotEntry = z.infer<typeof SlotEntry>;

export const AbilityView = z.object({
  characterId: CharacterId,
  /** The known abilities, in the order in which they were learned. */
  abilities: z.array(z.object({ ability: ContentId, rank: z.int().positive() })),
  /** Sixteen slots. */
  slots: z.array(SlotEntry.nullable()).length(hotbarSlots),
});
export type AbilityView = z.infer<typeof AbilityView>;

/** Puts an entry into a slot, or clears the slot; a replaced entry moves to the previous slot of the new one. */
export const SetSlotInput = z.strictObject({
  requestId: RequestId,
  slot: z
    .int()
    .min(0)
    .max(hotbarSlots - 1),
  entry: SlotEntry.nullable(),
});
export type SetSlotInput = z.infer<typeof SetSlotInput>;
