import type { Logger } from '@necp/domain/kernel';
import type { Survey } from '@necp/domain/zone/service';
import { GameError } from '@necp/shared/kernel';
import { isInstance } from '@necp/shared/zone/channels';
import type { ZoneMap } from '@necp/shared/zone/map';
import type { Group } from '../zone/group';
import type { Host } from '../zone/host';
import { channelsToOpen, shouldClose, type ChannelRules } from './channels';
import { zonesToClaim, zoneToGive } from './placement';
import { isExtra, isLasting, letGo, newPost, type Holding, type Leases, type Post } from './post';

/** How long a zone stays with a process that says nothing any more. */
export const leaseMs = 4_000;
/** How long such a process counts as living: less, so that nobody leaves its zones to it once they are free. */
export const lifeMs = 2_500;
const renewMs = 1_000;
/** How often one looks who simulates and what is free. */
const lookMs = 500;
/**
 * Whoever could not look, or waited so long for the answer, takes nothing for so long, and then looks for as long at
 * least.
 */
const blindMs = renewMs + 2 * lookMs;
/** So long a claim that is under way is waited for before everything is given back. */
const claimedWithinMs = 1_000;
/** People are not moved about for the sake of balance more often than that. */
const restMs = 20_000;
/** So many go over to other channels at each look, when theirs closes. */
const atOnce = 20;

export interface DirectoryOptions {
  /** The name of this process. */
  readonly simId: string;
  /** Zones that are open to all: the first channel of each is always played. */
  readonly maps: readonly ZoneMap[];
  readonly nowMs: () => number;
  readonly leases: Leases;
  /**
   * Opens a zone that was just claimed; it is not ticking yet. `onLost` may be called when a write finds another
   * holder.
   */
  readonly openZone: (holding: Holding, onLost: () => void) => Promise<Host>;
  /** The lease is gone: players are told. */
  readonly onZoneLost: (host: Host) => void;
  /** Writes everybody down, gives the lease back and sends them on to whoever takes it. */
  readonly handOver: (host: Host, holding: Holding) => Promise<void>;
  /** How long a private instance stands empty before it is thrown away. */
  readonly emptyMs: number;
  /** Channels of crowded zones, and how long one stays at least. */
  readonly channels: ChannelRules & { readonly staysMs: number };
  readonly log: Logger;
}

/** The zones that are played here. */
export interface PlayedHere {
  /** The host of that channel; the first channel when it is left out. */
  hostOf(zoneId: string, channel?: number): Host | null;
  readonly hosts: readonly Host[];
  /** Waits until the open channels of that zone that this process is just taking are there. */
  whenOpen(zoneId: string): Promise<void>;
  /**
   * Whether every open zone was seen to be played, here or elsewhere: before that, whoever comes for one would be
   * turned away too soon.
   */
  readonly isReady: boolean;
  /** The same, waited for: after a restart clients knock before the zones are open. */
  readyWithin(mostMs: number): Promise<boolean>;
  /**
   * Makes a private instance and starts it.
   * @throws GameError when no lease could be had
   */
  openInstance(map: ZoneMap, group: Group): Promise<Host>;
}

/**
 * Which zones this process plays: its share of the open ones, and channels that are asked for; it gives way when another
 * took over.
 */
export interface Directory extends PlayedHere {
  start(): void;
  /** Looks at once for zones that are free. */
  hurry(): void;
  /** Takes nothing more and says so. @returns how many other processes stay */
  leave(): Promise<number>;
  /** Hands every open zone to the processes that stay. */
  giveAll(): Promise<void>;
  /** Stops the beat of every zone, waits for its writes and lets others take it. */
  drain(withinMs: number): Promise<void>;
}

/** An empty channel is looked at so often before it goes. */
const looks = 4;

export function createDirectory(options: DirectoryOptions): Directory {
  return new Posts(options);
}

class Posts implements Directory {
  private readonly posts: Post[];
  private readonly leaving = new Set<Promise<void>>();
  private isRunning = false;
  private looking: Promise<void> | null = null;
  private isAskedAgain = false;
  private wasReady = false;
  private readonly waiting = new Set<() => void>();
  private gaveMs = -Infinity;
  private couldLook = true;
  private blindUntilMs = -Infinity;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: DirectoryOptions) {
    this.posts = options.maps.map((map) => newPost(map, 1, null));
  }

  get hosts(): readonly Host[] {
    return this.posts.flatMap(({ host }) => host ?? []);
  }

  get isReady(): boolean {
    return this.wasReady;
  }

  async readyWithin(mostMs: number): Promise<boolean> {
    if (this.wasReady) return true;
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, mostMs);
      this.waiting.add(done);
    });
    return this.wasReady;
  }

  hostOf(zoneId: string, channel = 1): Host | null {
    return this.posts.find((post) => post.map.id === zoneId && post.channel === channel)?.host ?? null;
  }

  async whenOpen(zoneId: string): Promise<void> {
    await Promise.all(
      this.posts.filter(({ map, group }) => map.id === zoneId && group === null).map(({ opening }) => opening),
    );
  }

  start(): void {
    this.isRunning = true;
    this.look();
  }

  hurry(): void {
    this.isAskedAgain = this.looking !== null;
    if (this.isRunning) this.look();
  }

  async leave(): Promise<number> {
    this.isRunning = false;
    await this.stopLooking();
    try {
      const { processes } = await this.options.leases.survey('leaves');
      return processes.filter(({ simId, isLeaving }) => simId !== this.options.simId && !isLeaving).length;
    } catch (err) {
      this.options.log.warn({ err }, 'nobody is told that this process leaves');
      return 0;
    }
  }

  async giveAll(): Promise<void> {
    await Promise.all(this.posts.filter(({ group }) => group === null).map((post) => this.give(post)));
  }

  async openInstance(map: ZoneMap, group: Group): Promise<Host> {
    const { leases, emptyMs } = this.options;
    const { channel, epoch } = await leases.openInstanceChannel(map, group);
    const post = newPost(map, channel, group);
    await this.occupy(post, { map, channel, epoch, group });
    if (post.host === null || !this.isRunning) {
      await letGo(post, { ...this.options, withinMs: 0 });
      throw new GameError('unavailable', 'zone.unreachable');
    }
    this.posts.push(post);
    post.watch = setInterval(() => this.watch(post), emptyMs / looks);
    return post.host;
  }

  async drain(withinMs: number): Promise<void> {
    this.isRunning = false;
    await this.stopLooking();
    await Promise.all([...this.leaving, ...this.posts.map((post) => letGo(post, { ...this.options, withinMs }))]);
    await this.options.leases
      .withdraw()
      .catch((err: unknown) => this.options.log.warn({ err }, 'this process could not be withdrawn'));
  }

  private again(post: Post, run: (post: Post) => Promise<void>, afterMs: number): void {
    if (post.timer !== null) clearTimeout(post.timer);
    if (this.isRunning) post.timer = setTimeout(() => void run.call(this, post), afterMs);
  }

  /** What is being claimed is claimed first, so that it can be given back. */
  private async stopLooking(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    await Promise.race([this.looking, new Promise((resolve) => setTimeout(resolve, claimedWithinMs).unref())]);
  }

  private look(): void {
    if (this.looking !== null) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.looking = this.lookOnce().finally(() => {
      this.looking = null;
      if (this.isRunning) this.timer = setTimeout(() => this.look(), this.isAskedAgain ? 0 : lookMs);
      this.isAskedAgain = false;
    });
  }

  /** Takes what is free and due to this process, and gives away what others should rather have. */
  private async lookOnce(): Promise<void> {
    const { leases, nowMs, log } = this.options;
    try {
      const askedMs = nowMs();
      const survey = await leases.survey('stays');
      // After an outage of the database everybody's leases have run out: their holders may say first that they are
      // still there.
      const wasAway = !this.couldLook || nowMs() - askedMs > blindMs;
      if (wasAway && nowMs() - this.blindUntilMs > blindMs) this.blindUntilMs = nowMs() + blindMs;
      this.couldLook = true;
      if (this.isRunning && nowMs() >= this.blindUntilMs) await this.settle(survey);
    } catch (err) {
      this.couldLook = false;
      log.warn({ err }, 'nobody knows who plays what');
    }
  }

  private async settle(survey: Survey): Promise<void> {
    const { simId: me, nowMs } = this.options;
    const open = this.posts.filter(isLasting);
    for (const post of open) {
      const lease = survey.leases.find(({ zoneId, channel }) => zoneId === post.map.id && channel === post.channel);
      const isPlayed = lease !== undefined && (lease.simId !== me || post.host !== null || post.wasLost);
      post.freeSinceMs = isPlayed ? null : (post.freeSinceMs ?? nowMs());
    }
    const missing = open.filter(
      ({ host, isBusy, wasLost, freeSinceMs }) => host === null && !isBusy && !(wasLost && freeSinceMs === null),
    );
    const due = zonesToClaim(survey, {
      me,
      missing: missing.map(({ map }) => map.id),
      freeForMs: (zoneId) => nowMs() - (missing.find(({ map }) => map.id === zoneId)?.freeSinceMs ?? nowMs()),
    });
    await Promise.all(missing.filter(({ map }) => due.includes(map.id)).map((post) => this.claim(post)));
    this.wasReady ||= open.every((post) => post.host !== null || (post.freeSinceMs === null && !post.isBusy));
    if (this.wasReady) for (const tell of this.waiting) tell();
    this.even(survey);
    await this.settleChannels(survey);
  }

  /** Opens channels of zones that are crowded, and closes those that are one too many. */
  private async settleChannels(survey: Survey): Promise<void> {
    const { simId: me, maps, channels: rules, nowMs } = this.options;
    // What this process held before it was restarted is nobody's: whoever was there finds another channel.
    const leases = survey.leases.filter(
      ({ zoneId, channel, simId }) =>
        simId !== me || channel === 1 || isInstance(channel) || this.hostOf(zoneId, channel) !== null,
    );
    const present = { ...survey, leases };
    // What is just being given back is still being written under the epoch it was held by.
    const due = this.leaving.size > 0 ? [] : channelsToOpen(present, me, { rules, zoneIds: maps.map(({ id }) => id) });
    for (const { zoneId, channel } of due) await this.openExtra(zoneId, channel);
    for (const post of this.posts.filter((one) => isExtra(one) && !one.isBusy)) {
      const wasClosing = post.isClosing;
      const isOld = nowMs() - post.openedMs >= rules.staysMs;
      post.isClosing =
        isOld && shouldClose(present, { zoneId: post.map.id, channel: post.channel, isClosing: wasClosing }, rules);
      // The others hear of it at their next look: nobody is sent over before.
      if (post.isClosing !== wasClosing) this.again(post, this.renew, 0);
      else if (post.isClosing) this.empty(post);
    }
    for (const {
      zone: { state },
      group,
      post,
    } of this.hosts) {
      const count = leases.filter(({ zoneId, channel }) => zoneId === state.map.id && !isInstance(channel)).length;
      if (group === null && count > 0 && count !== state.channels) post({ kind: 'channels', count });
    }
  }

  private async openExtra(zoneId: string, channel: number): Promise<void> {
    const map = this.options.maps.find(({ id }) => id === zoneId);
    if (map === undefined || this.posts.some((post) => post.map.id === zoneId && post.channel === channel)) return;
    const post = newPost(map, channel, null);
    this.posts.push(post);
    await this.claim(post);
    if (post.host === null && this.posts.includes(post)) this.posts.splice(this.posts.indexOf(post), 1);
  }

  /** Sends those who are in the middle of nothing over to the other channels; closes when nobody is left. */
  private empty(post: Post): void {
    if (post.host?.isEmpty() === false) return post.host.post({ kind: 'join_others', most: atOnce });
    this.close(post, 'fewer channels are enough');
  }

  private even(survey: Survey): void {
    const { simId, nowMs } = this.options;
    const zoneId = zoneToGive(survey, simId);
    const post = this.posts.find((one) => isLasting(one) && one.map.id === zoneId);
    if (post === undefined || post.host === null || this.leaving.size > 0) return;
    const isPeopled = !post.host.isEmpty();
    const wasPeopled = survey.leases.some(
      (lease) => lease.zoneId === zoneId && lease.channel === post.channel && lease.population > 0,
    );
    // Somebody has just come: the next look knows of them.
    if (isPeopled && !wasPeopled) return;
    if (isPeopled && nowMs() - this.gaveMs < restMs) return;
    if (isPeopled) this.gaveMs = nowMs();
    this.options.log.info(
      { zone: post.map.id, channel: post.channel },
      'another process has less to do: it takes this zone',
    );
    void this.give(post);
  }

  private async give(post: Post): Promise<void> {
    const { holding, host } = post;
    if (holding === null || host === null || post.isBusy) return;
    post.isBusy = true;
    this.vacate(post);
    const giving = this.options
      .handOver(host, holding)
      .catch((err: unknown) => this.options.log.error({ err, zone: post.map.id }, 'a zone could not be handed over'))
      .finally(() => {
        post.isBusy = false;
        this.leaving.delete(giving);
      });
    this.leaving.add(giving);
    await giving;
  }

  private claim(post: Post): Promise<void> {
    post.opening = this.claimNow(post).finally(() => {
      post.opening = null;
    });
    return post.opening;
  }

  private async claimNow(post: Post): Promise<void> {
    post.isBusy = true;
    try {
      const epoch = await this.options.leases.claim(post.map, post.channel);
      if (epoch !== null && this.isRunning)
        await this.occupy(post, { map: post.map, channel: post.channel, epoch, group: null });
    } catch (err) {
      this.options.log.warn({ err, zone: post.map.id }, 'zone cannot be claimed yet');
    } finally {
      post.isBusy = false;
    }
  }

  private async occupy(post: Post, holding: Holding): Promise<void> {
    const host = await this.options.openZone(holding, () => this.lose(post, holding));
    post.holding = holding;
    post.host = host;
    post.wasLost = false;
    post.openedMs = this.options.nowMs();
    if (!this.isRunning) return;
    host.start();
    this.options.log.info({ zone: post.map.id, channel: post.channel, epoch: holding.epoch }, 'zone claimed');
    // Opening may have taken a good part of the lease.
    this.again(post, this.renew, 0);
  }

  private async renew(post: Post): Promise<void> {
    const { holding, host } = post;
    if (holding === null || host === null) return;
    try {
      if (
        !(await this.options.leases.renew(holding, {
          population: host.zone.state.players.size,
          waiting: host.waiting,
          isClosing: post.isClosing,
        }))
      )
        return this.lose(post, holding);
    } catch (err) {
      // While the database is away nobody else can take the lease either: play goes on.
      this.options.log.warn({ err, zone: post.map.id }, 'lease could not be renewed');
    }
    if (post.holding === holding) this.again(post, this.renew, renewMs);
  }

  private lose(post: Post, holding: Holding): void {
    const { host } = post;
    if (post.holding !== holding || host === null) return;
    this.options.log.error(
      { zone: post.map.id, channel: post.channel, epoch: holding.epoch },
      'zone has another holder',
    );
    this.vacate(post);
    post.wasLost = true;
    host.stop();
    host.effects.stop();
    this.options.onZoneLost(host);
  }

  /** Throws a channel away in which nobody has been for long enough. */
  private watch(post: Post): void {
    if (post.host === null || !this.isRunning) return;
    post.emptyLooks = post.host.isEmpty() ? post.emptyLooks + 1 : 0;
    if (post.emptyLooks < looks) return;
    this.close(post, 'the private instance is empty');
  }

  private close(post: Post, why: string): void {
    const closing = { ...post };
    this.vacate(post);
    this.options.log.info({ zone: post.map.id, channel: post.channel }, why);
    const leaving = letGo(closing, { ...this.options, withinMs: this.options.emptyMs }).finally(() =>
      this.leaving.delete(leaving),
    );
    this.leaving.add(leaving);
  }

  private vacate(post: Post): void {
    if (post.timer !== null) clearTimeout(post.timer);
    if (post.watch !== null) clearInterval(post.watch);
    post.holding = null;
    post.host = null;
    if (!isLasting(post)) this.posts.splice(this.posts.indexOf(post), 1);
  }
}
