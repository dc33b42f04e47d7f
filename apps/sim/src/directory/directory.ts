import type { Survey } from '@necp/domain/zone/service';
import { GameError } from '@necp/shared/kernel';
import { isInstance } from '@necp/shared/zone/channels';
import type { ZoneMap } from '@necp/shared/zone/map';
import type { Group } from '../zone/group';
import type { Host } from '../zone/host';
import { channelsToOpen, shouldClose } from './channels';
import { zonesToClaim, zoneToGive } from './placement';
import type { Directory, DirectoryOptions } from './played-here';
import { isExtra, isLasting, letGo, newHostedZone, type Holding, type HostedZone } from './hosted-zone';

/** How long a zone stays leased to a process that no longer renews the lease. */
export const leaseMs = 4_000;
/** How long such a process counts as alive: less, so that no process leaves the zones to it once they are free. */
export const lifeMs = 2_500;
const renewMs = 1_000;
/** How often a process surveys the other processes and the free zones. */
const lookMs = 500;
/**
 * A process whose survey failed or took this long takes no zone for this long, and afterwards surveys for at least as
 * long first.
 */
const blindMs = renewMs + 2 * lookMs;
/** How long to wait for a pending claim before everything is released. */
const claimedWithinMs = 1_000;
/** Players are moved to balance the load no more often than this. */
const restMs = 20_000;
/** The greatest number of players moved to other channels at each check while a channel closes. */
const atOnce = 20;

/** How often an empty channel is checked before it is closed. */
const looks = 4;

export function createDirectory(options: DirectoryOptions): Directory {
  return new ZoneDirectory(options);
}

class ZoneDirectory implements Directory {
  private readonly hostedZones: HostedZone[];
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
    this.hostedZones = options.maps.map((map) => newHostedZone(map, 1, null));
  }

  get hosts(): readonly Host[] {
    return this.hostedZones.flatMap(({ host }) => host ?? []);
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
    return (
      this.hostedZones.find((hostedZone) => hostedZone.map.id === zoneId && hostedZone.channel === channel)?.host ??
      null
    );
  }

  async whenOpen(zoneId: string): Promise<void> {
    await Promise.all(
      this.hostedZones.filter(({ map, group }) => map.id === zoneId && group === null).map(({ opening }) => opening),
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
      this.options.log.warn({ err }, 'the other processes were not notified that this one leaves');
      return 0;
    }
  }

  async giveAll(): Promise<void> {
    await Promise.all(
      this.hostedZones.filter(({ group }) => group === null).map((hostedZone) => this.give(hostedZone)),
    );
  }

  async openInstance(map: ZoneMap, group: Group): Promise<Host> {
    const { leases, emptyMs } = this.options;
    const { channel, epoch } = await leases.openInstanceChannel(map, group);
    const hostedZone = newHostedZone(map, channel, group);
    await this.occupy(hostedZone, { map, channel, epoch, group });
    if (hostedZone.host === null || !this.isRunning) {
      await letGo(hostedZone, { ...this.options, withinMs: 0 });
      throw new GameError('unavailable', 'zone.unreachable');
    }
    this.hostedZones.push(hostedZone);
    hostedZone.watch = setInterval(() => this.watch(hostedZone), emptyMs / looks);
    return hostedZone.host;
  }

  async drain(withinMs: number): Promise<void> {
    this.isRunning = false;
    await this.stopLooking();
    await Promise.all([
      ...this.leaving,
      ...this.hostedZones.map((hostedZone) => letGo(hostedZone, { ...this.options, withinMs })),
    ]);
    await this.options.leases
      .withdraw()
      .catch((err: unknown) => this.options.log.warn({ err }, 'this process could not be withdrawn'));
  }

  private again(hostedZone: HostedZone, run: (hostedZone: HostedZone) => Promise<void>, afterMs: number): void {
    if (hostedZone.timer !== null) clearTimeout(hostedZone.timer);
    if (this.isRunning) hostedZone.timer = setTimeout(() => void run.call(this, hostedZone), afterMs);
  }

  /** Pending claims are completed first, so that they can be released. */
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

  /** Claims free zones that are due to this process, and gives away those another process should host. */
  private async lookOnce(): Promise<void> {
    const { leases, nowMs, log } = this.options;
    try {
      const askedMs = nowMs();
      const survey = await leases.survey('stays');
      // After an outage of the database all leases have run out; their holders may announce first that they are still
      // there.
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
    const open = this.hostedZones.filter(isLasting);
    for (const hostedZone of open) {
      const lease = survey.leases.find(
        ({ zoneId, channel }) => zoneId === hostedZone.map.id && channel === hostedZone.channel,
      );
      const isPlayed = lease !== undefined && (lease.simId !== me || hostedZone.host !== null || hostedZone.wasLost);
      hostedZone.freeSinceMs = isPlayed ? null : (hostedZone.freeSinceMs ?? nowMs());
    }
    const missing = open.filter(
      ({ host, isBusy, wasLost, freeSinceMs }) => host === null && !isBusy && !(wasLost && freeSinceMs === null),
    );
    const due = zonesToClaim(survey, {
      me,
      missing: missing.map(({ map }) => map.id),
      freeForMs: (zoneId) => nowMs() - (missing.find(({ map }) => map.id === zoneId)?.freeSinceMs ?? nowMs()),
    });
    await Promise.all(missing.filter(({ map }) => due.includes(map.id)).map((hostedZone) => this.claim(hostedZone)));
    this.wasReady ||= open.every(
      (hostedZone) => hostedZone.host !== null || (hostedZone.freeSinceMs === null && !hostedZone.isBusy),
    );
    if (this.wasReady) for (const resolve of this.waiting) resolve();
    this.even(survey);
    await this.settleChannels(survey);
  }

  /** Opens channels of crowded zones, and closes those that are one too many. */
  private async settleChannels(survey: Survey): Promise<void> {
    const { simId: me, maps, channels: rules, nowMs } = this.options;
    // Channels this process held before a restart belong to no process; their players join other channels.
    const leases = survey.leases.filter(
      ({ zoneId, channel, simId }) =>
        simId !== me || channel === 1 || isInstance(channel) || this.hostOf(zoneId, channel) !== null,
    );
    const present = { ...survey, leases };
    // A zone being released is still written under its old epoch.
    const due = this.leaving.size > 0 ? [] : channelsToOpen(present, me, { rules, zoneIds: maps.map(({ id }) => id) });
    for (const { zoneId, channel } of due) await this.openExtra(zoneId, channel);
    for (const hostedZone of this.hostedZones.filter((one) => isExtra(one) && !one.isBusy)) {
      const wasClosing = hostedZone.isClosing;
      const isOld = nowMs() - hostedZone.openedMs >= rules.staysMs;
      hostedZone.isClosing =
        isOld &&
        shouldClose(present, { zoneId: hostedZone.map.id, channel: hostedZone.channel, isClosing: wasClosing }, rules);
      // The others learn of it at their next survey, and no player is moved before that.
      if (hostedZone.isClosing !== wasClosing) this.again(hostedZone, this.renew, 0);
      else if (hostedZone.isClosing) this.empty(hostedZone);
    }
    for (const {
      zone: { state },
      group,
      enqueue,
    } of this.hosts) {
      const count = leases.filter(({ zoneId, channel }) => zoneId === state.map.id && !isInstance(channel)).length;
      if (group === null && count > 0 && count !== state.channels) enqueue({ kind: 'channels', count });
    }
  }

  private async openExtra(zoneId: string, channel: number): Promise<void> {
    const map = this.options.maps.find(({ id }) => id === zoneId);
    if (
      map === undefined ||
      this.hostedZones.some((hostedZone) => hostedZone.map.id === zoneId && hostedZone.channel === channel)
    )
      return;
    const hostedZone = newHostedZone(map, channel, null);
    this.hostedZones.push(hostedZone);
    await this.claim(hostedZone);
    if (hostedZone.host === null && this.hostedZones.includes(hostedZone))
      this.hostedZones.splice(this.hostedZones.indexOf(hostedZone), 1);
  }

  /** Moves players who are not busy to the other channels; closes the channel when it is empty. */
  private empty(hostedZone: HostedZone): void {
    if (hostedZone.host?.isEmpty() === false) return hostedZone.host.enqueue({ kind: 'join_others', most: atOnce });
    this.close(hostedZone, 'fewer channels are enough');
  }

  private even(survey: Survey): void {
    const { simId, nowMs } = this.options;
    const zoneId = zoneToGive(survey, simId);
    const hostedZone = this.hostedZones.find((one) => isLasting(one) && one.map.id === zoneId);
    if (hostedZone === undefined || hostedZone.host === null || this.leaving.size > 0) return;
    const isPeopled = !hostedZone.host.isEmpty();
    const wasPeopled = survey.leases.some(
      (lease) => lease.zoneId === zoneId && lease.channel === hostedZone.channel && lease.population > 0,
    );
    // A player has just joined, which the next survey shows.
    if (isPeopled && !wasPeopled) return;
    if (isPeopled && nowMs() - this.gaveMs < restMs) return;
    if (isPeopled) this.gaveMs = nowMs();
    this.options.log.info(
      { zone: hostedZone.map.id, channel: hostedZone.channel },
      'another process has less to do: it takes this zone',
    );
    void this.give(hostedZone);
  }

  private async give(hostedZone: HostedZone): Promise<void> {
    const { holding, host } = hostedZone;
    if (holding === null || host === null || hostedZone.isBusy) return;
    hostedZone.isBusy = true;
    this.vacate(hostedZone);
    const giving = this.options
      .handOver(host, holding)
      .catch((err: unknown) =>
        this.options.log.error({ err, zone: hostedZone.map.id }, 'a zone could not be handed over'),
      )
      .finally(() => {
        hostedZone.isBusy = false;
        this.leaving.delete(giving);
      });
    this.leaving.add(giving);
    await giving;
  }

  private claim(hostedZone: HostedZone): Promise<void> {
    hostedZone.opening = this.claimNow(hostedZone).finally(() => {
      hostedZone.opening = null;
    });
    return hostedZone.opening;
  }

  private async claimNow(hostedZone: HostedZone): Promise<void> {
    hostedZone.isBusy = true;
    try {
      const epoch = await this.options.leases.claim(hostedZone.map, hostedZone.channel);
      if (epoch !== null && this.isRunning)
        await this.occupy(hostedZone, { map: hostedZone.map, channel: hostedZone.channel, epoch, group: null });
    } catch (err) {
      this.options.log.warn({ err, zone: hostedZone.map.id }, 'zone cannot be claimed yet');
    } finally {
      hostedZone.isBusy = false;
    }
  }

  private async occupy(hostedZone: HostedZone, holding: Holding): Promise<void> {
    const host = await this.options.openZone(holding, () => this.lose(hostedZone, holding));
    hostedZone.holding = holding;
    hostedZone.host = host;
    hostedZone.wasLost = false;
    hostedZone.openedMs = this.options.nowMs();
    if (!this.isRunning) return;
    host.start();
    this.options.log.info(
      { zone: hostedZone.map.id, channel: hostedZone.channel, epoch: holding.epoch },
      'zone claimed',
    );
    // Opening the zone may have taken a good part of the lease.
    this.again(hostedZone, this.renew, 0);
  }

  private async renew(hostedZone: HostedZone): Promise<void> {
    const { holding, host } = hostedZone;
    if (holding === null || host === null) return;
    try {
      if (
        !(await this.options.leases.renew(holding, {
          population: host.zone.state.players.size,
          waiting: host.waiting,
          isClosing: hostedZone.isClosing,
        }))
      )
        return this.lose(hostedZone, holding);
    } catch (err) {
      // While the database is away no other process can take the lease, so play goes on.
      this.options.log.warn({ err, zone: hostedZone.map.id }, 'lease could not be renewed');
    }
    if (hostedZone.holding === holding) this.again(hostedZone, this.renew, renewMs);
  }

  private lose(hostedZone: HostedZone, holding: Holding): void {
    const { host } = hostedZone;
    if (hostedZone.holding !== holding || host === null) return;
    this.options.log.error(
      { zone: hostedZone.map.id, channel: hostedZone.channel, epoch: holding.epoch },
      'zone has another holder',
    );
    this.vacate(hostedZone);
    hostedZone.wasLost = true;
    host.stop();
    host.effects.stop();
    this.options.onZoneLost(host);
  }

  /** Closes a channel that was empty for long enough. */
  private watch(hostedZone: HostedZone): void {
    if (hostedZone.host === null || !this.isRunning) return;
    hostedZone.emptyLooks = hostedZone.host.isEmpty() ? hostedZone.emptyLooks + 1 : 0;
    if (hostedZone.emptyLooks < looks) return;
    this.close(hostedZone, 'the private instance is empty');
  }

  private close(hostedZone: HostedZone, why: string): void {
    const closing = { ...hostedZone };
    this.vacate(hostedZone);
    this.options.log.info({ zone: hostedZone.map.id, channel: hostedZone.channel }, why);
    const leaving = letGo(closing, { ...this.options, withinMs: this.options.emptyMs }).finally(() =>
      this.leaving.delete(leaving),
    );
    this.leaving.add(leaving);
  }

  private vacate(hostedZone: HostedZone): void {
    if (hostedZone.timer !== null) clearTimeout(hostedZone.timer);
    if (hostedZone.watch !== null) clearInterval(hostedZone.watch);
    hostedZone.holding = null;
    hostedZone.host = null;
    if (!isLasting(hostedZone)) this.hostedZones.splice(this.hostedZones.indexOf(hostedZone), 1);
  }
}
