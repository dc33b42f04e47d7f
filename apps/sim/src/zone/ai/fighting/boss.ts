import { phaseAt } from '@necp/shared/combat/phases';
import { tickMs } from '@necp/shared/protocol';
import { callSpawn } from '../../combat/abilities/spawn-calls';
import { emitAt } from '../../combat/combat-events';
import type { Combatant } from '../../combat/combatant';
import { giveStatus } from '../../combat/damage/statuses';
import type { SpawnCall } from '../../combat/weapons/flying';
import type { ZoneState } from '../../state';
import type { Brain } from '../brain';
import { spotOf } from '../movement/walking';
import { aiSlice } from '../slice';

/** Helpers are called again until there are this many times as many as in the first call. */
const mostWaves = 2;
/** The status of a phase lasts as long as any fight does. */
const wholeEncounterMs = 24 * 3_600_000;

/**
 * Enters the phase the boss's health has reached: it speaks, takes its status and calls its helpers; helpers are called
 * again when they are due.
 */
export function leadPhases(state: ZoneState, brain: Brain, own: Combatant): void {
  const { boss, enemy } = brain;
  if (boss === null) return;
  const reached = phaseAt(enemy.phases, (own.health / own.stats.max.health) * 100, boss.phase);
  for (let phase = boss.phase + 1; phase <= reached; phase++) enterPhase(state, brain, { own, phase });
  for (const [index, summons] of (enemy.phases[boss.phase]?.summons ?? []).entries()) {
    if (summons.everyMs === undefined || state.tick < (boss.dueTicks[index] ?? Infinity)) continue;
    boss.dueTicks[index] = state.tick + Math.round(summons.everyMs / tickMs);
    const missing = summons.count * mostWaves - countCalled(state, brain, summons.enemy);
    if (missing > 0)
      callSpawn(state, callOf(state, brain, { enemy: summons.enemy, count: Math.min(summons.count, missing) }));
  }
}

/** Resets a boss to its first phase after a fight without a winner. */
export function resetBoss({ boss }: Brain): void {
  if (boss === null) return;
  boss.phase = -1;
  boss.dueTicks.length = 0;
}

/** Returns the speed of the current phase as a percentage of the boss's own speed. */
export function phaseSpeedPercent({ boss, enemy }: Brain): number {
  return enemy.phases[Math.max(0, boss?.phase ?? 0)]?.speedPercent ?? 100;
}

function enterPhase(
  state: ZoneState,
  brain: Brain,
  { own, phase }: { readonly own: Combatant; readonly phase: number },
): void {
  const { boss, enemy } = brain;
  const content = enemy.phases[phase];
  if (boss === null || content === undefined) return;
  boss.phase = phase;
  boss.dueTicks.length = 0;
  brain.strike.plan = null;
  emitAt(state, { kind: 'bark', source: brain.entityId, line: content.id }, brain.entityIndex);
  const status = content.status === undefined ? undefined : state.gameData.statuses.get(content.status);
  if (status !== undefined) giveStatus(state, own, { status, lastsMs: wholeEncounterMs, stacks: 1, source: own });
  for (const [index, summons] of content.summons.entries()) {
    boss.dueTicks[index] = summons.everyMs === undefined ? Infinity : state.tick + Math.round(summons.everyMs / tickMs);
    callSpawn(state, callOf(state, brain, summons));
  }
}

/** Counts the helpers of one kind that the boss called and that are still alive. */
function countCalled(state: ZoneState, brain: Brain, enemy: string): number {
  let count = 0;
  for (const { origin, enemy: content } of aiSlice(state).brains.values())
    if (origin.summoner?.id === brain.entityId && content.id === enemy) count++;
  return count;
}

function callOf(
  state: ZoneState,
  brain: Brain,
  { enemy, count }: { readonly enemy: string; readonly count: number },
): SpawnCall {
  return { kind: 'summon', by: brain.entityId, enemy, count, ...spotOf(state, brain.entityIndex) };
}
