import type { ClientMessage } from '@necp/shared/protocol';
import { noteCorrelation } from './core/correlation';
import { furnish, roomPhases, type OpenOptions, type RoomPhase } from './core/room';
import type { ZoneInput } from './inputs';
import { noteInput } from './presence/idle';
import { findInterest, sendSnapshots, worldsIn, type Wire } from './interest/snapshots';
import type { ZoneOutput } from './outputs';
import { rooms } from './rooms';
import { createState, type ZoneOptions, type ZoneState } from './state';

export const phases = ['intents', ...roomPhases, 'interest', 'snapshots'] as const;
export type Phase = (typeof phases)[number];

export interface ZoneParts extends OpenOptions {
  readonly wire: Wire;
  /** Runs a phase; the server measures its time, tests only call it. */
  readonly timed: (phase: Phase, run: () => void) => void;
}

export interface Zone {
  readonly state: ZoneState;
  /** Executes one fixed step: the same inputs at the same ticks give the same state. */
  tick(nowMs: number, inputs: readonly ZoneInput[]): ZoneOutput[];
}

/** What the rooms do in each phase, in the order of the rooms. */
const actsIn = new Map<RoomPhase, readonly ((state: ZoneState) => void)[]>(
  roomPhases.map((phase) => [phase, rooms.flatMap(({ tick }) => tick?.[phase] ?? [])]),
);

type TakeInput = (state: ZoneState, input: never) => void;
type TakeEvent = (state: ZoneState, player: never, message: never) => void;

const inputHandlers = handlersBy<TakeInput>(rooms.map(({ inputs }) => inputs));
const eventHandlers = handlersBy<TakeEvent>(rooms.map(({ on }) => on));

/** Creates a zone at tick 0, with everything in its place. */
export function createZone(options: ZoneOptions, parts: ZoneParts): Zone {
  const { wire, timed } = parts;
  const state = createState(options);
  furnish(state, rooms);
  const worlds = worldsIn(state);
  for (const { open } of rooms) open?.(state, parts);
  const tick = (nowMs: number, inputs: readonly ZoneInput[]): ZoneOutput[] => {
    state.tick++;
    state.nowMs = nowMs;
    for (const { begin } of rooms) begin?.(state);
    timed('intents', () => inputs.forEach((input) => take(state, input)));
    for (const phase of roomPhases)
      timed(phase, () => {
        for (const act of actsIn.get(phase) ?? []) act(state);
      });
    timed('interest', () => findInterest(state));
    timed('snapshots', () => sendSnapshots(state, worlds, wire));
    return state.outbox.splice(0);
  };
  return { state, tick };
}

function take(state: ZoneState, input: ZoneInput): void {
  if (input.kind === 'event') return takeEvent(state, input);
  for (const handle of inputHandlers.get(input.kind) ?? []) handle(state, input as never);
}

/** What clients send by themselves, without their player. */
const passiveEvents: ReadonlySet<ClientMessage['name']> = new Set(['zone.channels']);

/** Hands an event of a client to the rooms; a player on the way to another zone does nothing here any more. */
function takeEvent(state: ZoneState, { connectionId, event, correlationId }: ZoneInput<'event'>): void {
  const player = state.playerOfConnection.get(connectionId);
  if (player === undefined || player.isInTransfer) return;
  if (!passiveEvents.has(event.name)) noteInput(state, player);
  const before = state.outbox.length;
  for (const handle of eventHandlers.get(event.name) ?? []) handle(state, player as never, event.message as never);
  if (correlationId !== undefined) noteCorrelation(state.outbox, before, correlationId);
}

function handlersBy<Handler>(tables: readonly (object | undefined)[]): ReadonlyMap<string, readonly Handler[]> {
  const found = new Map<string, Handler[]>();
  for (const table of tables)
    for (const [name, handler] of Object.entries(table ?? {}) as [string, Handler][])
      found.set(name, [...(found.get(name) ?? []), handler]);
  return found;
}
