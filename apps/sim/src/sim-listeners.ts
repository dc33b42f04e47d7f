import { endedAmong } from '@necp/domain/session/queries';
import type { Directory } from './directory/played-here';
import type { SheetKeeper } from './directory/sheets';
import type { Gateway } from './gateway/gateway';
import { hearLive, type Live } from './gateway/live';
import { createSessionWatch, type SessionWatch } from './gateway/session-watch';
import type { Meters } from './operation/meters';
import type { IdleRulesKeeper } from './operation/idle-rules';
import { keepPresence } from './operation/presence';
import { keepReporting } from './operation/report';
import { keepSessionUses } from './operation/session-uses';
import type { SimOptions } from './sim-options';

interface Running {
  stop(): void;
}

/** Starts to publish who plays here, and to report the state of this process to the operator. */
export function startReports(
  { domain, simId, nowMs, log }: SimOptions,
  { directory, gateway, meters }: { readonly directory: Directory; readonly gateway: Gateway; readonly meters: Meters },
): { readonly presence: Running; readonly reports: Running } {
  const isNamed = () => directory.hasName;
  const presence = keepPresence(domain.redis, { hosts: () => directory.hosts, serverId: simId, isNamed, log });
  const reports = keepReporting({
    simId,
    isNamed,
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
  readonly idleRules: IdleRulesKeeper;
}

/** Subscribes to the updates of the domain, which go to the zones and browsers, and watches the sessions of players. */
export function hearUpdates(
  { domain, log, nowMs }: SimOptions,
  { directory, gateway, sheets, idleRules }: UpdateTargets,
): { readonly live: Live; readonly sessionWatch: SessionWatch; readonly uses: Running } {
  const live = hearLive({
    redis: domain.redis,
    log,
    nowMs,
    isHere: ({ characterId, accountId }) =>
      gateway.isConnected(accountId) || directory.hosts.some(({ zone }) => zone.state.players.has(characterId)),
    listener: {
      sheetChanged: (characterId, versions) => sheets.refresh(characterId, versions),
      worldChanged: (key, value) => directory.hosts.forEach((host) => host.enqueue({ kind: 'world', key, value })),
      cut: (accountId, cut) => gateway.endSessions(accountId, cut),
      realmChanged: () => void idleRules.read(),
      forCharacter: (characterId, sent) => gateway.sendLive({ characterId }, sent),
      forAccount: (accountId, sent) => gateway.sendLive({ accountId }, sent),
      forAll: (sent) => gateway.sendLive('everyone', sent),
    },
  });
  const sessionWatch = createSessionWatch({
    sessions: gateway.sessions,
    endedAmong: (plays) => endedAmong(domain.systemCtx(), plays),
    cut: gateway.cutSession,
    log,
  });
  const { sessions } = gateway;
  const uses = keepSessionUses({ ctx: () => domain.systemCtx(), hosts: () => directory.hosts, sessions, log });
  return { live, sessionWatch, uses };
}
