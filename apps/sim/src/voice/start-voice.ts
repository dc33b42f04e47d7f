import { randomUUID } from 'node:crypto';
import { createWaitingRedis, push, redisRecovered, type Domain } from '@necp/domain/kernel';
// Rooms declare whose groups talk where their module is loaded; a further room with such groups is named here.
import '@necp/domain/guild/service';
import '@necp/domain/party/service';
import {
  admitToVoice,
  endStay,
  endStaysBefore,
  holdVoicePlace,
  leaveVoicePlace,
  voiceChannel,
  type SentSignal,
} from '@necp/domain/voice/service';
import { AccountId, CharacterId } from '@necp/shared/kernel';
import { voiceOpened } from '@necp/shared/voice/events';
import { voiceSignals, type VoiceSignal } from '@necp/shared/voice/schema';
import * as z from 'zod';
import { createHealthServer } from '../operation/http';
import { listenAt } from '../operation/listen';
import { Calls } from './calls';
import { openLine, type LineSettings } from './line';
import { Members } from './members';
import { createVoiceMeters } from './meters';
import { iceServersFor, type RelaySettings } from './relays';

export interface VoiceOptions {
  /** The name of this process: a later run of the same name takes its place at once. */
  readonly voiceId: string;
  /** The port of health and metrics; 0 takes any free port. */
  readonly port: number;
  readonly host?: string | undefined;
  readonly metricsToken?: string | undefined;
  readonly mostConnections: number;
  readonly mostCalls: number;
  /** A clock that never runs backwards, in milliseconds. */
  readonly steadyMs: () => number;
  readonly media: LineSettings;
  readonly relays: RelaySettings;
}

export interface VoiceProcess {
  readonly port: number;
  readonly calls: Calls;
  /** Whether this process is the one that players reach now. */
  isOpen(): boolean;
  stop(): Promise<void>;
}

/** How often the place is kept, and how often players are sent what has changed in their rooms. */
const everyMs = { place: 1_500, look: 200 } as const;

const Sender = z.object({
  characterId: CharacterId,
  accountId: AccountId,
  signal: z.object({ name: z.enum(Object.keys(voiceSignals) as (keyof typeof voiceSignals)[]), message: z.unknown() }),
});

/**
 * Starts the process through which groups talk. Players signal to it through the sockets of the game, and their audio
 * comes directly. It keeps nothing: after its end each browser joins its call again.
 */
export async function startVoice(domain: Domain, options: VoiceOptions): Promise<VoiceProcess> {
  const { redis } = domain;
  const { log } = domain.systemCtx('voice');
  const ctx = () => domain.systemCtx();
  const stays = endingStays(domain);
  const meters = createVoiceMeters(() => ({ calls: calls.size, rooms: calls.roomCount }));
  const members = new Members({ ctx, redis, log, calls: () => calls });
  const calls: Calls = new Calls({
    ctx,
    admit: admitToVoice,
    openLine: (events) => openLine(options.media, events),
    iceServersFor: (characterId) => iceServersFor(options.relays, characterId, ctx().clock.nowMs()),
    send: (characterId, message) =>
      void push(redis, { characterId }, message).catch((err: unknown) => log.debug({ err }, 'a signal was lost')),
    left: ({ stayId }) => stays.end(stayId),
    follow: (who) => members.follow(who),
    onOpened: () => void members.look(),
    nowMs: options.steadyMs,
    mostCalls: options.mostCalls,
    meter: meters,
    log,
  });
  const place = holdPlace(domain, options.voiceId, calls);
  const looking = setInterval(() => calls.look(), everyMs.look);
  const server = createHealthServer({
    registry: meters.registry,
    isReady: () => place.isHeld(),
    token: options.metricsToken,
    connections: { most: options.mostConnections, mostOfAddress: null },
  });
  const port = await listenAt(server, options.port, options.host);
  return {
    port,
    calls,
    isOpen: () => place.isHeld(),
    stop: async () => {
      clearInterval(looking);
      await place.leave();
      await stays.ended();
      members.stop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Notes the ends of stays one by one; one that fails is ended by the next run. */
function endingStays(domain: Domain) {
  const { log } = domain.systemCtx('voice');
  const ending = new Set<Promise<void>>();
  return {
    end: (stayId: string) => {
      const one = endStay(domain.systemCtx(), stayId)
        .catch((err: unknown) => log.warn({ err }, 'the end of a call is not noted'))
        .finally(() => ending.delete(one));
      ending.add(one);
    },
    ended: () => Promise.all(ending),
  };
}

/** Hears signals as long as this process has the place, and ends its calls when another one has taken it. */
function holdPlace(domain: Domain, voiceId: string, calls: Calls) {
  const { redis } = domain;
  const { log } = domain.systemCtx('voice');
  const place = { voiceId, runId: randomUUID() };
  const troubled = (err: unknown) => log.warn({ err }, 'no signals of players');
  const listening = createWaitingRedis(redis, troubled);
  let isHeld = false;
  listening.subscribe(voiceChannel).catch(troubled);
  listening.on('message', (_channel: string, text: string) => {
    const sent = isHeld ? readSignal(text) : null;
    if (sent !== null) calls.take(sent).catch((err: unknown) => log.warn({ err }, 'a signal could not be carried out'));
  });
  const keep = async () => {
    // Without Redis no signal arrives, but calls go on; the place is taken when it answers.
    if (redis.status !== 'ready') return;
    const wasHeld = isHeld;
    const ctx = domain.systemCtx();
    const openedAt = new Date(ctx.clock.nowMs());
    isHeld = await holdVoicePlace(redis, place, { wasHeld });
    if (isHeld === wasHeld) return;
    log.info({ isHeld, ...place }, isHeld ? 'players can talk' : 'another process has taken over');
    if (isHeld) endStaysBefore(ctx, openedAt).catch((err: unknown) => log.warn({ err }, 'earlier calls have no end'));
    if (isHeld) await push(redis, 'everyone', { topic: voiceOpened });
    else calls.endAll('restarting');
  };
  let keeping = keep().catch(troubled);
  const keepOn = () => void (keeping = keeping.then(keep).catch(troubled));
  redis.on(redisRecovered, keepOn);
  const timer = setInterval(keepOn, everyMs.place);
  return {
    isHeld: () => isHeld,
    leave: async () => {
      clearInterval(timer);
      redis.off(redisRecovered, keepOn);
      await keeping;
      isHeld = false;
      calls.endAll('restarting');
      await leaveVoicePlace(redis, place).catch(troubled);
      listening.disconnect();
    },
  };
}

/** Returns a signal that the gateway has passed on; null for anything else. */
function readSignal(text: string): SentSignal | null {
  try {
    const { characterId, accountId, signal } = Sender.parse(JSON.parse(text));
    const message = voiceSignals[signal.name].parse(signal.message);
    return { characterId, accountId, signal: { name: signal.name, message } as VoiceSignal };
  } catch {
    return null;
  }
}
