import { factions, tiers } from '@necp/content/server';
import { dayMs, type CharacterId } from '@necp/shared/kernel';
import { reputationAfterDays, topTierPoints } from '@necp/shared/reputation/formulas';
import { holdSheet } from '../character';
import { inTx, nowOf, pushAfterCommit, type Ctx, type Tx } from '../kernel';
import { emitTier } from './steps';

/** The number of characters in one transaction. */
const batch = 50;
const topPoints = topTierPoints(tiers);

/**
 * Lets grudges and the highest reputations of some characters fade for every whole day without contact; each is checked
 * once a day.
 * @returns whether there may be more to settle
 */
export function letDrift(ctx: Ctx): Promise<boolean> {
  return inTx(ctx, async (tx) => {
    const now = nowOf(tx).getTime();
    const due = await tx.$queryRaw<{ characterId: CharacterId }[]>`
      SELECT DISTINCT character_id AS "characterId" FROM faction_reputations
        WHERE settled_at <= ${new Date(now - dayMs)} ORDER BY character_id LIMIT ${batch}`;
    for (const { characterId } of due) await settleOne(tx, { characterId, now });
    return due.length === batch;
  });
}

async function settleOne(tx: Tx, input: { readonly characterId: CharacterId; readonly now: number }): Promise<void> {
  const { characterId, now } = input;
  // The character's row serves as the lock of its reputations; those that changed meanwhile are read behind it.
  await holdSheet(tx, characterId);
  const rows = await tx.factionReputation.findMany({
    where: { characterId, settledAt: { lte: new Date(now - dayMs) } },
  });
  for (const { faction, points, settledAt } of rows) {
    const days = Math.floor((now - settledAt.getTime()) / dayMs);
    const content = factions.find(({ id }) => id === faction);
    const pointsAfter = content === undefined ? points : reputationAfterDays(points, { ...content, topPoints }, days);
    const until = new Date(settledAt.getTime() + days * dayMs);
    const where = { characterId_faction: { characterId, faction } };
    // At the starting points the row is removed, so that it is not checked again.
    if (content === undefined || pointsAfter === content.startPoints) await tx.factionReputation.delete({ where });
    else await tx.factionReputation.update({ where, data: { points: pointsAfter, settledAt: until } });
    if (pointsAfter === points) continue;
    await tx.reputationEntry.create({
      data: {
        characterId,
        faction,
        points: pointsAfter - points,
        pointsAfter,
        source: 'time',
        sourceId: until.toISOString(),
        at: nowOf(tx),
      },
    });
    await emitTier(tx, { characterId, faction, from: points, to: pointsAfter });
  }
  pushAfterCommit(tx, { characterId }, { topic: 'reputation.decayed' });
}
