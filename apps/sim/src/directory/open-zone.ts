import { isInConversation } from '../zone/npc/conversation';
import { chatFilter, townspeopleNames } from '@necp/content/server';
import { recentlySpoken } from '@necp/domain/chat/queries';
import { endOrphans } from '@necp/domain/trade/service';
import { seededRng, type Seed } from '@necp/shared/kernel';
import type { ZoneChat } from '../cluster/zone-chat';
import type { Gateway } from '../gateway/gateway';
import type { Meters } from '../operation/meters';
import type { IdleRulesKeeper } from '../operation/idle-rules';
import type { SimOptions } from '../sim-options';
import { createEffects } from '../hosting/effects';
import { createHost, type Host } from '../hosting/host';
import type { SheetReader } from '../hosting/sheets';
import type { ZoneInput } from '../zone/inputs';
import { createZone, type Phase } from '../zone/zone';
import type { ZoneEnds } from './played-here';
import type { Holding } from './hosted-zone';
import type { SheetKeeper } from './sheets';
import type { ZoneTransfers } from './zone-transfers';

/** The parts of the process that a zone is connected to. */
export interface ZoneMakings {
  readonly options: SimOptions;
  readonly meters: Meters;
  readonly gateway: Gateway;
  readonly zoneTransfers: ZoneTransfers;
  readonly sheets: SheetKeeper;
  readonly sheetReader: SheetReader;
  readonly chat: ZoneChat;
  readonly idleRules: Pick<IdleRulesKeeper, 'current'>;
  /** A clock for durations, in milliseconds. */
  readonly beatMs: () => number;
  /** Returns a new seed for the chance of a zone. */
  readonly newSeed: () => Seed;
}

/** Opens a zone under its lease, with its effects and its tick timer. */
export async function openZone(holding: Holding, { onLost, onFault }: ZoneEnds, parts: ZoneMakings): Promise<Host> {
  const { options, meters, beatMs } = parts;
  const { domain, log, nowMs, zoneCapacity } = options;
  const { map, channel, epoch, group, instance } = holding;
  const lines = await recentlySpoken(domain.systemCtx(), map.id).catch(() => []);
  const context = { zoneId: map.id, channel, epoch };
  // What a process that was killed has left open; the job finds what this misses.
  await endOrphans(domain.systemCtx(), context).catch((err: unknown) =>
    log.error({ err, ...context }, 'the trades of an earlier lease are still open'),
  );
  const port = parts.gateway;
  const timed = (phase: Phase, run: () => void) => {
    const startMs = beatMs();
    run();
    meters.timePhase(map.id, phase, beatMs() - startMs);
  };
  const zone = createZone(
    {
      map,
      gameData: options.gameData,
      channel,
      epoch,
      rng: seededRng(parts.newSeed()),
      capacity: group?.partyPlaces ?? group?.members.length ?? zoneCapacity,
      nowMs: nowMs(),
      recentMessages: lines,
      difficulty: group?.difficulty ?? 'normal',
      ...instance,
    },
    { townspeopleNames, filter: chatFilter, wire: port, timed },
  );
  const inbox = { enqueue: (_input: ZoneInput): void => undefined };
  const effects = createEffects({
    ctx: (correlationId) => domain.systemCtx(correlationId),
    zone: { zoneId: map.id, channel, epoch },
    enqueue: (input) => inbox.enqueue(input),
    onLost,
    sheets: parts.sheetReader,
    refreshSheet: (characterId, versions) => parts.sheets.refresh(characterId, versions),
    log,
    isInConversation: (characterId) => isInConversation(zone.state, characterId),
  });
  const host = createHost({
    zone,
    effects,
    port,
    group,
    onFault,
    meter: meters.host,
    nowMs,
    beatMs,
    travel: (from, output) => parts.zoneTransfers.take(from, output),
    spread: parts.chat.spread,
  });
  inbox.enqueue = host.enqueue;
  host.enqueue({ kind: 'idle_rules', rules: parts.idleRules.current });
  await effects.open();
  return host;
}
