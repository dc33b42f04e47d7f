import { enemies } from '@necp/content/server';
import { chanceBandOf, type HuntDrop, type HuntEntry, type HuntView } from '@necp/shared/loot/hunt';
import { expectedLoot, type LootTables } from '@necp/shared/loot/formulas';
import type { CharacterId } from '@necp/shared/kernel';
import type { Rarity } from '@necp/shared/inventory/content';
import { contentOf } from '../inventory';
import type { Ctx } from '../kernel';
import { tablesUnder } from './catalogue';

/**
 * Returns what a character knows of each kind of enemy: how many it has brought down, and what they drop. A kind it has
 * not brought down yet is only counted. The router checks that the character belongs to the caller.
 */
export async function huntLog(ctx: Ctx, characterId: CharacterId): Promise<HuntView> {
  const rows = await ctx.db.lootEncounter.findMany({ where: { characterId, sourceKind: 'enemy' } });
  const felled = new Map(rows.map(({ sourceId, times }) => [sourceId, times]));
  const known: HuntEntry[] = [];
  for (const enemy of enemies) {
    const times = felled.get(enemy.id);
    if (times === undefined) continue;
    const tables = await tablesUnder(ctx, enemy.loot);
    known.push({ enemyId: enemy.id, felled: times, ...dropsOf(enemy, (id) => tables.get(id)) });
  }
  return { known, unknown: enemies.length - known.length };
}

/** Returns what a kind of enemy drops, the likeliest first; what only quests give is left out. */
function dropsOf(enemy: (typeof enemies)[number], tables: LootTables): Pick<HuntEntry, 'drops' | 'hasChits'> {
  const expected = (difficulty: 'normal' | 'hard', encounter: 'first_time' | 'again') =>
    expectedLoot(enemy.loot, {
      tables,
      context: { level: enemy.levels.max, difficulty, encounter, luck: 0, holds: () => false },
    });
  const [usual, hard, first] = [
    expected('normal', 'again'),
    expected('hard', 'again'),
    expected('normal', 'first_time'),
  ];
  const [often, onHard, atFirst] = [byItem(usual.pieces), byItem(hard.pieces), byItem(first.pieces)];
  const drops = [...new Set([...often.keys(), ...onHard.keys(), ...atFirst.keys()])].map((templateId): HuntDrop => {
    const only = often.has(templateId) ? null : onHard.has(templateId) ? 'hard' : 'first_time';
    const pieces = (only === null ? often : only === 'hard' ? onHard : atFirst).get(templateId) ?? 0;
    return { templateId, chance: chanceBandOf(pieces), only };
  });
  const piecesOf = ({ templateId }: HuntDrop) =>
    often.get(templateId) ?? onHard.get(templateId) ?? atFirst.get(templateId) ?? 0;
  const isIconic = ({ templateId }: HuntDrop) => Number(contentOf(templateId).rarity === ('iconic' satisfies Rarity));
  return {
    hasChits: usual.chits > 0,
    drops: drops.toSorted((a, b) => isIconic(b) - isIconic(a) || piecesOf(b) - piecesOf(a)),
  };
}

/** Adds up the pieces of an item over its rarities. */
function byItem(pieces: ReadonlyMap<string, number>): ReadonlyMap<HuntDrop['templateId'], number> {
  const sums = new Map<HuntDrop['templateId'], number>();
  for (const [kind, count] of pieces) {
    const templateId = kind.split(':')[0] as HuntDrop['templateId'];
    sums.set(templateId, (sums.get(templateId) ?? 0) + count);
  }
  return sums;
}
