import { endedAmong, type PlayedSession } from '@necp/domain/session/queries';
import type { Directory } from './directory/played-here';
import type { SheetKeeper } from './directory/sheets';
import type { Gateway } from './gateway/gateway';
import { type Followed, hearLive } from './gateway/live';
import { createSessionWatch } from './gateway/session-watch';
import type { Meters } from './operation/meters';
import type { IdleRulesKeeper } from './operation/idle-rules';
import { createMaintenanceWatch } from './operation/maintenance-watch';
import type { LimitsKeeper } from './operation/limits';
import { keepPresence } from './operation/presence';
import { keepPartyVitals } from './operation/party-vitals';
import { keepReporting } from './operation/report';
import type { Registry } from 'prom-client';
import { keepSessionUses } from './operation/session-uses';
import { keepSocialPresence } from './operation/social-presence';
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
  readonly limits: LimitsKeeper;
  readonly registry: Registry;
  /** A clock that never jumps, for measuring. */
  readonly beatMs: () => number;
}

/** What is heard of the domain while this process runs. */
interface Updates extends Running {
  /** A player is about to enter. */
  follow(player: Followed): void;
  /** A connection was opened. */
  opened(play: PlayedSession): void;
}

/** Subscribes to the updates of the domain, which go to the zones and browsers, and watches the sessions of players. */
export function hearUpdates(
  { domain, simId, log, nowMs }: SimOptions,
  { directory, gateway, sheets, idleRules, limits, registry, beatMs }: UpdateTargets,
): Updates {
  const maintenance = createMaintenanceWatch({
    ctx: () => domain.systemCtx(),
    nowMs,
    sessions: gateway.sessions,
    announce: gateway.announceMaintenance,
    cut: gateway.leadOut,
    registry,
    log,
  });
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
      maintenanceChanged: () => void maintenance.look(),
      realmChanged: () => void idleRules.read(),
      limitsChanged: () => void limits.read(),
      forCharacter: (characterId, sent) => gateway.sendLive({ characterId }, sent),
      forAccount: (accountId, sent) => gateway.sendLive({ accountId }, sent),
      forParty: (partyId, sent) => frames.heard(partyId, sent),
      forAll: (sent) => gateway.sendLive('everyone', sent),
    },
  });
  const sessionWatch = createSessionWatch({
    sessions: gateway.sessions,
    endedAmong: (plays) => endedAmong(domain.systemCtx(), plays),
    cut: gateway.cutSession,
    log,
  });
  const friends = keepSocialPresence({ ctx: () => domain.systemCtx(), hosts: () => directory.hosts, log });
  const frames = keepPartyVitals({
    redis: domain.redis,
    simId,
    hosts: () => directory.hosts,
    follow: live.followParties,
    send: (characterId, sent) => gateway.sendLive({ characterId }, sent),
    nowMs,
    beatMs,
    registry,
    log,
  });
  const { sessions } = gateway;
  const uses = keepSessionUses({ ctx: () => domain.systemCtx(), hosts: () => directory.hosts, sessions, log });
  return {
    follow: (player) => live.follow(player),
    opened: (play) => {
      sessionWatch.opened(play);
      maintenance.opened(play);
    },
    stop: () => [sessionWatch, maintenance, live, uses, friends, frames].forEach((running) => running.stop()),
  };
}
