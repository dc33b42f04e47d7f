import { tickHz } from '@necp/shared/protocol';
import { nextId } from '../ids';
import type { FoughtBody, FoughtLine } from '@necp/shared/combat/encounter';
import type { ZoneState } from '../state';
import { playerOf } from './entity';
import type { Combatant } from './combatant';
import type { Session, SessionBody } from './shapes';

/** Without a blow for this long one has peace again. */
export const peaceTicks = 6 * tickHz;
const flushTicks = 5 * tickHz;
const mostLinesKept = 600;

/** The fight these two are in: the attacker's, else the victim's, else a new one. Both are in it from now on. */
export function sessionFor(state: ZoneState, source: Combatant | null, target: Combatant): Session {
  const session = openSession(state, source) ?? openSession(state, target) ?? beginSession(state, source, target);
  for (const combatant of source === null ? [target] : [source, target]) {
    joinSession(state, session, combatant);
    combatant.session = session.id;
    combatant.lastHarmTick = state.tick;
    if (!combatant.inCombat) combatant.isChanged = true;
    combatant.inCombat = true;
  }
  return session;
}

/** The fight a fighter is in, or null. */
export function openSession(state: ZoneState, combatant: Combatant | null): Session | null {
  return combatant === null || combatant.session === null ? null : (state.sessions.get(combatant.session) ?? null);
}

/** A body's sums in its present fight; null in peace. */
export function sumsOf(state: ZoneState, combatant: Combatant): SessionBody | null {
  return openSession(state, combatant)?.bodies.get(combatant.id) ?? null;
}

/** Writes one line into a fight. */
export function noteLine(state: ZoneState, session: Session, line: Omit<FoughtLine, 'seq' | 'atMs'>): void {
  if (session.lines.length >= mostLinesKept) return;
  session.lines.push({ ...line, seq: session.nextSeq++, atMs: state.nowMs });
}

/** Ends what is over, hands lines on in between. */
export function settleSessions(state: ZoneState): void {
  for (const combatant of state.combatants.values())
    if (combatant.inCombat && hasPeace(state, combatant)) leaveCombat(state, combatant);
  for (const session of state.sessions.values()) {
    const isOver = [...session.bodies.keys()].every((id) => state.combatantOf.get(id)?.session !== session.id);
    if (isOver) state.sessions.delete(session.id);
    if (isOver || (session.lines.length > 0 && state.tick - session.flushedTick >= flushTicks))
      handOn(state, session, isOver ? state.nowMs : null);
  }
}

/** Peace now, whatever was: for whoever leaves the zone or wakes up elsewhere. */
export function leaveCombat(state: ZoneState, combatant: Combatant): void {
  const sums = sumsOf(state, combatant);
  if (sums !== null) tellSummary(state, combatant, sums);
  if (sums !== null && sums.outcome === null) sums.outcome = combatant.life === 'up' ? 'ended' : 'lost';
  combatant.session = null;
  combatant.inCombat = false;
  combatant.isChanged = true;
}

function hasPeace(state: ZoneState, combatant: Combatant): boolean {
  return combatant.life === 'dead' || state.tick - combatant.lastHarmTick >= peaceTicks;
}

function beginSession(state: ZoneState, source: Combatant | null, target: Combatant): Session {
  const isBoss = [source, target].some(
    (combatant) =>
      combatant?.kind === 'enemy' &&
      state.gameData.enemies.get(state.appearances[combatant.row]?.content ?? '')?.rank === 'boss',
  );
  const isDuel = source?.kind === 'player' && target.kind === 'player';
  const session: Session = {
    id: nextId(state),
    kind: isDuel ? 'duel' : isBoss ? 'boss' : 'street',
    startedMs: state.nowMs,
    bodies: new Map(),
    nextSeq: 0,
    lines: [],
    flushedTick: state.tick,
  };
  state.sessions.set(session.id, session);
  return session;
}

function joinSession(state: ZoneState, session: Session, combatant: Combatant): void {
  const present = session.bodies.get(combatant.id);
  if (present !== undefined) {
    present.lastTick = state.tick;
    return;
  }
  const player = playerOf(state, combatant);
  session.bodies.set(combatant.id, {
    body: session.bodies.size,
    entityId: combatant.id,
    characterId: player?.characterId ?? null,
    name: nameOf(state, combatant),
    level: combatant.stats.level,
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

/** A player's name, or the content id of whatever else it is. */
export function nameOf(state: ZoneState, combatant: Combatant): string {
  const appearance = state.appearances[combatant.row];
  return combatant.kind === 'player' || appearance?.content === ''
    ? (appearance?.name.en ?? '')
    : (appearance?.content ?? '');
}

function handOn(state: ZoneState, session: Session, endedAtMs: number | null): void {
  const isPlayed = [...session.bodies.values()].some(({ characterId }) => characterId !== null);
  if (isPlayed) {
    const bodies = [...session.bodies.values()].map(
      ({ body, characterId, name, level, dealt, taken, healed, kills, downs, outcome }): FoughtBody => ({
        body,
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
      kind: 'fought',
      session: {
        id: session.id,
        kind: session.kind,
        startedAtMs: session.startedMs,
        endedAtMs,
        bodies,
        lines: session.lines,
      },
    });
  }
  session.lines = [];
  session.flushedTick = state.tick;
}

function tellSummary(state: ZoneState, combatant: Combatant, sums: SessionBody): void {
  const player = playerOf(state, combatant);
  const session = openSession(state, combatant);
  if (player === null || player.link === null || session === null) return;
  const { dealt, taken, healed, absorbed, criticals, biggestHit, shotsFired, shotsHit, kills, downs } = sums;
  const participants = [...session.bodies.values()]
    .filter(({ characterId }) => characterId !== null)
    .map((body) => ({ name: body.name, damageDone: body.dealt, healed: body.healed }));
  state.outbox.push({
    kind: 'tell',
    links: [player.link],
    name: 'combat.summary',
    message: {
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
