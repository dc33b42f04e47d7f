import type { Prisma } from '@necp/db/types';
import { type CharacterId, dayOf, type GuildId } from '@necp/shared/kernel';
import { guildLeveledUp } from '@necp/shared/guild/events';
import { effortOf, type GuildEffort, guildLevelOf, type PerkRanks } from '@necp/shared/guild/growth';
import { weekStartMs } from '@necp/shared/guild/tasks';
import { emit, nowOf, type Tx } from '../kernel';
import { announceMembers, noteEntry } from './steps';
import { perksFrom, rewardOf, tasksNow } from './tasks';

/** The growth of a guild behind its lock. */
export interface Growth {
  readonly experience: number;
  readonly perks: PerkRanks;
  readonly perksResetAt: Date | null;
  readonly emblem: string | null;
}

/**
 * Locks the row of a guild's growth until the transaction ends, and creates it when missing; the guild's row is locked
 * before, when both are.
 */
export async function holdGrowth(tx: Tx, guildId: GuildId): Promise<Growth> {
  await tx.guildGrowth.createMany({ data: [{ guildId }], skipDuplicates: true });
  await tx.$queryRaw`SELECT 1 FROM guild_growths WHERE guild_id = ${guildId}::uuid FOR NO KEY UPDATE`;
  const row = await tx.guildGrowth.findUniqueOrThrow({ where: { guildId } });
  return { ...row, perks: perksFrom(row.perks) };
}

/** What members of one guild have done together. */
export interface Done {
  readonly effort: Exclude<GuildEffort, 'task'>;
  readonly characterIds: readonly CharacterId[];
  /** The level that was reached. */
  readonly level?: number;
  /** The boss that was defeated. */
  readonly boss?: string;
}

/**
 * Adds what characters have done to the experience and the tasks of their guilds; those in no guild add nothing. A
 * defeat counts once for a guild, shared among its members who were there; everything else counts for each of them.
 */
export async function addEffort(tx: Tx, done: Done): Promise<void> {
  const rows = await tx.guildMember.findMany({
    where: { characterId: { in: [...done.characterIds] }, guild: { endedAt: null } },
    select: { guildId: true, characterId: true },
    orderBy: [{ guildId: 'asc' }, { characterId: 'asc' }],
  });
  // In the order of ids, as all rows of growth are locked.
  for (const guildId of new Set(rows.map((row) => row.guildId as GuildId))) {
    const characterIds = rows.filter((row) => row.guildId === guildId).map((row) => row.characterId as CharacterId);
    await addTo(tx, guildId, { ...done, characterIds });
  }
}

async function addTo(tx: Tx, guildId: GuildId, done: Done): Promise<void> {
  const growth = await holdGrowth(tx, guildId);
  const points = await notePoints(tx, guildId, done);
  const isTogether = done.effort === 'boss' || done.effort === 'elite';
  const rewards = await advanceTasks(tx, { guildId, growth, done, count: isTogether ? 1 : done.characterIds.length });
  if (done.boss !== undefined) await reach(tx, guildId, { kind: 'boss', key: done.boss });
  await raise(tx, { guildId, growth, gained: points + rewards });
}

/** Notes for each member what it has added today, and returns the sum. */
async function notePoints(tx: Tx, guildId: GuildId, { effort, characterIds, level }: Done): Promise<number> {
  const day = dayOf(nowOf(tx).getTime());
  const known = await tx.guildEffort.findMany({ where: { guildId, day, characterId: { in: [...characterIds] } } });
  const isTogether = effort === 'boss' || effort === 'elite';
  let sum = 0;
  for (const characterId of characterIds) {
    const today = known.find((row) => row.characterId === characterId)?.points ?? 0;
    const whole = effortOf(effort, { ...(level === undefined ? {} : { level }), today });
    const points = isTogether ? Math.ceil(whole / characterIds.length) : whole;
    sum += points;
    if (points === 0) continue;
    await tx.guildEffort.upsert({
      where: { guildId_characterId_day: { guildId, characterId, day } },
      create: { guildId, characterId, day, points },
      update: { points: { increment: points } },
    });
  }
  return sum;
}

interface Advance {
  readonly guildId: GuildId;
  readonly growth: Growth;
  readonly done: Done;
  readonly count: number;
}

/** Advances the tasks of the week that count this, and returns the experience of those that are done by it. */
async function advanceTasks(tx: Tx, { guildId, growth, done, count }: Advance): Promise<number> {
  const now = nowOf(tx);
  const week = new Date(weekStartMs(now.getTime()));
  const tasks = await tasksNow(tx, { guildId, perks: growth.perks, nowMs: now.getTime() });
  let gained = 0;
  for (const { task, target, progress } of tasks) {
    if (task.counts !== done.effort || progress >= target) continue;
    const after = Math.min(target, progress + count);
    const isDone = after === target;
    const row = { target, progress: after, doneAt: isDone ? now : null };
    const key = { guildId, week, taskId: task.id };
    await tx.guildTask.upsert({
      where: { guildId_week_taskId: key },
      create: { ...key, ...row },
      update: { progress: after, doneAt: row.doneAt },
    });
    if (!isDone) continue;
    gained += rewardOf(task, growth.perks);
    await noteEntry(tx, { guildId, kind: 'task_done', params: { task: task.id } });
  }
  if (gained === 0) return 0;
  const left = await tasksNow(tx, { guildId, perks: growth.perks, nowMs: now.getTime() });
  if (left.every(({ target, progress }) => progress >= target))
    await reach(tx, guildId, { kind: 'week', key: week.toISOString().slice(0, 10) });
  return gained;
}

/** Adds experience, and lets everyone know of the levels that are reached by it. */
async function raise(
  tx: Tx,
  { guildId, growth, gained }: { readonly guildId: GuildId; readonly growth: Growth; readonly gained: number },
): Promise<void> {
  if (gained === 0) return;
  const week = new Date(weekStartMs(nowOf(tx).getTime()));
  await tx.guildWeek.upsert({
    where: { guildId_week: { guildId, week } },
    create: { guildId, week, experience: gained },
    update: { experience: { increment: gained } },
  });
  await tx.guildGrowth.update({ where: { guildId }, data: { experience: { increment: gained } } });
  const from = guildLevelOf(growth.experience).level;
  const { level } = guildLevelOf(growth.experience + gained);
  for (let reached = from + 1; reached <= level; reached += 1) {
    await reach(tx, guildId, { kind: 'level', key: String(reached) });
    await noteEntry(tx, { guildId, kind: 'level', params: { level: reached } });
    await emit(tx, guildLeveledUp, { guildId, level: reached });
  }
  if (level > from) await announceMembers(tx, guildId, 'guild', 'level', 'log');
}

/** Keeps what a guild has reached for the first time. */
async function reach(
  tx: Tx,
  guildId: GuildId,
  milestone: Pick<Prisma.GuildMilestoneCreateManyInput, 'kind' | 'key'>,
): Promise<void> {
  await tx.guildMilestone.createMany({ data: [{ guildId, ...milestone, at: nowOf(tx) }], skipDuplicates: true });
}
