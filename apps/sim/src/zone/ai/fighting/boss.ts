import type { BossPhase } from '@necp/shared/combat/content';
import { brokenLine, phaseAt } from '@necp/shared/combat/phases';
import { tickHz, tickMs } from '@necp/shared/protocol';
import { endCast } from '../../combat/abilities/cast-state';
import { bringDown } from '../../combat/abilities/casting';
import { callSpawn } from '../../combat/abilities/spawn-calls';
import { emitAt } from '../../combat/combat-events';
import type { Combatant } from '../../combat/combatant';
import { giveStatus } from '../../combat/damage/statuses';
import { combatantById, spotOf as combatSpotOf, ticksOf } from '../../combat/entity';
import type { SpawnCall } from '../../combat/weapons/flying';
import type { ZoneState } from '../../state';
import { isEngaged, type Brain } from '../brain';
import { spotOf } from '../movement/walking';
import { aiSlice } from '../slice';

/** The ground is marked first this long after a phase began. */
const firstGroundTicks = 2 * tickHz;
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
  const now = enemy.phases[boss.phase];
  if (now !== undefined) {
    breakStance(state, brain, { own, phase: now });
    markGroundAgain(state, brain, { own, phase: now });
  }
  for (const [index, summons] of (now?.summons ?? []).entries()) {
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
  boss.groundTick = state.tick + firstGroundTicks;
  boss.breakSinceTick = state.tick;
  boss.breakFromHealth = own.health;
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

interface InPhase {
  readonly own: Combatant;
  readonly phase: BossPhase;
}

/** Breaks the stance of a boss that lost enough health within the time of its phase. */
function breakStance(state: ZoneState, brain: Brain, { own, phase }: InPhase): void {
  const { boss } = brain;
  const { breaks } = phase;
  if (boss === null || breaks === undefined || state.tick < boss.breakSinceTick) return;
  const lost = boss.breakFromHealth - own.health;
  const isBroken = lost * 100 >= own.stats.max.health * breaks.percent;
  if (!isBroken && state.tick - boss.breakSinceTick < ticksOf(breaks.withinMs)) return;
  boss.breakFromHealth = own.health;
  boss.breakSinceTick = state.tick;
  if (!isBroken) return;
  const status = state.gameData.statuses.get(breaks.status);
  endCast(state, own, 'stunned');
  brain.strike.plan = null;
  emitAt(state, { kind: 'bark', source: brain.entityId, line: brokenLine(phase.id) }, brain.entityIndex);
  if (status !== undefined) giveStatus(state, own, { status, lastsMs: breaks.lastsMs, stacks: 1, source: own });
  // While it is held, no damage counts towards the next break.
  boss.breakSinceTick = state.tick + ticksOf(breaks.lastsMs);
}

/** Lets the ground ability of the phase come down around one of the boss's enemies when it is due. */
function markGroundAgain(state: ZoneState, brain: Brain, { own, phase }: InPhase): void {
  const { boss } = brain;
  const { ground } = phase;
  if (boss === null || ground === undefined || state.tick < boss.groundTick || !isEngaged(brain)) return;
  boss.groundTick = state.tick + ticksOf(ground.everyMs);
  const ability = state.gameData.abilities.get(ground.ability);
  const targets = [...own.threat.keys()]
    .map((id) => combatantById(state, id))
    .filter((target) => target !== undefined && target.life === 'up');
  const target = targets[state.rng.int(0, Math.max(0, targets.length - 1))];
  if (ability === undefined || target === undefined) return;
  const under = combatSpotOf(state, target);
  for (let count = 0; count < ground.count; count++) {
    const turn = state.rng.fraction() * 2 * Math.PI;
    const away = count === 0 ? 0 : ground.spreadTiles * Math.sqrt(state.rng.fraction());
    bringDown(state, own, { ability, x: under.x + Math.cos(turn) * away, y: under.y + Math.sin(turn) * away });
  }
}
