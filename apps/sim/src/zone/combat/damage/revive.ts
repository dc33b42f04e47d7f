import { downed as rules } from '@necp/shared/combat/formulas';
import { reject } from '../../core/reject';
import { tileAt, type Player, type ZoneState } from '../../state';
import type { Combatant } from '../combatant';
import { combatantAt, combatantById, fighterOf, spotOf, ticksOf } from '../entity';
import { noteSkill } from '../player/usage';
import { getUp } from './life';
import { isUnder } from './status-list';

/** How near a player has to be to revive another one, and how far they may move meanwhile. */
const reviveTiles = 2;
const stirTiles = 0.5;

/** Begins to revive a player; the helper has to stay beside them. */
export function startRevive(state: ZoneState, player: Player, entityId: number): void {
  const own = combatantAt(state, player.entityIndex);
  const other = combatantById(state, entityId);
  const what = 'combat.revive';
  if (own === undefined || own.life !== 'up') return reject(state, player, { what, code: 'combat.down' });
  if (other === undefined || other === own || other.kind !== 'player' || other.life !== 'downed')
    return reject(state, player, { what, code: 'combat.no_such_target' });
  if (distanceBetween(state, own, other) > reviveTiles + other.radiusTiles)
    return reject(state, player, { what, code: 'combat.out_of_range' });
  const endsTick = state.tick + ticksOf(rules.reviveMs);
  fighterOf(state, player).reviving = { target: other.id, startTick: state.tick, endsTick, ...spotOf(state, own) };
  sendProgress(state, player);
}

/** Stops reviving. */
export function stopRevive(state: ZoneState, player: Player): void {
  if (fighterOf(state, player).reviving === null) return;
  fighterOf(state, player).reviving = null;
  sendProgress(state, player);
}

/**
 * Advances a revival by one tick; it ends when the helper moves, falls or is controlled, or when the other is up or
 * gone.
 */
export function advanceRevive(state: ZoneState, player: Player): void {
  const { reviving } = fighterOf(state, player);
  if (reviving === null) return;
  const own = combatantAt(state, player.entityIndex);
  const other = combatantById(state, reviving.target);
  const isOn =
    own !== undefined &&
    own.life === 'up' &&
    other?.life === 'downed' &&
    !isUnder(own, 'stun', 'fear') &&
    Math.hypot(tileAt(state.x, player.entityIndex) - reviving.x, tileAt(state.y, player.entityIndex) - reviving.y) <=
      stirTiles;
  if (!isOn) return stopRevive(state, player);
  if (state.tick < reviving.endsTick) return;
  stopRevive(state, player);
  getUp(state, other, { by: own.id });
  noteSkill(state, player, { skill: 'medicine', action: 'revive' });
}

function distanceBetween(state: ZoneState, one: Combatant, other: Combatant): number {
  const here = spotOf(state, one);
  const there = spotOf(state, other);
  return Math.hypot(here.x - there.x, here.y - there.y);
}

function sendProgress(state: ZoneState, player: Player): void {
  if (player.connectionId === null) return;
  const { reviving } = fighterOf(state, player);
  const message =
    reviving === null ? null : { entityId: reviving.target, startTick: reviving.startTick, endTick: reviving.endsTick };
  state.outbox.push({ kind: 'send', connectionIds: [player.connectionId], name: 'interact.progress', message });
}
