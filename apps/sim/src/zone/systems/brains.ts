import { isSafe } from '../combat/safe';
import { moveMind, strikeWith } from '../ai/act';
import { awakeCellTiles } from '../ai/ai-state';
import { thinkCalmly } from '../ai/calm';
import { thinkInFight } from '../ai/combat';
import { refreshCalm } from '../ai/facts';
import { settle, thinkOfHome } from '../ai/home';
import { isEngaged, type Mind } from '../ai/brain';
import { easeApart } from '../ai/separation';
import { placeBody, tileAt, type ZoneState } from '../state';

/** Which cells have a player near is asked this often. */
const wakeEveryTicks = 10;
/** A fight that everybody left goes on for this long before its minds nap. */
const lingerTicks = 40;

/** Those whose turn it is think; who has nobody near naps and costs nothing. */
export function thinkMinds(state: ZoneState): void {
  sortSides(state);
  state.street.finder.spent = 0;
  if (state.tick % wakeEveryTicks === 1) markAwake(state);
  if (state.direction.areEnemiesFrozen) return;
  for (const mind of state.street.minds.values()) {
    if (state.tick < mind.nextThinkTick) continue;
    mind.nextThinkTick = state.tick + mind.thinkTicks;
    think(state, mind);
  }
}

/** One tick of everybody's steps, then room for each. */
export function moveMinds(state: ZoneState): void {
  const { minds, bodies } = state.street;
  bodies.length = 0;
  if (state.direction.areEnemiesFrozen) return;
  for (const mind of minds.values()) {
    if (mind.isNapping) continue;
    const own = state.fighters.get(mind.row);
    if (own === undefined || own.life !== 'up') continue;
    bodies.push(mind.row);
    moveMind(state, mind, own);
  }
  easeApart(
    state.map,
    { x: state.x, y: state.y, radiusOf: (row) => state.fighters.get(row)?.radiusTiles ?? 0 },
    bodies,
  );
}

/** Those who fight use what they have in hand. */
export function strikeMinds(state: ZoneState): void {
  if (state.direction.areEnemiesFrozen) return;
  for (const mind of state.street.minds.values()) {
    if (mind.isNapping || mind.strike.plan === null || !isEngaged(mind)) continue;
    const own = state.fighters.get(mind.row);
    if (own !== undefined && own.life === 'up') strikeWith(state, mind, own);
  }
}

function think(state: ZoneState, mind: Mind): void {
  const own = state.fighters.get(mind.row);
  if (own === undefined || own.life !== 'up') return;
  if (isAwake(state, mind)) mind.lastNearTick = state.tick;
  mind.isNapping = state.tick - mind.lastNearTick > lingerTicks;
  if (mind.isNapping) {
    if (mind.mode !== 'idle') {
      placeBody(state, mind.row, mind.home);
      settle(state, mind, own);
    }
    mind.lastThinkTick = state.tick;
    return;
  }
  refreshCalm(state, mind, own);
  if (mind.mode === 'returning') thinkOfHome(state, mind, own);
  else if (isEngaged(mind)) thinkInFight(state, mind, own);
  else thinkCalmly(state, mind, own);
  mind.healthBefore = own.health;
  mind.lastThinkTick = state.tick;
}

/** Who can fight, by side; who is down, dead or where nobody fights is in nobody's list. */
function sortSides(state: ZoneState): void {
  const { bySide } = state.street;
  const { street, foes } = bySide;
  let streetCount = 0;
  let foeCount = 0;
  for (const fighter of state.fighters.values()) {
    if (fighter.life !== 'up' || fighter.side === 'none' || isSafe(state, fighter)) continue;
    if (fighter.side === 'street') street[streetCount++] = fighter;
    else foes[foeCount++] = fighter;
  }
  // Shortened at the end only: an emptied list would lose its room and ask for it again every tick.
  street.length = streetCount;
  foes.length = foeCount;
}

function markAwake(state: ZoneState): void {
  const { awake, awakeColumns } = state.street;
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

function isAwake(state: ZoneState, { row }: Mind): boolean {
  const { awake, awakeColumns } = state.street;
  return (
    awake[
      Math.floor(tileAt(state.y, row) / awakeCellTiles) * awakeColumns +
        Math.floor(tileAt(state.x, row) / awakeCellTiles)
    ] === 1
  );
}
