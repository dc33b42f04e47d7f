import { combatantAt, combatants } from '../combat/entity';
import { isSafe } from '../combat/safe';
import { placeEntity } from '../core/entities';
import { tileAt, type ZoneState } from '../state';
import { aiSlice, awakeCellTiles } from './slice';
import { isEngaged, type Brain } from './brain';
import { thinkCalmly } from './calm';
import { moveBrain, strikeWith } from './fighting/act';
import { thinkInCombat } from './fighting/combat';
import { settle, thinkOfHome } from './movement/home';
import { easeApart } from './movement/separation';
import { refreshCalm } from './senses/condition-context';

/** How often the cells near players are determined. */
const wakeEveryTicks = 10;
/** A fight that all players left goes on for this long before its enemies nap. */
const lingerTicks = 40;

/** Decides for the enemies whose turn it is; an enemy without players near naps and costs nothing. */
export function thinkBrains(state: ZoneState): void {
  sortSides(state);
  aiSlice(state).finder.spent = 0;
  if (state.tick % wakeEveryTicks === 1) markAwake(state);
  if (aiSlice(state).isFrozen) return;
  for (const brain of aiSlice(state).brains.values()) {
    if (state.tick < brain.nextThinkTick) continue;
    brain.nextThinkTick = state.tick + brain.thinkTicks;
    think(state, brain);
  }
}

/** Moves all enemies by one tick, then keeps them apart. */
export function moveBrains(state: ZoneState): void {
  const { brains, awakeEntities } = aiSlice(state);
  awakeEntities.length = 0;
  if (aiSlice(state).isFrozen) return;
  for (const brain of brains.values()) {
    if (brain.isNapping) continue;
    const own = combatantAt(state, brain.entityIndex);
    if (own === undefined || own.life !== 'up') continue;
    awakeEntities.push(brain.entityIndex);
    moveBrain(state, brain, own);
  }
  easeApart(
    state.map,
    { x: state.x, y: state.y, radiusOf: (entityIndex) => combatantAt(state, entityIndex)?.radiusTiles ?? 0 },
    awakeEntities,
  );
}

/** Lets fighting enemies start their chosen attacks. */
export function strikeBrains(state: ZoneState): void {
  if (aiSlice(state).isFrozen) return;
  for (const brain of aiSlice(state).brains.values()) {
    if (brain.isNapping || brain.strike.plan === null || !isEngaged(brain)) continue;
    const own = combatantAt(state, brain.entityIndex);
    if (own !== undefined && own.life === 'up') strikeWith(state, brain, own);
  }
}

function think(state: ZoneState, brain: Brain): void {
  const own = combatantAt(state, brain.entityIndex);
  if (own === undefined || own.life !== 'up') return;
  if (isAwake(state, brain)) brain.lastNearTick = state.tick;
  brain.isNapping = state.tick - brain.lastNearTick > lingerTicks;
  if (brain.isNapping) {
    if (brain.mode !== 'idle') {
      placeEntity(state, brain.entityIndex, brain.home);
      settle(state, brain, own);
    }
    brain.lastThinkTick = state.tick;
    return;
  }
  refreshCalm(state, brain, own);
  if (brain.mode === 'returning') thinkOfHome(state, brain, own);
  else if (isEngaged(brain)) thinkInCombat(state, brain, own);
  else thinkCalmly(state, brain, own);
  brain.healthBefore = own.health;
  brain.lastThinkTick = state.tick;
}

/** Sorts all who can fight by side; combatants that are downed, dead or in a safe zone are in no list. */
function sortSides(state: ZoneState): void {
  const { bySide } = aiSlice(state);
  const { players, enemies } = bySide;
  let playerCount = 0;
  let enemyCount = 0;
  for (const combatant of combatants(state)) {
    if (combatant.life !== 'up' || combatant.side === 'none' || isSafe(state, combatant)) continue;
    if (combatant.side === 'players') players[playerCount++] = combatant;
    else enemies[enemyCount++] = combatant;
  }
  // The lists are shortened at the end only: a cleared array would lose its memory and allocate it again every tick.
  players.length = playerCount;
  enemies.length = enemyCount;
}

function markAwake(state: ZoneState): void {
  const { awake, awakeColumns } = aiSlice(state);
  awake.fill(0);
  const entityIndices = awake.length / awakeColumns;
  for (const player of state.players.values()) {
    const cellX = Math.floor(tileAt(state.x, player.entityIndex) / awakeCellTiles);
    const cellY = Math.floor(tileAt(state.y, player.entityIndex) / awakeCellTiles);
    // Two cells on each side reach a little farther than a player sees.
    for (let y = Math.max(0, cellY - 2); y <= Math.min(entityIndices - 1, cellY + 2); y++) {
      for (let x = Math.max(0, cellX - 2); x <= Math.min(awakeColumns - 1, cellX + 2); x++)
        awake[y * awakeColumns + x] = 1;
    }
  }
}

function isAwake(state: ZoneState, { entityIndex }: Brain): boolean {
  const { awake, awakeColumns } = aiSlice(state);
  return (
    awake[
      Math.floor(tileAt(state.y, entityIndex) / awakeCellTiles) * awakeColumns +
        Math.floor(tileAt(state.x, entityIndex) / awakeCellTiles)
    ] === 1
  );
}

/** Stops all enemies, or lets them act again; for a test's director. */
export function freezeEnemies(state: ZoneState, { isFrozen }: { readonly isFrozen: boolean }): void {
  aiSlice(state).isFrozen = isFrozen;
}

/** Returns the AI state of an entity. */
export function brainAt(state: ZoneState, entityIndex: number): Brain | undefined {
  return aiSlice(state).brains.get(entityIndex);
}
