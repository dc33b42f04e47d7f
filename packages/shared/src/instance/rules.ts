import { allowed, refuse, type Verdict } from '../kernel/verdict';
import type { InstanceAnswer, InstanceDifficulty, InstanceMemberView, PartyInstanceRun } from './schema';

/** How long the members of a party are asked on their screens whether they come. */
export const callLastsMs = 60_000;
/** How long after leaving the party a player is led out of its instance. */
export const leadOutMs = 60_000;

const dayMs = 86_400_000;

/** Whether a victory locks: only the hard one does, because its loot is meant for once a day. */
export const isLocking = (difficulty: InstanceDifficulty): boolean => difficulty === 'hard';

/** Returns when a lock ends that begins now: at the next midnight (UTC), as daily quests do. */
export const lockEndsMs = (nowMs: number): number => (Math.floor(nowMs / dayMs) + 1) * dayMs;

/** Returns the lock of one kind of instance that is not over; undefined without one. */
export function lockOf<L extends { readonly zoneId: string; readonly difficulty: string; readonly endsAt: Date }>(
  locks: readonly L[],
  run: { readonly zoneId: string; readonly difficulty: string },
  nowMs: number,
): L | undefined {
  return locks.find(
    ({ zoneId, difficulty, endsAt }) =>
      zoneId === run.zoneId && difficulty === run.difficulty && endsAt.getTime() > nowMs,
  );
}

/** A member of the party before its open instance. */
interface Comer {
  readonly own: InstanceAnswer;
  readonly places: number;
  readonly taken: number;
  /** Whether a lock of this kind of instance stands in the way. */
  readonly isLocked: boolean;
}

/** Whether a member may enter: a place that was given once is kept, and needs no other and no key. */
export function canComeIn({ own, places, taken, isLocked }: Comer): Verdict {
  if (own === 'admitted') return allowed;
  if (isLocked) return refuse('instance.locked');
  return taken >= places ? refuse('instance.group_full') : allowed;
}

interface SeenRun {
  readonly run: PartyInstanceRun;
  readonly members: readonly InstanceMemberView[];
}

/** Returns what keeps a member out of the open instance of the party, as the member sees it; null when nothing does. */
export function obstacleTo({ run, members }: SeenRun, ownId: string, nowMs: number): 'locked' | 'full' | null {
  const locks = members.find(({ characterId }) => characterId === ownId)?.locks ?? [];
  const verdict = canComeIn({ ...run, isLocked: lockOf(locks, run, nowMs) !== undefined });
  if (verdict.ok) return null;
  return verdict.code === 'instance.locked' ? 'locked' : 'full';
}
