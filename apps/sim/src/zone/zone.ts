import type { ChatFilter } from '@necp/shared/chat/filter';
import type { LocalText } from '@necp/shared/zone/map';
import { joinOthers } from './rooms/channels';
import { mayWalk } from './rooms/zone-transfer';
import { dispatchEvent, runRooms, settleRooms } from './rooms/dispatch';
import { advanceCombat } from './combat/combat';
import { settleCombat } from './combat/settle';
import { takeConsumed } from './combat/using';
import { followDirector } from './follow-director';
import type { ZoneInput } from './inputs';
import { act } from './intents/act';
import { hearMessage, sayMessage } from './intents/say';
import { followIntents, queueIntent } from './intents/walk';
import { hearSounds } from './ai/hearing';
import type { ZoneOutput } from './outputs';
import { createState, type ZoneOptions, type ZoneState } from './state';
import { dropStale, join, lose } from './systems/join-leave';
import { expire } from './systems/expire';
import { strikeBrains } from './systems/brains';
import { applyUpdate } from './systems/updates';
import { sendPopulation } from './systems/population';
import { findInterest, sendSnapshots, worldsIn, type Wire } from './systems/snapshots';
import { moveAi, settleAi, thinkAi } from './systems/ai';

export const phases = ['intents', 'think', 'move', 'combat', 'expire', 'settle', 'interest', 'snapshots'] as const;
export type Phase = (typeof phases)[number];

export interface ZoneParts {
  readonly townspeopleNames: readonly LocalText[];
  readonly filter: ChatFilter;
  readonly wire: Wire;
  /** Runs a phase; the server measures its time, tests only call it. */
  readonly timed: (phase: Phase, run: () => void) => void;
}

export interface Zone {
  readonly state: ZoneState;
  /** Executes one fixed step: the same inputs at the same ticks give the same state. */
  tick(nowMs: number, inputs: readonly ZoneInput[]): ZoneOutput[];
}

/** Creates a zone at tick 0, with its townspeople on their way. */
export function createZone(options: ZoneOptions, parts: ZoneParts): Zone {
  const { filter, wire, timed, townspeopleNames } = parts;
  const state = createState(options);
  const worlds = worldsIn(state);
  settleAi(state, townspeopleNames);
  settleRooms(state);
  const tick = (nowMs: number, inputs: readonly ZoneInput[]): ZoneOutput[] => {
    state.tick++;
    state.nowMs = nowMs;
    state.combatEvents.length = 0;
    state.soundStimuli.length = 0;
    timed('intents', () => inputs.forEach((input) => take(state, input, { filter })));
    timed('think', () => thinkAi(state));
    timed('move', () => {
      for (const player of state.players.values()) followIntents(state, player);
      moveAi(state);
    });
    timed('combat', () => {
      strikeBrains(state);
      advanceCombat(state);
      hearSounds(state);
    });
    timed('expire', () => {
      expire(state);
      sendPopulation(state);
    });
    timed('settle', () => {
      settleCombat(state);
      runRooms(state);
    });
    timed('interest', () => findInterest(state));
    timed('snapshots', () => sendSnapshots(state, worlds, wire));
    return state.outbox.splice(0);
  };
  return { state, tick };
}

function take(state: ZoneState, input: ZoneInput, { filter }: { readonly filter: ChatFilter }): void {
  switch (input.kind) {
    case 'join':
      return join(state, input);
    case 'lost':
      return lose(state, input.connectionId);
    case 'stale':
      return dropStale(state, input);
    case 'saved':
      if (state.departing.get(input.characterId)?.epoch === input.epoch) state.departing.delete(input.characterId);
      return;
    case 'resync':
      return state.views.get(input.connectionId)?.writer.reset();
    case 'intent': {
      const player = state.playerOfConnection.get(input.connectionId);
      if (player !== undefined && mayWalk(state, player, input.intent.seq)) queueIntent(state, player, input.intent);
      return;
    }
    case 'say': {
      const player = state.playerOfConnection.get(input.connectionId);
      return player && sayMessage(state, { player, said: input.said, filter });
    }
    case 'heard':
      return hearMessage(state, input.chatMessage);
    case 'channels':
      state.channels = input.count;
      return;
    case 'join_others':
      return joinOthers(state, input.most);
    case 'event': {
      const player = state.playerOfConnection.get(input.connectionId);
      if (player === undefined || state.rooms.transfer.has(player.characterId)) return;
      if (dispatchEvent(state, { player, event: input.event })) player.lastActiveTick = state.tick;
      else act(state, { player, event: input.event });
      return;
    }
    case 'directed':
      return followDirector(state, input.command);
    case 'consumed':
      return takeConsumed(state, input);
    default:
      return applyUpdate(state, input);
  }
}
