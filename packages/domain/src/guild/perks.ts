import { guildPerks } from '@necp/content/server';
import { assertAllowed, type CharacterId, GameError } from '@necp/shared/kernel';
import {
  canResetPerks,
  canTakePerk,
  guildLevelOf,
  type GuildPerkEffect,
  perkAmount,
  type PerkRanks,
} from '@necp/shared/guild/growth';
import type { ResetPerksInput, TakePerkInput } from '@necp/shared/guild/growth-schema';
import type { GuildDoneView } from '@necp/shared/guild/schema';
import { actOnce, type Ctx, nowOf, type ReadDb, type Tx } from '../kernel';
import { holdGrowth } from './growing';
import { announceMembers, holdGuildWith, noteEntry } from './steps';
import { perksFrom } from './tasks';

/**
 * Takes the next rank of a perk for the guild of the caller's character.
 * @throws GameError not_found `guild.no_such_perk`; conflict `guild.none`, `guild.perk_complete`, `guild.perk_closed`,
 * `guild.no_perk_points`; forbidden `guild.no_right`
 */
export function takePerk(ctx: Ctx, input: TakePerkInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.take_perk', input }, async (tx, { characterId }) => {
    const perk = guildPerks.find(({ id }) => id === input.perk);
    if (perk === undefined) throw new GameError('not_found', 'guild.no_such_perk');
    const { guildId } = await holdGuildWith(tx, characterId, 'tasks');
    const { experience, perks: taken } = await holdGrowth(tx, guildId);
    assertAllowed(canTakePerk(perk, { level: guildLevelOf(experience).level, taken }), 'conflict');
    const ranks = (taken[perk.id] ?? 0) + 1;
    await tx.guildGrowth.update({ where: { guildId }, data: { perks: { ...taken, [perk.id]: ranks } } });
    await noteEntry(tx, { guildId, kind: 'perk', actorId: characterId, params: { perk: perk.id, ranks } });
    await announceMembers(tx, guildId, 'level', 'log');
    return { done: true };
  });
}

/**
 * Gives all perks of the guild up for their points, once in seven days.
 * @throws GameError conflict `guild.none`, `guild.no_perks`, `guild.perks_reset_lately`; forbidden `guild.no_right`
 */
export function resetPerks(ctx: Ctx, input: ResetPerksInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.reset_perks', input }, async (tx, { characterId }) => {
    const { guildId } = await holdGuildWith(tx, characterId, 'tasks');
    const { perks, perksResetAt } = await holdGrowth(tx, guildId);
    const now = nowOf(tx);
    const times = { lastMs: perksResetAt?.getTime() ?? null, nowMs: now.getTime() };
    assertAllowed(canResetPerks(perks, times), 'conflict');
    await tx.guildGrowth.update({ where: { guildId }, data: { perks: {}, perksResetAt: now } });
    await noteEntry(tx, { guildId, kind: 'perks_reset', actorId: characterId });
    await announceMembers(tx, guildId, 'level', 'log');
    return { done: true };
  });
}

/** Returns the perks of the guilds of characters; those in no guild are left out. */
async function perksOfMany(
  db: ReadDb | Tx,
  characterIds: readonly CharacterId[],
): Promise<ReadonlyMap<CharacterId, PerkRanks>> {
  if (characterIds.length === 0) return new Map();
  const members = await db.guildMember.findMany({
    where: { characterId: { in: [...characterIds] }, guild: { endedAt: null } },
    select: { characterId: true, guildId: true },
  });
  const guildIds = [...new Set(members.map(({ guildId }) => guildId))];
  if (guildIds.length === 0) return new Map();
  const rows = await db.guildGrowth.findMany({ where: { guildId: { in: guildIds } } });
  const perks = new Map(rows.map((row) => [row.guildId, perksFrom(row.perks)]));
  return new Map(members.map(({ characterId, guildId }) => [characterId as CharacterId, perks.get(guildId) ?? {}]));
}

/** Returns by how much the guild of a character changes something, in percent; 0 for a character without one. */
export type GuildBoost = (characterId: CharacterId, effect: GuildPerkEffect) => number;

/** Returns what the guilds of characters change for them. */
export async function guildBoosts(db: ReadDb | Tx, characterIds: readonly CharacterId[]): Promise<GuildBoost> {
  const perks = await perksOfMany(db, characterIds);
  return (characterId, effect) => perkAmount(guildPerks, perks.get(characterId) ?? {}, effect);
}
