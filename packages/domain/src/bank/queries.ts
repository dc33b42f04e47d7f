import { bankTerminal, type BankView } from '@necp/shared/bank/schema';
import { tabChits } from '@necp/shared/inventory/formulas';
import { bankTabs, tabSlots } from '@necp/shared/inventory/rules';
import type { CharacterId } from '@necp/shared/kernel';
import { containersOf } from '../inventory';
import { requireActor, type Ctx } from '../kernel';
import { conversationSeen } from '../npc';

/**
 * Returns what a character has in the bank and in the stash. The router checks that the character belongs to the
 * caller.
 */
export async function bankView(ctx: Ctx, characterId: CharacterId): Promise<BankView> {
  const { accountId } = requireActor(ctx);
  const [[bank, stash], talk] = await Promise.all([
    containersOf(ctx.db, { characterId, accountId }, ['bank', 'stash']),
    conversationSeen(ctx.db, characterId),
  ]);
  if (bank === undefined || stash === undefined) throw new Error('a kind of container was asked for and not answered');
  const tabs = bank.slots / tabSlots;
  return {
    characterId,
    isHere: talk?.objectId === bankTerminal,
    tabs,
    nextTabChits: tabs >= bankTabs ? null : tabChits(tabs + 1),
    bank,
    stash,
  };
}
