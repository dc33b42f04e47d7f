import { guildPerks, guildTasks } from '@necp/content/server';
import type { GuildId } from '@necp/shared/kernel';
import { perkAmount, type PerkRanks } from '@necp/shared/guild/growth';
import { type GuildTaskContent, tasksOfWeek, taskTarget, weekStartMs, weeklyTasks } from '@necp/shared/guild/tasks';
import * as z from 'zod';
import type { ReadDb, Tx } from '../kernel';

const Perks = z.record(z.string(), z.int().min(0)).catch({});
/** Returns the taken ranks of perks as they stand in a row. */
export const perksFrom = (saved: unknown): PerkRanks => Perks.parse(saved);

/** A task of this week, and how far the guild is with it. */
export interface TaskNow {
  readonly task: GuildTaskContent;
  readonly target: number;
  readonly progress: number;
}

interface Asked {
  readonly guildId: GuildId;
  readonly perks: PerkRanks;
  readonly nowMs: number;
}

/**
 * Returns the tasks of a guild for the week of a moment. One that was begun keeps its target when members join or leave
 * afterwards; a perk that is taken in the middle of a week adds its tasks.
 */
export async function tasksNow(db: ReadDb | Tx, { guildId, perks, nowMs }: Asked): Promise<TaskNow[]> {
  const week = new Date(weekStartMs(nowMs));
  const [members, rows] = await Promise.all([
    db.guildMember.count({ where: { guildId } }),
    db.guildTask.findMany({ where: { guildId, week } }),
  ]);
  const count = weeklyTasks + perkAmount(guildPerks, perks, 'tasks');
  const chosen = tasksOfWeek(guildTasks, { seed: `${guildId} ${week.toISOString()}`, count });
  // What was begun under a perk that has been reset since is still to be finished.
  const begun = guildTasks.filter((task) => !chosen.includes(task) && rows.some(({ taskId }) => taskId === task.id));
  return [...chosen, ...begun].map((task) => {
    const row = rows.find(({ taskId }) => taskId === task.id);
    return { task, target: row?.target ?? taskTarget(task, members), progress: row?.progress ?? 0 };
  });
}

/** Returns what a task gives to a guild with these perks. */
export function rewardOf({ experience }: Pick<GuildTaskContent, 'experience'>, perks: PerkRanks): number {
  return Math.round(experience * (1 + perkAmount(guildPerks, perks, 'rewards') / 100));
}
