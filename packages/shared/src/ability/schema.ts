import * as z from 'zod';
import { CharacterId, ContentId, RequestId } from '../kernel/ids';

/** Two bars of eight. */
export const hotbarSlots = 16;

/** What lies on a hotbar slot: an ability or a kind of thing. */
export const SlotEntry = z.templateLiteral([z.enum(['ability', 'item']), ':', ContentId]);
export type SlotEntry = z.infer<typeof SlotEntry>;

export const AbilityView = z.object({
  characterId: CharacterId,
  /** Known ones, in the order in which they were opened. */
  abilities: z.array(z.object({ ability: ContentId, rank: z.int().positive() })),
  /** Sixteen slots. */
  slots: z.array(SlotEntry.nullable()).length(hotbarSlots),
});
export type AbilityView = z.infer<typeof AbilityView>;

/** Puts something on a slot, or clears it; what lies there goes to where the new entry came from. */
export const SetSlotInput = z.strictObject({
  requestId: RequestId,
  slot: z
    .int()
    .min(0)
    .max(hotbarSlots - 1),
  entry: SlotEntry.nullable(),
});
export type SetSlotInput = z.infer<typeof SetSlotInput>;
