import { factions, tiers } from '@necp/content/server';
import type { CharacterId } from '@necp/shared/kernel';
import { tierOf } from '@necp/shared/reputation/formulas';
import type { ReputationView, StandingSource } from '@necp/shared/reputation/schema';
import type { Ctx } from '../kernel';
import { standingOf } from './standing';

/** Changes shown with their reasons. */
const linesShown = 50;

/** What every faction thinks of a character and what changed it lately. The door checks whose it is. */
export async function reputationView(ctx: Ctx, characterId: CharacterId): Promise<ReputationView> {
  const [standing, lines] = await Promise.all([
    standingOf(ctx.db, characterId),
    ctx.db.standingEntry.findMany({ where: { characterId }, orderBy: { id: 'desc' }, take: linesShown }),
  ]);
  return {
    characterId,
    standings: factions.map(({ id, startPoints }) => {
      const points = standing[id] ?? startPoints;
      return { faction: id, points, tier: tierOf(points, tiers).id };
    }),
    lines: lines.map(({ at, faction, points, pointsAfter, source, sourceId }) => ({
      at,
      faction,
      points,
      pointsAfter,
      source: source as StandingSource,
      sourceId,
    })),
  };
}
