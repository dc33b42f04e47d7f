import type { Logger } from '@necp/domain/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';
import type { Host } from '../zone/host';

export const leaseMs = 10_000;
const renewMs = 3_000;
const claimMs = 1_000;

/** The database's side of leases. */
export interface Leases {
  claim(map: ZoneMap, channel: number): Promise<number | null>;
  renew(zone: Holding, population: number): Promise<boolean>;
  release(zone: Holding): Promise<void>;
}

/** A zone copy this process holds. */
export interface Holding {
  readonly map: ZoneMap;
  readonly channel: number;
  readonly epoch: number;
}

export interface DirectoryOptions {
  readonly maps: readonly ZoneMap[];
  readonly leases: Leases;
  /** Opens a zone that was just claimed; it is not ticking yet. `onLost` may be called when a write finds another holder. */
  readonly openZone: (holding: Holding, onLost: () => void) => Promise<Host>;
  /** The lease is gone: players are told. */
  readonly onZoneLost: (host: Host) => void;
  readonly log: Logger;
}

/** Which zones this process plays: claims what is free, keeps it, gives way when another took over. */
export interface Directory {
  hostOf(zoneId: string): Host | null;
  readonly hosts: readonly Host[];
  start(): void;
  /** Stops the beat of every zone, waits for its writes and lets others take it. */
  drain(withinMs: number): Promise<void>;
}

interface Post {
  readonly map: ZoneMap;
  readonly channel: number;
  holding: Holding | null;
  host: Host | null;
  timer: NodeJS.Timeout | null;
}

export function createDirectory(options: DirectoryOptions): Directory {
  const { leases, openZone, onZoneLost, log } = options;
  const posts: Post[] = options.maps.map((map) => ({ map, channel: 1, holding: null, host: null, timer: null }));
  let isRunning = false;

  const again = (post: Post, run: (post: Post) => Promise<void>, afterMs: number) => {
    if (isRunning) post.timer = setTimeout(() => void run(post), afterMs);
  };
  const claim = async (post: Post): Promise<void> => {
    try {
      const epoch = await leases.claim(post.map, post.channel);
      if (epoch === null || !isRunning) return again(post, claim, claimMs);
      const holding = { map: post.map, channel: post.channel, epoch };
      const host = await openZone(holding, () => lose(post, holding));
      post.holding = holding;
      post.host = host;
      if (!isRunning) return;
      host.start();
      log.info({ zone: post.map.id, epoch }, 'zone claimed');
      again(post, renew, renewMs);
    } catch (err) {
      log.warn({ err, zone: post.map.id }, 'zone cannot be claimed yet');
      again(post, claim, claimMs);
    }
  };
  const renew = async (post: Post): Promise<void> => {
    const { holding, host } = post;
    if (holding === null || host === null) return;
    try {
      if (!(await leases.renew(holding, host.zone.state.players.size))) return lose(post, holding);
    } catch (err) {
      // While the database is away nobody else can take the lease either: play goes on.
      log.warn({ err, zone: post.map.id }, 'lease could not be renewed');
    }
    if (post.holding === holding) again(post, renew, renewMs);
  };
  const lose = (post: Post, holding: Holding) => {
    if (post.holding !== holding || post.host === null) return;
    log.error({ zone: post.map.id, epoch: holding.epoch }, 'zone has another holder');
    const { host } = post;
    if (post.timer !== null) clearTimeout(post.timer);
    post.holding = null;
    post.host = null;
    host.stop();
    host.effects.stop();
    onZoneLost(host);
    again(post, claim, claimMs);
  };
  return {
    hostOf: (zoneId) => posts.find(({ map }) => map.id === zoneId)?.host ?? null,
    get hosts() {
      return posts.flatMap(({ host }) => host ?? []);
    },
    start: () => {
      isRunning = true;
      for (const post of posts) void claim(post);
    },
    drain: async (withinMs) => {
      isRunning = false;
      await Promise.all(posts.map((post) => drainPost(post, { withinMs, leases, log })));
    },
  };
}

async function drainPost(post: Post, { withinMs, leases, log }: { readonly withinMs: number; readonly leases: Leases; readonly log: Logger }): Promise<void> {
  if (post.timer !== null) clearTimeout(post.timer);
  const { holding, host } = post;
  if (holding === null || host === null) return;
  host.stop();
  const isSettled = await host.effects.settle(withinMs);
  if (!isSettled) log.error({ zone: post.map.id, waiting: host.effects.backlog }, 'stopped before everything was written');
  await leases.release(holding).catch((err: unknown) => log.warn({ err }, 'lease could not be released'));
}
