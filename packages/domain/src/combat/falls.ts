import { factions, tiers } from '@necp/content/server';
import { playerDied, playerDowned } from '@necp/shared/combat/events';
import { isRevivedFree, respawnEddies } from '@necp/shared/combat/formulas';
import { wear } from '@necp/shared/inventory/formulas';
import type { CharacterId } from '@necp/shared/kernel';
import { holdSheet, natureOf } from '../character';
import { wearWorn } from '../inventory';
import { emit, inTx, onceById, pushAfterCommit, type Ctx, type Tx } from '../kernel';
import { reputationOf } from '../reputation';
import { balanceOf, debit } from '../wallet';
import { assertWriters, type HeldZone, type Writer } from '../zone';

interface Fall extends Writer {
  /** Unique in the world; the same one is settled once. */
  readonly id: string;
  /** Name of the enemy or player who caused it; empty when there is none. */
  readonly by: string;
  /** Whether the character died and respawns at the clinic, or was only downed. */
  readonly isDeath: boolean;
}

/**
 * Settles that a player was downed or died: a death costs the clinic's fee and wears down everything equipped. A
 * repeated call gets the first answer.
 * @returns the price of the respawn in eddies
 * @throws GameError unavailable `zone.moved`
 */
export function settleDowned(ctx: Ctx, zone: HeldZone, fall: Fall): Promise<{ readonly costEddies: number }> {
  return inTx(ctx, (tx) =>
    onceById(tx, { verb: 'combat.settle_downed', id: fall.id }, async () => {
      await assertWriters(tx, zone, [fall]);
      const { characterId, by } = fall;
      const { zoneId } = zone;
      if (!fall.isDeath) {
        await emit(tx, playerDowned, { characterId, zoneId, by });
        return { costEddies: 0 };
      }
      await holdSheet(tx, characterId);
      const costEddies = await payClinic(tx, characterId);
      await wearWorn(tx, { characterId, share: wear.deathShare });
      await emit(tx, playerDied, { characterId, zoneId, by, costEddies: costEddies.toString() });
      pushAfterCommit(
        tx,
        { characterId },
        {
          topic: playerDied.name,
          costEddies: costEddies.toString(),
        },
      );
      return { costEddies: Number(costEddies) };
    }),
  );
}

/** Returns the current price of a respawn; free for friends of a faction that pays for it. */
async function wakingEddies(tx: Tx, characterId: CharacterId): Promise<bigint> {
  if (isRevivedFree(await reputationOf(tx, characterId), { factions, tiers })) return 0n;
  return respawnEddies((await natureOf(tx, characterId)).level, await balanceOf(tx, characterId));
}

async function payClinic(tx: Tx, characterId: CharacterId): Promise<bigint> {
  const cost = await wakingEddies(tx, characterId);
  if (cost > 0n) await debit(tx, { characterId, amount: cost, to: 'clinic', reason: 'combat.clinic' });
  return cost;
}
