import type { ParticipantRecord, EncounterLogEntry } from '@necp/shared/combat/encounter';
import type { CombatOutcome } from '@necp/shared/combat/schema';
import { tickHz } from '@necp/shared/protocol';
import { nextId } from '../../core/ids';
import type { ZoneState } from '../../state';
import type { Combatant } from '../combatant';
import { placeAt } from '../../places';
import { combatantById, combatants, playerOf, spotOf } from '../entity';
import type { Encounter, EncounterParticipant } from '../slice';
import { combatSlice } from '../slice';

/** An encounter ends for a combatant after this long without a hit. */
export const peaceTicks = 6 * tickHz;
const flushTicks = 5 * tickHz;
const mostEntriesKept = 600;

/**
 * Returns the encounter of two combatants: the attacker's, else the target's, else a new one. Both take part in it from
 * now on.
 */
export function encounterFor(state: ZoneState, source: Combatant | null, target: Combatant): Encounter {
  const encounter =
    openEncounter(state, source) ?? openEncounter(state, target) ?? startEncounter(state, source, target);
  for (const combatant of source === null ? [target] : [source, target]) {
    joinEncounter(state, encounter, combatant);
    combatant.encounterId = encounter.id;
    combatant.lastHarmTick = state.tick;
    if (!combatant.inCombat) combatant.isChanged = true;
    combatant.inCombat = true;
  }
  return encounter;
}

/** Returns the encounter a combatant is in, or null. */
export function openEncounter(state: ZoneState, combatant: Combatant | null): Encounter | null {
  return combatant === null || combatant.encounterId === null
    ? null
    : (combatSlice(state).encounters.get(combatant.encounterId) ?? null);
}

/** Returns a combatant's sums in its current encounter; null outside encounters. */
export function sumsOf(state: ZoneState, combatant: Combatant): EncounterParticipant | null {
  return openEncounter(state, combatant)?.participants.get(combatant.id) ?? null;
}

/** Appends an entry to the log of an encounter. */
export function logEvent(state: ZoneState, encounter: Encounter, line: Omit<EncounterLogEntry, 'seq' | 'atMs'>): void {
  if (encounter.entries.length >= mostEntriesKept) return;
  encounter.entries.push({ ...line, seq: encounter.nextSeq++, atMs: state.nowMs });
}

/** Ends encounters that are over, and sends log entries to the domain in between. */
export function settleEncounters(state: ZoneState): void {
  for (const combatant of combatants(state))
    if (combatant.inCombat && hasPeace(state, combatant)) leaveCombat(state, combatant);
  const { encounters } = combatSlice(state);
  for (const encounter of encounters.values()) {
    const isOver = [...encounter.participants.keys()].every(
      (id) => combatantById(state, id)?.encounterId !== encounter.id,
    );
    if (isOver) encounters.delete(encounter.id);
    if (isOver || (encounter.entries.length > 0 && state.tick - encounter.flushedTick >= flushTicks))
      recordEncounter(state, encounter, isOver ? state.nowMs : null);
  }
}

/** Ends a combatant's encounter immediately, because it leaves the zone or wakes up elsewhere. */
export function leaveCombat(state: ZoneState, combatant: Combatant): void {
  const sums = sumsOf(state, combatant);
  if (sums !== null) {
    sums.outcome = outcomeOf(state, combatant, sums);
    sendSummary(state, combatant, { ...sums, outcome: sums.outcome });
  }
  combatant.encounterId = null;
  combatant.inCombat = false;
  combatant.isChanged = true;
}

/**
 * Returns how an encounter ends for a combatant: players who lie there died, and one who leaves enemies standing fled.
 * What a duel has decided stays.
 */
function outcomeOf(state: ZoneState, combatant: Combatant, { side, outcome }: EncounterParticipant): CombatOutcome {
  const encounter = openEncounter(state, combatant);
  if (combatant.life !== 'up') return combatant.kind === 'player' && encounter?.kind !== 'duel' ? 'died' : 'lost';
  if (outcome !== null && encounter?.kind === 'duel') return outcome;
  const opponents = [...(encounter?.participants.values() ?? [])].filter((other) => other.side !== side);
  if (opponents.length === 0) return 'ended';
  if (opponents.every(({ outcome }) => outcome === 'lost' || outcome === 'died')) return 'won';
  return combatant.kind === 'player' ? 'fled' : 'ended';
}

function hasPeace(state: ZoneState, combatant: Combatant): boolean {
  return combatant.life === 'dead' || state.tick - combatant.lastHarmTick >= peaceTicks;
}

function startEncounter(state: ZoneState, source: Combatant | null, target: Combatant): Encounter {
  const isBoss = [source, target].some(
    (combatant) =>
      combatant?.kind === 'enemy' &&
      state.gameData.enemies.get(state.appearances[combatant.entityIndex]?.content ?? '')?.rank === 'boss',
  );
  const isDuel = source?.kind === 'player' && target.kind === 'player';
  const isEvent = source?.isOfEvent === true || target.isOfEvent;
  const encounter: Encounter = {
    id: nextId(state),
    kind: isDuel ? 'duel' : isEvent ? 'event' : isBoss ? 'boss' : 'world',
    startedMs: state.nowMs,
    place: placeAt(state, spotOf(state, target))?.id ?? null,
    participants: new Map(),
    nextSeq: 0,
    entries: [],
    flushedTick: state.tick,
  };
  combatSlice(state).encounters.set(encounter.id, encounter);
  return encounter;
}

function joinEncounter(state: ZoneState, encounter: Encounter, combatant: Combatant): void {
  const present = encounter.participants.get(combatant.id);
  if (present !== undefined) {
    present.lastTick = state.tick;
    return;
  }
  const player = playerOf(state, combatant);
  encounter.participants.set(combatant.id, {
    participantIndex: encounter.participants.size,
    entityId: combatant.id,
    characterId: player?.characterId ?? null,
    name: nameOf(state, combatant),
    level: combatant.stats.level,
    side: combatant.side,
    startTick: state.tick,
    lastTick: state.tick,
    dealt: 0,
    taken: 0,
    healed: 0,
    absorbed: 0,
    criticals: 0,
    biggestHit: 0,
    shotsFired: 0,
    shotsHit: 0,
    kills: 0,
    downs: 0,
    outcome: null,
  });
}

/** Returns a player's name, or the content id of any other combatant. */
export function nameOf(state: ZoneState, combatant: Combatant): string {
  const appearance = state.appearances[combatant.entityIndex];
  return combatant.kind === 'player' || appearance?.content === ''
    ? (appearance?.name.en ?? '')
    : (appearance?.content ?? '');
}

function recordEncounter(state: ZoneState, encounter: Encounter, endedAtMs: number | null): void {
  const isPlayed = [...encounter.participants.values()].some(({ characterId }) => characterId !== null);
  if (isPlayed) {
    const participants = [...encounter.participants.values()].map(
      ({
        participantIndex,
        characterId,
        name,
        level,
        dealt,
        taken,
        healed,
        kills,
        downs,
        outcome,
      }): ParticipantRecord => ({
        participantIndex,
        characterId,
        name,
        level,
        dealt,
        taken,
        healed,
        kills,
        downs,
        outcome,
      }),
    );
    state.outbox.push({
      kind: 'encounter',
      encounter: {
        id: encounter.id,
        kind: encounter.kind,
        startedAtMs: encounter.startedMs,
        place: encounter.place,
        endedAtMs,
        participants,
        entries: encounter.entries,
      },
    });
  }
  encounter.entries = [];
  encounter.flushedTick = state.tick;
}

function sendSummary(
  state: ZoneState,
  combatant: Combatant,
  sums: EncounterParticipant & { readonly outcome: CombatOutcome },
): void {
  const player = playerOf(state, combatant);
  const encounter = openEncounter(state, combatant);
  if (player === null || player.connectionId === null || encounter === null) return;
  const { dealt, taken, healed, absorbed, criticals, biggestHit, shotsFired, shotsHit, kills, downs } = sums;
  const participants = [...encounter.participants.values()]
    .filter(({ characterId }) => characterId !== null)
    .map(({ name, dealt, healed }) => ({ name, damageDone: dealt, healed }));
  state.outbox.push({
    kind: 'send',
    connectionIds: [player.connectionId],
    name: 'combat.summary',
    message: {
      zoneId: state.map.id,
      place: encounter.place,
      outcome: sums.outcome,
      durationMs: ((sums.lastTick - sums.startTick) / tickHz) * 1000,
      damageDone: dealt,
      damageTaken: taken,
      healed,
      absorbed,
      criticals,
      biggestHit,
      shotsFired,
      shotsHit,
      kills,
      downs,
      participants,
    },
  });
}
