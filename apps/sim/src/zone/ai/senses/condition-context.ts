import type { EnemyContent } from '@necp/shared/combat/content';
import type { ConditionContext } from '@necp/shared/quest/conditions';
import type { WorldValue } from '@necp/shared/world-state/content';
import type { Combatant } from '../../combat/combatant';
import { hourIn } from '../../core/clock';
import { at, type Player, type ZoneState } from '../../state';
import { attitudeTo, type Attitude } from '../attitude';
import type { Brain } from '../brain';
import { aiSlice } from '../slice';

/** How often, in ticks, each enemy checks which players it lets pass. */
const calmEveryTicks = 30;

/**
 * Returns the context against which a player's conditions are checked now; it is rebuilt when the sheet, the world or
 * the hour has changed.
 */
export function conditionContextOf(state: ZoneState, player: Player): ConditionContext {
  const ai = aiSlice(state);
  const hour = Math.floor(hourIn(state));
  const known = ai.contexts.get(player.characterId);
  if (
    known !== undefined &&
    known.sheet === player.sheet &&
    known.worldVersion === ai.worldVersion &&
    known.hour === hour
  )
    return known.context;
  const { sheet } = player;
  const context: ConditionContext = {
    level: sheet.level,
    classId: sheet.classId,
    originId: sheet.originId,
    attributes: sheet.attributes,
    skills: sheet.skills,
    quests: sheet.quests,
    finished: sheet.finished,
    reputation: sheet.reputation,
    tiers: state.gameData.tiers,
    itemCounts: sheet.itemCounts,
    chits: BigInt(sheet.chits),
    worldKeys: worldKeysFor(state, sheet.playerKeys),
    hour,
  };
  ai.contexts.set(player.characterId, { sheet, worldVersion: ai.worldVersion, hour, context });
  return context;
}

/** Returns the context shared by all players: hours and world keys, nothing about any player. */
export function worldContext(state: ZoneState): ConditionContext {
  return {
    level: 0,
    classId: 'bouncer',
    originId: 'local',
    attributes: { body: 0, reflex: 0, tech: 0, intellect: 0, cool: 0 },
    skills: {},
    quests: [],
    finished: [],
    reputation: {},
    tiers: state.gameData.tiers,
    itemCounts: {},
    chits: 0n,
    worldKeys: worldKeysFor(state, {}),
    hour: Math.floor(hourIn(state)),
  };
}

/** Returns how an enemy regards a player who has not provoked it. */
export function attitudeOf(state: ZoneState, enemy: EnemyContent, player: Player): Attitude {
  const context = conditionContextOf(state, player);
  const { attitudes } = aiSlice(state);
  let known = attitudes.get(enemy.id);
  if (known === undefined) {
    known = new Map();
    attitudes.set(enemy.id, known);
  }
  const held = known.get(player.characterId);
  if (held?.context === context) return held.attitude;
  const attitude = attitudeTo(enemy, context, state.gameData.factions);
  known.set(player.characterId, { context, attitude });
  return attitude;
}

/**
 * Stores on the enemy which players it lets pass, so that their clients show it. Each enemy does so on a tick of its
 * own.
 */
export function refreshCalm(state: ZoneState, brain: Brain, own: Combatant): void {
  if (state.tick < brain.nextCalmTick) return;
  brain.nextCalmTick = state.tick + calmEveryTicks;
  own.calmTo.clear();
  if (own.side !== 'enemies') return;
  for (const player of state.players.values()) {
    const id = at(state.ids, player.entityIndex);
    if (!brain.provokedBy.has(id) && attitudeOf(state, brain.enemy, player) === 'calm') own.calmTo.add(id);
  }
}

/** Stores a new value of a world key. */
export function learnWorld(
  state: ZoneState,
  { key, value }: { readonly key: string; readonly value: WorldValue },
): void {
  const ai = aiSlice(state);
  ai.worldKeys.set(key, value);
  ai.worldVersion++;
}

/** Drops the contexts of players who left the zone. */
export function forgetContexts(state: ZoneState): void {
  const { contexts, attitudes } = aiSlice(state);
  for (const characterId of contexts.keys()) {
    if (state.players.has(characterId)) continue;
    contexts.delete(characterId);
    for (const known of attitudes.values()) known.delete(characterId);
  }
}

function worldKeysFor(state: ZoneState, own: Readonly<Record<string, WorldValue>>): Record<string, WorldValue> {
  const keys: Record<string, WorldValue> = {};
  for (const { id, initial } of state.gameData.worldKeys.values())
    keys[id] = own[id] ?? aiSlice(state).worldKeys.get(id) ?? initial;
  return keys;
}
