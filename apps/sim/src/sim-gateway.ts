import { guardOutside, outsideSettings } from '@necp/domain/kernel';
import { sessionHolds, type PlayedSession } from '@necp/domain/session/queries';
import { eventAccess } from '@necp/shared/protocol';
import { bypassFor, runningVersions } from './gateway/bypass';
import type { Server } from 'node:http';
import type { CryptoKey } from 'jose';
import { passToVoice } from '@necp/domain/voice/service';
import { idlestUrl } from '@necp/domain/zone/queries';
import type { createEntrance } from './directory/entrance';
import { createGateway, type Gateway } from './gateway/gateway';
import type { HandshakeParts, ZoneHandle } from './gateway/handshake';
import { AddressLimits } from './gateway/limits';
import type { Followed } from './gateway/live';
import { createTicketVerifier } from './gateway/tickets';
import { Turns } from './gateway/turns';
import type { Meters } from './operation/meters';
import type { SimOptions } from './sim-options';
import type { Host } from './hosting/host';

/** Fewer than the database pool has connections, so that checkpoints and lease renewals are not blocked. */
const entering = { most: 4, waiting: 2_000 } as const;

export interface SimGatewayParts {
  readonly http: Server;
  readonly meters: Meters;
  /** A clock that never runs backwards, for limits. */
  readonly clockMs: () => number;
  readonly peerKey: (kid: string) => Promise<CryptoKey | null>;
  readonly entrance: ReturnType<typeof createEntrance>;
  readonly zoneHandleOf: (host: Host) => ZoneHandle;
  /** Whether this process is ending, so that new players go to another one. */
  readonly isDraining: () => boolean;
  /** A player is about to enter. */
  readonly follow: (player: Followed) => void;
  /** A connection was opened. */
  readonly onOpened: (play: PlayedSession) => void;
}

/** Opens the game socket of a process with its limits, its ticket check and its way into the zones. */
export function createSimGateway(options: SimOptions, parts: SimGatewayParts): Gateway {
  const { domain, log, nowMs } = options;
  const bypass = bypassFor(options.socketBypass, runningVersions());
  if (!bypass.isOn) log.warn({ why: bypass.why }, 'binary frames take the plain path');
  return createGateway({
    bypass,
    http: parts.http,
    nowMs,
    clockMs: parts.clockMs,
    log,
    meter: parts.meters.gateway,
    publicUrl: options.publicUrl,
    allowedOrigins: options.allowedOrigins ?? [],
    proxyHops: options.proxyHops,
    book: domain.limits,
    limits: addressLimits(options),
    access: options.access ?? eventAccess,
    holds: (sessionId, permission) => sessionHolds(domain.systemCtx(), sessionId, permission),
    verifyTicket: createTicketVerifier({
      jwksUrl: options.jwksUrl,
      peerKey: parts.peerKey,
      nowMs,
      guard: guardOutside({ name: 'keys', settings: outsideSettings.keys, log }),
      onTrouble: (err) => log.warn({ err }, 'ticket keys cannot be fetched'),
    }),
    wayIn: createWayIn(options.simPublicUrl, parts),
    ctxFor: (address, correlationId) => domain.ctxFor({ actor: null, address, correlationId }),
    toVoice: (sent) =>
      void passToVoice(domain.redis, sent).catch((err: unknown) => log.debug({ err }, 'a voice signal was lost')),
    follow: parts.follow,
    onOpened: parts.onOpened,
    turns: new Turns(entering.most, entering.waiting),
  });
}

/** What the environment allows an address is the default of this process, until an operator sets another number. */
function addressLimits({ domain: { limits }, connectionsPerAddress: points, proxyHops }: SimOptions): AddressLimits {
  limits.setBase('sockets_from', { points, windowSeconds: null });
  limits.setBase('new_sockets_from', { points, windowSeconds: points / 2 });
  return new AddressLimits({
    most: () => limits.valueOf('sockets_from').points,
    fresh: limits.rateOf('new_sockets_from'),
    proxyHops,
  });
}

function createWayIn(
  url: string,
  { entrance, zoneHandleOf, isDraining }: Pick<SimGatewayParts, 'entrance' | 'zoneHandleOf' | 'isDraining'>,
): HandshakeParts['wayIn'] {
  return async (ctx, characterId) => {
    if (isDraining()) return elsewhereThan(url, await idlestUrl(ctx));
    const way = await entrance(ctx, characterId);
    return way === null || 'elsewhere' in way
      ? way
      : { zoneHandle: zoneHandleOf(way.host), seen: way.seen, arrive: way.arrive };
  };
}

function elsewhereThan(own: string, url: string | null): { readonly elsewhere: string } | null {
  return url === null || url === own ? null : { elsewhere: url };
}
