import type { Directory } from './directory/played-here';
import type { SheetKeeper } from './directory/sheets';
import type { Gateway } from './gateway/gateway';
import { hearLive } from './gateway/live';
import { hearEndedSessions } from './gateway/push';
import type { Meters } from './operation/meters';
import { keepPresence } from './operation/presence';
import { keepReporting } from './operation/report';
import type { SimOptions } from './sim-options';

interface Running {
  stop(): void;
}

/** Starts to publish who plays here, and to report the state of this process to the operator. */
export function startReports(
  { domain, simId, nowMs, log }: SimOptions,
  { directory, gateway, meters }: { readonly directory: Directory; readonly gateway: Gateway; readonly meters: Meters },
): { readonly presence: Running; readonly reports: Running } {
  const presence = keepPresence(domain.redis, { hosts: () => directory.hosts, serverId: simId, log });
  const reports = keepReporting({
    simId,
    ctx: () => domain.systemCtx(),
    hosts: () => directory.hosts,
    meters,
    slowest: gateway.slowest,
    nowMs,
    log,
  });
  return { presence, reports };
}

export interface UpdateTargets {
  readonly directory: Directory;
  readonly gateway: Gateway;
  readonly sheets: SheetKeeper;
}

/** Subscribes to the updates of the domain, which go to the zones and to the browsers. */
export function hearUpdates(
  { domain, log }: SimOptions,
  { directory, gateway, sheets }: UpdateTargets,
): { readonly live: Running; readonly endedSessions: Running } {
  const live = hearLive(domain.redis, log, {
    sheetChanged: (characterId, versions) => sheets.refresh(characterId, versions),
    worldChanged: (key, value) => directory.hosts.forEach((host) => host.enqueue({ kind: 'world', key, value })),
    forCharacter: (characterId, sent) => gateway.sendLive(characterId, sent),
    forAll: (sent) => gateway.sendLive(null, sent),
  });
  const endedSessions = hearEndedSessions(domain.redis, log, (accountId, sessionId) =>
    gateway.endSessions(accountId, sessionId),
  );
  return { live, endedSessions };
}
