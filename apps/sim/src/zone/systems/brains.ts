import { isSafe } from '../combat/safe';
import { moveBrain, strikeWith } from '../ai/act';
import { awakeCellTiles } from '../ai/ai-state';
import { thinkCalmly } from '../ai/calm';
import { thinkInCombat } from '../ai/combat';
import { refreshCalm } from '../ai/facts';
import { settle, thinkOfHome } from '../ai/home';
import { isEngaged, type Brain } from '../ai/brain';
import { easeApart } from '../ai/separation';
import { placeBody, tileAt, type ZoneState } from '../state';

/** Which cells have a player near is asked this often. */
const wakeEveryTicks = 10;
/** A fight that everybody left goes on for this long before its minds nap. */
const lingerTicks = 40;

/** Those whose turn it is think; who has nobody near naps and costs nothing. */
export function thinkBrains(state: ZoneState): void {
  sortSides(state);
  state.ai.finder.spent = 0;
  if (state.tick % wakeEveryTicks === 1) markAwake(state);
  if (state.direction.areEnemiesFrozen) return;
  for (const brain of state.ai.brains.values()) {
    if (state.tick < brain.nextThinkTick) continue;
    brain.nextThinkTick = state.tick + brain.thinkTicks;
    think(state, brain);
  }
}

/** One tick of everybody's steps, then room for each. */
export function moveBrains(state: ZoneState): void {
  const { brains, bodies } = state.ai;
  bodies.length = 0;
  if (state.direction.areEnemiesFrozen) return;
  for (const brain of brains.values()) {
    if (brain.isNapping) continue;
    const own = state.combatants.get(brain.row);
    if (own === undefined || own.life !== 'up') continue;
    bodies.push(brain.row);
    moveBrain(state, brain, own);
  }
  easeApart(
    state.map,
    { x: state.x, y: state.y, radiusOf: (row) => state.combatants.get(row)?.radiusTiles ?? 0 },
    bodies,
  );
}

/** Those who fight use what they have in hand. */
export function strikeBrains(state: ZoneState): void {
  if (state.direction.areEnemiesFrozen) return;
  for (const brain of state.ai.brains.values()) {
    if (brain.isNapping || brain.strike.plan === null || !isEngaged(brain)) continue;
    const own = state.combatants.get(brain.row);
    if (own !== undefined && own.life === 'up') strikeWith(state, brain, own);
  }
}

function think(state: ZoneState, brain: Brain): void {
  const own = state.combatants.get(brain.row);
  if (own === undefined || own.life !== 'up') return;
  if (isAwake(state, brain)) brain.lastNearTick = state.tick;
  brain.isNapping = state.tick - brain.lastNearTick > lingerTicks;
  if (brain.isNapping) {
    if (brain.mode !== 'idle') {
      placeBody(state, brain.row, brain.home);
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

/** Who can fight, by side; who is down, dead or where nobody fights is in nobody's list. */
function sortSides(state: ZoneState): void {
  const { bySide } = state.ai;
  const { players, enemies } = bySide;
  let playerCount = 0;
  let enemyCount = 0;
  for (const combatant of state.combatants.values()) {
    if (combatant.life !== 'up' || combatant.side === 'none' || isSafe(state, combatant)) continue;
    if (combatant.side === 'players') players[playerCount++] = combatant;
    else enemies[enemyCount++] = combatant;
  }
  // Shortened at the end only: an emptied list would lose its room and ask for it again every tick.
  players.length = playerCount;
  enemies.length = enemyCount;
}

function markAwake(state: ZoneState): void {
  const { awake, awakeColumns } = state.ai;
  awake.fill(0);
  const rows = awake.length / awakeColumns;
  for (const player of state.players.values()) {
    const cellX = Math.floor(tileAt(state.x, player.row) / awakeCellTiles);
    const cellY = Math.floor(tileAt(state.y, player.row) / awakeCellTiles);
    // Two cells on each side reach a little farther than one sees.
    for (let y = Math.max(0, cellY - 2); y <= Math.min(rows - 1, cellY + 2); y++) {
      for (let x = Math.max(0, cellX - 2); x <= Math.min(awakeColumns - 1, cellX + 2); x++)
        awake[y * awakeColumns + x] = 1;
    }
  }
}

function isAwake(state: ZoneState, { row }: Brain): boolean {
  const { awake, awakeColumns } = state.ai;
  return (
    awake[
      Math.floor(tileAt(state.y, row) / awakeCellTiles) * awakeColumns +
        Math.floor(tileAt(state.x, row) / awakeCellTiles)
    ] === 1
  );
}
