import { downed as rules, isRevivedFree, respawnChits } from '@necp/shared/combat/formulas';
import { entityFlags, tickHz } from '@necp/shared/protocol';
import { nearestFree } from '@necp/shared/zone/movement';
import { placeEntity } from '../../core/entities';
import { nextId } from '../../core/ids';
import { emitObjectiveEvent } from '../../core/objective-events';
import { reject } from '../../core/reject';
import { roomsOf } from '../../core/room';
import { at, clearFlag, setFlag, type Player, type ZoneState } from '../../state';
import { endCast } from '../abilities/cast-state';
import { emitAt } from '../combat-events';
import type { Combatant } from '../combatant';
import { placeAt } from '../../places';
import { combatantAt, combatantById, combatants, fighterOf, playerOf, showHealth, spotOf, ticksOf } from '../entity';
import { noteSkill, skillOf } from '../player/usage';
import { ownerOf } from '../sides';
import { participantsOf } from './credit';
import { leaveCombat, nameOf, logEvent, openEncounter, sumsOf } from './encounters';
import { clearShields } from './shields';
import { clearStatuses } from './status-list';
import { noteUnique } from './unique-calls';

/** In zones without death a downed player recovers after this long. */
const comesToTicks = 4 * tickHz;
/** A player who has just got up or woken up cannot be hit for this long. */
const graceTicks = 2 * tickHz;
/** Dead players who do not choose are brought to the clinic after this long. */
const collectedTicks = 90 * tickHz;
const wakesWithShare = 0.6;
/** A runner covers this distance before a downed player dies. */
const helpTiles = 60;
/** Lets every combatant that was struck down in this tick fall: players are downed, all others die. */
export function settleFalls(state: ZoneState): void {
  for (const combatant of combatants(state)) {
    if (combatant.falling === null) continue;
    const { source, by } = combatant.falling;
    const killer = combatantById(state, source) ?? null;
    combatant.falling = null;
    combatant.felledBy = by;
    if (combatant.life === 'up') fall(state, combatant, { killer, by });
  }
}

/** Advances a downed player: it bleeds, and dies when its time is over; in zones without death it recovers. */
export function advanceDowned(state: ZoneState, combatant: Combatant): void {
  if (combatant.life === 'up') return;
  const player = playerOf(state, combatant);
  if (player === null) return;
  const lainTicks = state.tick - combatant.downedTick;
  if (isKind(state)) {
    if (lainTicks >= comesToTicks) getUp(state, combatant, { by: 0 });
    return;
  }
  if (combatant.life === 'downed' && lainTicks >= ticksOf(rules.lastsMs)) die(state, combatant, player);
  if (combatant.life === 'dead' && lainTicks >= collectedTicks) wakeAtClinic(state, combatant, player);
}

/** Lets a dead player wake up at the clinic once that is allowed. */
export function respawn(state: ZoneState, player: Player): void {
  const combatant = combatantAt(state, player.entityIndex);
  if (combatant === undefined || combatant.life === 'up' || isKind(state))
    return reject(state, player, { what: 'combat.respawn', code: 'combat.not_ready' });
  if (state.tick - combatant.downedTick < ticksOf(rules.respawnMs))
    return reject(state, player, { what: 'combat.respawn', code: 'combat.too_early' });
  if (combatant.life === 'downed') die(state, combatant, player);
  wakeAtClinic(state, combatant, player);
}

/** Returns the down state for the player's client; null for a player who stands. */
export function downStateOf(
  state: ZoneState,
  combatant: Combatant,
  player: Player,
): {
  byName: string;
  byContent: string;
  byMeans: string;
  byLevel: number;
  isDead: boolean;
  reviveEndsTick: number;
  respawnAtTick: number;
  costChits: string;
  reviver: number | null;
  rescue: 'players' | 'none' | 'by_itself';
  wakesAt: string | null;
} | null {
  if (combatant.life === 'up') return null;
  const by = combatantById(state, combatant.lastHarmer);
  const reviver = [...state.players.values()].find(
    (player) => fighterOf(state, player).reviving?.target === combatant.id,
  );
  return {
    byName: by?.kind === 'player' ? nameOf(state, by) : '',
    byContent: by === undefined || by.kind === 'player' ? '' : nameOf(state, by),
    byMeans: combatant.felledBy,
    byLevel: by?.kind === 'enemy' ? by.stats.level : 0,
    isDead: combatant.life === 'dead',
    reviveEndsTick: combatant.downedTick + (isKind(state) ? comesToTicks : ticksOf(rules.lastsMs)),
    respawnAtTick: combatant.downedTick + ticksOf(rules.respawnMs),
    costChits: respawnFee(state, combatant, player).toString(),
    reviver: reviver === undefined ? null : at(state.ids, reviver.entityIndex),
    rescue: isKind(state) ? 'by_itself' : isHelpNear(state, combatant, player) ? 'players' : 'none',
    wakesAt: placeAt(state, state.clinic)?.id ?? null,
  };
}

/** Checks whether a connected player who stands could reach a downed one in time. */
function isHelpNear(state: ZoneState, combatant: Combatant, own: Player): boolean {
  const { x, y } = spotOf(state, combatant);
  return [...state.players.values()].some((other) => {
    if (other === own || other.connectionId === null) return false;
    const rescuer = combatantAt(state, other.entityIndex);
    if (rescuer === undefined || rescuer.life !== 'up') return false;
    const spot = spotOf(state, rescuer);
    return Math.hypot(spot.x - x, spot.y - y) <= helpTiles;
  });
}

/** Returns what the respawn will cost, by the rule with which the domain charges it. */
function respawnFee({ gameData }: ZoneState, { stats }: Combatant, { sheet }: Player): bigint {
  const { tiers } = gameData;
  if (isRevivedFree(sheet.reputation, { factions: gameData.factions.values(), tiers })) return 0n;
  return respawnChits(stats.level, BigInt(sheet.chits));
}

function fall(
  state: ZoneState,
  combatant: Combatant,
  { killer, by }: { readonly killer: Combatant | null; readonly by: string },
): void {
  endCast(state, combatant, 'fell');
  if (killer !== null)
    noteUnique(state, killer, { on: 'kill', other: combatant, by, amount: 0, damageType: 'physical' });
  clearStatuses(state, combatant);
  combatant.health = 0;
  clearShields(state, combatant);
  combatant.periodicEffects = [];
  combatant.knockback = null;
  combatant.isChanged = true;
  showHealth(state, combatant);
  clearFlag(state, combatant.entityIndex, entityFlags.moving | entityFlags.sprinting | entityFlags.steady);
  noteFall(state, combatant, { killer, by });
  noteKill(state, killer, by);
  const player = playerOf(state, combatant);
  if (player === null) return perish(state, combatant, killer);
  combatant.life = 'downed';
  combatant.downedTick = state.tick;
  player.roll = { rollSteps: 0, rollFacing: 0, rollRestSteps: 0 };
  setFlag(state, combatant.entityIndex, entityFlags.downed);
  emitAt(state, { kind: 'downed', target: combatant.id, source: killer?.id ?? 0 }, combatant.entityIndex);
  const { characterId, epoch } = player;
  state.outbox.push({
    kind: 'downed',
    id: nextId(state),
    characterId,
    epoch,
    by: killer === null ? null : nameOf(state, killer),
    isDeath: false,
  });
  emitObjectiveEvent(state, player, { kind: 'downed' });
}

/**
 * Handles the death of an enemy or a machine; the AI system removes its entity. Enemies reward the players who brought
 * them down.
 */
function perish(state: ZoneState, combatant: Combatant, killer: Combatant | null): void {
  combatant.life = 'dead';
  setFlag(state, combatant.entityIndex, entityFlags.dead);
  emitAt(state, { kind: 'died', target: combatant.id, source: killer?.id ?? 0 }, combatant.entityIndex);
  for (const other of combatants(state)) if (other.threat.size > 0) other.threat.delete(combatant.id);
  if (combatant.kind !== 'enemy') return;
  const participants = participantsOf(state, combatant);
  if (participants.length === 0) return;
  for (const { characterId } of participants) {
    const player = state.players.get(characterId);
    const own = player === undefined ? undefined : combatantAt(state, player.entityIndex);
    const sums = own === undefined ? null : sumsOf(state, own);
    if (sums !== null && killer !== null && own !== undefined && ownerOf(killer) === own.id) sums.kills++;
  }
  state.outbox.push({
    kind: 'defeat',
    defeat: {
      defeatId: nextId(state),
      enemyId: state.appearances[combatant.entityIndex]?.content ?? '',
      level: combatant.stats.level,
      difficulty: state.difficulty,
      spot: spotOf(state, combatant),
      participants,
    },
    place: placeAt(state, spotOf(state, combatant))?.id ?? null,
  });
}

function noteFall(
  state: ZoneState,
  combatant: Combatant,
  { killer, by }: { readonly killer: Combatant | null; readonly by: string },
): void {
  const encounter = openEncounter(state, combatant);
  const own = encounter?.participants.get(combatant.id);
  if (encounter === null || own === undefined) return;
  own.downs++;
  own.outcome = 'lost';
  logEvent(state, encounter, {
    source: (killer === null ? undefined : encounter.participants.get(killer.id))?.participantIndex ?? null,
    target: own.participantIndex,
    kind: combatant.kind === 'player' ? 'downed' : 'died',
    amount: 0,
    type: '',
    by,
  });
}

/** Teaches the skill of the weapon or ability that killed. */
function noteKill(state: ZoneState, killer: Combatant | null, by: string): void {
  const player = killer === null ? null : playerOf(state, killer);
  const item = state.gameData.items.get(by);
  const skill = item === undefined ? null : skillOf(item);
  if (player !== null && skill !== null) noteSkill(state, player, { skill, action: 'kill' });
}

function die(state: ZoneState, combatant: Combatant, player: Player): void {
  combatant.life = 'dead';
  combatant.isChanged = true;
  clearFlag(state, combatant.entityIndex, entityFlags.downed);
  setFlag(state, combatant.entityIndex, entityFlags.dead);
  emitAt(state, { kind: 'died', target: combatant.id, source: combatant.lastHarmer }, combatant.entityIndex);
  const killer = combatantById(state, combatant.lastHarmer);
  state.outbox.push({
    kind: 'downed',
    id: nextId(state),
    characterId: player.characterId,
    epoch: player.epoch,
    by: killer === undefined ? null : nameOf(state, killer),
    isDeath: true,
  });
}

function wakeAtClinic(state: ZoneState, combatant: Combatant, player: Player): void {
  leaveCombat(state, combatant);
  standUp(state, combatant, wakesWithShare);
  const { x, y } = state.clinic;
  placeEntity(
    state,
    combatant.entityIndex,
    nearestFree(state.map, x + state.rng.fraction() * 2 - 1, y + state.rng.fraction() * 2 - 1),
  );
  for (const room of roomsOf(state)) room.wake?.(state, player);
  player.queue.length = 0;
  combatant.untouchableUntilTick = state.tick + graceTicks;
}

/** Lets a downed player stand up, helped by an entity or, with 0, on its own. */
export function getUp(state: ZoneState, combatant: Combatant, { by }: { readonly by: number }): void {
  standUp(state, combatant, rules.revivedHealthPercent / 100);
  combatant.untouchableUntilTick = state.tick + graceTicks;
  emitAt(state, { kind: 'revived', target: combatant.id, source: by }, combatant.entityIndex);
}

function standUp(state: ZoneState, combatant: Combatant, share: number): void {
  combatant.life = 'up';
  combatant.health = Math.max(1, Math.round(combatant.stats.max.health * share));
  combatant.isChanged = true;
  combatant.lastHarmer = 0;
  combatant.felledBy = '';
  clearFlag(state, combatant.entityIndex, entityFlags.downed | entityFlags.dead);
  showHealth(state, combatant);
}

/** Checks whether this is a zone without death. */
function isKind(state: ZoneState): boolean {
  return state.gameData.zones.get(state.map.id)?.kind === 'tutorial';
}
