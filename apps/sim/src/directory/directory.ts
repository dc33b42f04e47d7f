import type { Logger } from '@necp/domain/kernel';
import { GameError } from '@necp/shared/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';
import type { Group } from '../zone/group';
import type { Host } from '../zone/host';

export const leaseMs = 10_000;
const renewMs = 3_000;
const claimMs = 1_000;

/** The database's side of leases. */
export interface Leases {
  claim(map: ZoneMap, channel: number): Promise<number | null>;
  /** Takes a copy for a few under a channel of its own. */
  openCopy(map: ZoneMap, group: Group): Promise<{ readonly channel: number; readonly epoch: number }>;
  renew(zone: Holding, population: number): Promise<boolean>;
  release(zone: Holding): Promise<void>;
}

/** A zone copy this process holds. */
export interface Holding {
  readonly map: ZoneMap;
  readonly channel: number;
  readonly epoch: number;
  /** Null for a zone that is open to all. */
  readonly group: Group | null;
}

export interface DirectoryOptions {
  /** Zones that are open to all: each is played by one process at a time. */
  readonly maps: readonly ZoneMap[];
  readonly leases: Leases;
  /** Opens a zone that was just claimed; it is not ticking yet. `onLost` may be called when a write finds another holder. */
  readonly openZone: (holding: Holding, onLost: () => void) => Promise<Host>;
  /** The lease is gone: players are told. */
  readonly onZoneLost: (host: Host) => void;
  /** How long a copy made for a few stands empty before it is thrown away. */
  readonly emptyMs: number;
  readonly log: Logger;
}

/** Which zones this process plays: claims what is free, makes copies that are asked for, keeps them, gives way when another took over. */
export interface Directory {
  /** The open zone of that name, or the copy of that channel. */
  hostOf(zoneId: string, channel?: number): Host | null;
  readonly hosts: readonly Host[];
  /** Whether it plays something, and has asked for every open zone once: before that, whoever comes for one would be turned away too soon. */
  readonly isReady: boolean;
  start(): void;
  /**
   * Makes a copy of a zone for a few and starts it.
   * @throws GameError when no lease could be had
   */
  openInstance(map: ZoneMap, group: Group): Promise<Host>;
  /** Stops the beat of every zone, waits for its writes and lets others take it. */
  drain(withinMs: number): Promise<void>;
}

interface Post {
  readonly map: ZoneMap;
  readonly channel: number;
  readonly group: Group | null;
  holding: Holding | null;
  host: Host | null;
  timer: NodeJS.Timeout | null;
  /** The first answer about its lease has come. */
  wasAnswered: boolean;
  /** Looks in a row at which nobody was here. */
  emptyLooks: number;
  watch: NodeJS.Timeout | null;
}

/** An empty copy is looked at so often before it goes. */
const looks = 4;

export function createDirectory(options: DirectoryOptions): Directory {
  return new Posts(options);
}

class Posts implements Directory {
  private readonly posts: Post[];
  private readonly leaving = new Set<Promise<void>>();
  private isRunning = false;

  constructor(private readonly options: DirectoryOptions) {
    this.posts = options.maps.map((map) => newPost(map, 1, null));
  }

  get hosts(): readonly Host[] {
    return this.posts.flatMap(({ host }) => host ?? []);
  }

  get isReady(): boolean {
    return this.posts.some(({ host }) => host !== null) && this.posts.every(({ wasAnswered, group }) => wasAnswered || group !== null);
  }

  hostOf(zoneId: string, channel = 1): Host | null {
    return this.posts.find((post) => post.map.id === zoneId && post.channel === channel)?.host ?? null;
  }

  start(): void {
    this.isRunning = true;
    for (const post of this.posts) void this.claim(post);
  }

  async openInstance(map: ZoneMap, group: Group): Promise<Host> {
    const { leases, emptyMs } = this.options;
    const { channel, epoch } = await leases.openCopy(map, group);
    const post = newPost(map, channel, group);
    await this.occupy(post, { map, channel, epoch, group });
    if (post.host === null || !this.isRunning) {
      await letGo(post, { ...this.options, withinMs: 0 });
      throw new GameError('unavailable', 'zone.unreachable');
    }
    this.posts.push(post);
    post.watch = setInterval(() => this.look(post), emptyMs / looks);
    return post.host;
  }

  async drain(withinMs: number): Promise<void> {
    this.isRunning = false;
    await Promise.all([...this.leaving, ...this.posts.map((post) => letGo(post, { ...this.options, withinMs }))]);
  }

  private again(post: Post, run: (post: Post) => Promise<void>, afterMs: number): void {
    if (this.isRunning) post.timer = setTimeout(() => void run.call(this, post), afterMs);
  }

  private async claim(post: Post): Promise<void> {
    const { leases, log } = this.options;
    try {
      const epoch = await leases.claim(post.map, post.channel);
      if (epoch !== null && this.isRunning) await this.occupy(post, { map: post.map, channel: post.channel, epoch, group: null });
      post.wasAnswered = true;
      if (post.host === null) this.again(post, this.claim, claimMs);
    } catch (err) {
      log.warn({ err, zone: post.map.id }, 'zone cannot be claimed yet');
      this.again(post, this.claim, claimMs);
    }
  }

  private async occupy(post: Post, holding: Holding): Promise<void> {
    const host = await this.options.openZone(holding, () => this.lose(post, holding));
    post.holding = holding;
    post.host = host;
    if (!this.isRunning) return;
    host.start();
    this.options.log.info({ zone: post.map.id, channel: post.channel, epoch: holding.epoch }, 'zone claimed');
    this.again(post, this.renew, renewMs);
  }

  private async renew(post: Post): Promise<void> {
    const { holding, host } = post;
    if (holding === null || host === null) return;
    try {
      if (!(await this.options.leases.renew(holding, host.zone.state.players.size))) return this.lose(post, holding);
    } catch (err) {
      // While the database is away nobody else can take the lease either: play goes on.
      this.options.log.warn({ err, zone: post.map.id }, 'lease could not be renewed');
    }
    if (post.holding === holding) this.again(post, this.renew, renewMs);
  }

  private lose(post: Post, holding: Holding): void {
    const { host } = post;
    if (post.holding !== holding || host === null) return;
    this.options.log.error({ zone: post.map.id, channel: post.channel, epoch: holding.epoch }, 'zone has another holder');
    this.vacate(post);
    host.stop();
    host.effects.stop();
    this.options.onZoneLost(host);
    if (post.group === null) this.again(post, this.claim, claimMs);
  }

  /** Throws a copy away in which nobody has been for long enough. */
  private look(post: Post): void {
    if (post.host === null || !this.isRunning) return;
    post.emptyLooks = post.host.isEmpty() ? post.emptyLooks + 1 : 0;
    if (post.emptyLooks < looks) return;
    const closing = { ...post };
    this.vacate(post);
    this.options.log.info({ zone: post.map.id, channel: post.channel }, 'nobody is left in this copy');
    const leaving = letGo(closing, { ...this.options, withinMs: this.options.emptyMs }).finally(() => this.leaving.delete(leaving));
    this.leaving.add(leaving);
  }

  private vacate(post: Post): void {
    if (post.timer !== null) clearTimeout(post.timer);
    if (post.watch !== null) clearInterval(post.watch);
    post.holding = null;
    post.host = null;
    if (post.group !== null) this.posts.splice(this.posts.indexOf(post), 1);
  }
}

function newPost(map: ZoneMap, channel: number, group: Group | null): Post {
  return { map, channel, group, holding: null, host: null, timer: null, wasAnswered: false, emptyLooks: 0, watch: null };
}

async function letGo(post: Post, { withinMs, leases, log }: { readonly withinMs: number; readonly leases: Leases; readonly log: Logger }): Promise<void> {
  if (post.timer !== null) clearTimeout(post.timer);
  if (post.watch !== null) clearInterval(post.watch);
  const { holding, host } = post;
  if (holding === null || host === null) return;
  host.stop();
  const isSettled = await host.effects.settle(withinMs);
  if (!isSettled) log.error({ zone: post.map.id, waiting: host.effects.backlog }, 'stopped before everything was written');
  host.effects.stop();
  await leases.release(holding).catch((err: unknown) => log.warn({ err }, 'lease could not be released'));
}
