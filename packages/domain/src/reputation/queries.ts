import { factions, tiers } from '@necp/content/server';
import type { ProfileInput } from '@necp/shared/character/schema';
import type { CharacterId } from '@necp/shared/kernel';
import { tierOf } from '@necp/shared/reputation/formulas';
import type { ReputationView, ReputationSource, ShownReputationView } from '@necp/shared/reputation/schema';
import { shownCharacter } from '../character';
import type { Ctx } from '../kernel';
import { reputationOf } from './reputation-of';

/** The number of changes shown with their reasons. */
const linesShown = 50;

/**
 * Returns the reputation of a character with every faction and the latest changes. The router checks that the character
 * belongs to the caller.
 */
export async function reputationView(ctx: Ctx, characterId: CharacterId): Promise<ReputationView> {
  const [reputation, entries] = await Promise.all([
    reputationOf(ctx.db, characterId),
    ctx.db.reputationEntry.findMany({ where: { characterId }, orderBy: { id: 'desc' }, take: linesShown }),
  ]);
  return {
    characterId,
    reputations: factions.map(({ id, startPoints }) => {
      const points = reputation[id] ?? startPoints;
      return { faction: id, points, tier: tierOf(points, tiers).id };
    }),
    entries: entries.map(({ at, faction, points, pointsAfter, source, sourceId }) => ({
      at,
      faction,
      points,
      pointsAfter,
      source: source as ReputationSource,
      sourceId,
    })),
  };
}

/**
 * Returns the reputation that a character shows on its profile, highest first.
 * @throws GameError not_found `character.not_found`, also when its owner hides it
 */
export async function shownReputation(ctx: Ctx, { name }: ProfileInput): Promise<ShownReputationView> {
  const characterId = await shownCharacter(ctx, { name, part: 'record' });
  const rows = await ctx.db.factionReputation.findMany({ where: { characterId }, orderBy: { points: 'desc' } });
  return {
    reputations: rows.flatMap(({ faction, points }) => {
      const known = factions.find(({ id }) => id === faction);
      return known === undefined ? [] : [{ faction: known.name, tier: tierOf(points, tiers).name, points }];
    }),
  };
}
