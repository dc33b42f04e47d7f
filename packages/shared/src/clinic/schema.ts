import * as z from 'zod';
import { InventoryView } from '../inventory/schema';
import { CharacterId, ItemId, RequestId } from '../kernel/ids';

/** The object at which implants are installed and taken out. */
export const surgeryChair = 'surgery_chair';

export const ClinicView = z.object({
  characterId: CharacterId,
  /** Whether the character is in the chair now; nothing is installed or taken out elsewhere. */
  isHere: z.boolean(),
  inventory: InventoryView,
});
export type ClinicView = z.infer<typeof ClinicView>;

/** Installs an implant from the bag, or takes out an installed one. */
export const OperateInput = z.strictObject({ requestId: RequestId, itemId: ItemId });
export type OperateInput = z.infer<typeof OperateInput>;
