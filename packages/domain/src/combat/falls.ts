import { factions, tiers } from '@necp/content/server';
import { playerDied, playerDowned } from '@necp/shared/combat/events';
import { isRevivedFree, respawnChits } from '@necp/shared/combat/formulas';
import { wear } from '@necp/shared/inventory/formulas';
import type { CharacterId } from '@necp/shared/kernel';
import { holdSheet, natureOf } from '../character';
import { wearWorn } from '../inventory';
import { emit, inTx, onceById, pushAfterCommit, type Ctx, type Tx } from '../kernel';
import { reputationOf } from '../reputation';
import { balanceOf, debit } from '../wallet';
import { clinicSink } from '../clinic';
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
 * @returns the price of the respawn in chits
 * @throws GameError unavailable `zone.moved`
 */
export function settleDowned(ctx: Ctx, zone: HeldZone, fall: Fall): Promise<{ readonly costChits: number }> {
  return inTx(ctx, (tx) =>
    onceById(tx, { verb: 'combat.settle_downed', id: fall.id }, async () => {
      const { characterId, by } = fall;
      await holdSheet(tx, characterId);
      await assertWriters(tx, zone, [fall]);
      const { zoneId } = zone;
      if (!fall.isDeath) {
        await emit(tx, playerDowned, { characterId, zoneId, by });
        return { costChits: 0 };
      }
      const costChits = await payClinic(tx, characterId);
      await wearWorn(tx, { characterId, share: wear.deathShare });
      await emit(tx, playerDied, { characterId, zoneId, by, costChits: costChits.toString() });
      pushAfterCommit(
        tx,
        { characterId },
        {
          topic: playerDied.name,
          costChits: costChits.toString(),
        },
      );
      return { costChits: Number(costChits) };
    }),
  );
}

/** Returns the current price of a respawn; free for friends of a faction that pays for it. */
async function wakingChits(tx: Tx, characterId: CharacterId): Promise<bigint> {
  if (isRevivedFree(await reputationOf(tx, characterId), { factions, tiers })) return 0n;
  return respawnChits((await natureOf(tx, characterId)).level, await balanceOf(tx, characterId));
}

async function payClinic(tx: Tx, characterId: CharacterId): Promise<bigint> {
  const cost = await wakingChits(tx, characterId);
  if (cost > 0n) await debit(tx, { characterId, amount: cost, to: clinicSink, reason: 'combat.clinic' });
  return cost;
}
