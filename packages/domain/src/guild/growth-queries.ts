import { type CharacterId, dayMs, dayOf, type GuildId } from '@necp/shared/kernel';
import { effortDayMost, guildLevelOf, perkPointsLeft, perkResetAtMs, type PerkRanks } from '@necp/shared/guild/growth';
import type { GuildGrowthView } from '@necp/shared/guild/growth-schema';
import { hasRight } from '@necp/shared/guild/rules';
import { weekEndMs, weekStartMs } from '@necp/shared/guild/tasks';
import { peopleAmong } from '../character';
import type { Ctx, ReadDb, Tx } from '../kernel';
import { ownMember } from './own-member';
import { perksFrom, rewardOf, tasksNow } from './tasks';

/** How many contributors of a week are shown. */
const mostContributors = 10;

/**
 * Returns the level, the perks and the weekly tasks of the guild of the caller's character.
 * @throws GameError conflict `guild.none`
 */
export async function ownGrowth(ctx: Ctx): Promise<GuildGrowthView> {
  const { guildId, characterId, rank } = await ownMember(ctx);
  const nowMs = ctx.clock.nowMs();
  const row = await ctx.db.guildGrowth.findUnique({ where: { guildId } });
  const perks: PerkRanks = perksFrom(row?.perks ?? {});
  const { level, into, toNext } = guildLevelOf(row?.experience ?? 0);
  const [tasks, week, today, contributors] = await Promise.all([
    tasksNow(ctx.db, { guildId, perks, nowMs }),
    weekOf(ctx.db, guildId, nowMs),
    ctx.db.guildEffort.findFirst({ where: { guildId, characterId, day: dayOf(nowMs) } }),
    contributorsOf(ctx.db, guildId, nowMs),
  ]);
  const resetAt = perkResetAtMs(row?.perksResetAt?.getTime() ?? null, nowMs);
  return {
    ...{ experience: row?.experience ?? 0, level, into, toNext, perks, week, contributors },
    pointsLeft: perkPointsLeft(level, perks),
    resetAt: resetAt === null ? null : new Date(resetAt),
    canChoose: hasRight(rank, 'tasks').ok,
    tasks: tasks.map(({ task, target, progress }) => ({
      ...{ taskId: task.id, counts: task.counts, progress, target, experience: rewardOf(task, perks) },
      isDone: progress >= target,
    })),
    weekEndsAt: new Date(weekEndMs(nowMs)),
    ownToday: today?.points ?? 0,
    ownTodayMost: effortDayMost,
  };
}

/** Returns what a guild has gained since Monday. */
export async function weekOf(db: ReadDb | Tx, guildId: GuildId, nowMs: number): Promise<number> {
  const week = new Date(weekStartMs(nowMs));
  const row = await db.guildWeek.findUnique({ where: { guildId_week: { guildId, week } } });
  return row?.experience ?? 0;
}

async function contributorsOf(db: ReadDb, guildId: GuildId, nowMs: number): Promise<GuildGrowthView['contributors']> {
  const from = weekStartMs(nowMs);
  const sums = await db.guildEffort.groupBy({
    by: ['characterId'],
    where: { guildId, day: { gte: new Date(from), lt: new Date(from + 7 * dayMs) } },
    _sum: { points: true },
    orderBy: { _sum: { points: 'desc' } },
    take: mostContributors,
  });
  const people = await peopleAmong(
    db,
    sums.map(({ characterId }) => characterId as CharacterId),
  );
  return sums.flatMap(({ characterId, _sum }) => {
    const person = people.find((one) => one.characterId === characterId);
    return person === undefined ? [] : [{ name: person.name, level: person.level, points: _sum.points ?? 0 }];
  });
}
