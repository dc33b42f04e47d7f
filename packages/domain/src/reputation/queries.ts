import { factions, tiers } from '@necp/content/server';
import type { CharacterId } from '@necp/shared/kernel';
import { tierOf } from '@necp/shared/reputation/formulas';
import type { ReputationView, ReputationSource } from '@necp/shared/reputation/schema';
import type { Ctx } from '../kernel';
import { reputationOf } from './reputation-of';

/** Changes shown with their reasons. */
const linesShown = 50;

/** What every faction thinks of a character and what changed it lately. The door checks whose it is. */
export async function reputationView(ctx: Ctx, characterId: CharacterId): Promise<ReputationView> {
  const [reputation, lines] = await Promise.all([
    reputationOf(ctx.db, characterId),
    ctx.db.reputationEntry.findMany({ where: { characterId }, orderBy: { id: 'desc' }, take: linesShown }),
  ]);
  return {
    characterId,
    reputations: factions.map(({ id, startPoints }) => {
      const points = reputation[id] ?? startPoints;
      return { faction: id, points, tier: tierOf(points, tiers).id };
    }),
    lines: lines.map(({ at, faction, points, pointsAfter, source, sourceId }) => ({
      at,
      faction,
      points,
      pointsAfter,
      source: source as ReputationSource,
      sourceId,
    })),
  };
}
