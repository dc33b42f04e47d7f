import { surgeryChair, type ClinicView } from '@necp/shared/clinic/schema';
import type { CharacterId } from '@necp/shared/kernel';
import { inventoryView } from '../inventory';
import type { Ctx } from '../kernel';
import { conversationSeen } from '../npc';

/** Returns what a character carries, and whether it is in the chair. The router checks whose character it is. */
export async function clinicView(ctx: Ctx, characterId: CharacterId): Promise<ClinicView> {
  const [inventory, talk] = await Promise.all([inventoryView(ctx, characterId), conversationSeen(ctx.db, characterId)]);
  return { characterId, isHere: talk?.objectId === surgeryChair, inventory };
}
