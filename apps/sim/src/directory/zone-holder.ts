import { GameError } from '@necp/shared/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';
import type { Group } from '../hosting/group';
import type { Host } from '../hosting/host';
import { isLasting, letGo, newHostedZone, type Holding, type HostedZone } from './hosted-zone';
import type { DirectoryOptions } from './played-here';
import { leaseMs, renewMs } from './timings';

/** A zone that ran for this long before a fault is opened again at once. */
const calmMs = 60_000;
/** The pause before a zone with several faults in a row is opened again doubles, up to a limit. */
const pauseMs = 500;
const mostPauseMs = 15_000;

/** How often the ends of the leases are checked. */
const leaseCheckMs = 250;

/** How often an empty private instance is checked before it is closed. */
const emptyChecks = 4;

/**
 * Holds the zone channels of this process: claims them, opens them, renews their leases, and hands over, closes or
 * loses them.
 */
export class ZoneHolder {
  readonly hostedZones: HostedZone[];
  /** Channels being handed over or closed, which are still written under their old epoch. */
  readonly leaving = new Set<Promise<void>>();
  private isRunning = false;
  /** The other processes that the last survey showed. */
  private others = 0;
  private leaseWatch: NodeJS.Timeout | null = null;

  constructor(private readonly options: DirectoryOptions) {
    this.hostedZones = options.maps.map((map) => newHostedZone(map, 1, null));
  }

  get hosts(): readonly Host[] {
    return this.hostedZones.flatMap(({ host }) => host ?? []);
  }

  hostOf(zoneId: string, channel: number): Host | null {
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
    this.leaseWatch = setInterval(() => this.watchLeases(), leaseCheckMs);
  }

  /** From now on nothing is opened, and leases are not renewed. */
  stop(): void {
    this.isRunning = false;
    if (this.leaseWatch !== null) clearInterval(this.leaseWatch);
  }

  /** Takes over how many other processes there are, which could take a zone whose lease has run out. */
  noteOthers(count: number): void {
    this.others = count;
  }

  async openInstance(map: ZoneMap, group: Group): Promise<Host> {
    const { leases, emptyMs } = this.options;
    const askedMs = this.options.beatMs();
    const { channel, epoch, ...instance } = await leases.openInstanceChannel(map, group);
    const hostedZone = newHostedZone(map, channel, group);
    hostedZone.leaseEndsMs = askedMs + leaseMs;
    await this.occupy(hostedZone, { map, channel, epoch, group, instance });
    if (hostedZone.host === null || !this.isRunning) {
      await letGo(hostedZone, { ...this.options, withinMs: 0 });
      throw new GameError('unavailable', 'zone.unreachable');
    }
    this.hostedZones.push(hostedZone);
    hostedZone.watch = setInterval(() => this.watch(hostedZone), emptyMs / emptyChecks);
    return hostedZone.host;
  }

  claim(hostedZone: HostedZone): Promise<void> {
    hostedZone.opening = this.claimNow(hostedZone).finally(() => {
      hostedZone.opening = null;
    });
    return hostedZone.opening;
  }

  /** Renews the lease without delay, which also publishes whether the channel is closing. */
  renewNow(hostedZone: HostedZone): void {
    this.renewAfter(hostedZone, 0);
  }

  /** Hands a channel over to the next holder. */
  async give(hostedZone: HostedZone): Promise<void> {
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

  close(hostedZone: HostedZone, why: string): void {
    const closing = { ...hostedZone };
    this.vacate(hostedZone);
    this.options.log.info({ zone: hostedZone.map.id, channel: hostedZone.channel }, why);
    const leaving = letGo(closing, { ...this.options, withinMs: this.options.emptyMs }).finally(() =>
      this.leaving.delete(leaving),
    );
    this.leaving.add(leaving);
  }

  /** Ends every channel here, as when its lease has run out. */
  endAll(): void {
    for (const hostedZone of [...this.hostedZones]) {
      const { host } = hostedZone;
      if (host !== null && !hostedZone.isBusy) this.end(hostedZone, { host, againAfterMs: 0 });
    }
  }

  /** Stops every channel, waits for its writes and releases its lease. */
  async letAllGo(withinMs: number): Promise<void> {
    await Promise.all([
      ...this.leaving,
      ...this.hostedZones.map((hostedZone) => letGo(hostedZone, { ...this.options, withinMs })),
    ]);
  }

  private async claimNow(hostedZone: HostedZone): Promise<void> {
    hostedZone.isBusy = true;
    try {
      hostedZone.leaseEndsMs = this.options.beatMs() + leaseMs;
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
    const host = await this.options.openZone(holding, {
      onLost: () => this.lose(hostedZone, holding),
      onFault: (error) => this.fail(hostedZone, { holding, error }),
    });
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
    this.renewNow(hostedZone);
  }

  private renewAfter(hostedZone: HostedZone, afterMs: number): void {
    if (hostedZone.timer !== null) clearTimeout(hostedZone.timer);
    if (this.isRunning) hostedZone.timer = setTimeout(() => void this.renew(hostedZone), afterMs);
  }

  private async renew(hostedZone: HostedZone): Promise<void> {
    const { holding, host } = hostedZone;
    if (holding === null || host === null) return;
    const askedMs = this.options.beatMs();
    try {
      if (
        !(await this.options.leases.renew(holding, {
          population: host.zone.state.players.size,
          waiting: host.waiting,
          isClosing: hostedZone.isClosing,
        }))
      )
        return this.lose(hostedZone, holding);
      hostedZone.leaseEndsMs = askedMs + leaseMs;
    } catch (err) {
      this.options.log.warn({ err, zone: hostedZone.map.id }, 'lease could not be renewed');
    }
    if (hostedZone.holding === holding) this.renewAfter(hostedZone, renewMs);
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

  /**
   * Ends a zone whose tick threw. What it had requested is still written; its players are cut and come back at their
   * last saved position as soon as the zone is open again, which takes longer with each fault in a row.
   */
  private fail(
    hostedZone: HostedZone,
    { holding, error }: { readonly holding: Holding; readonly error: unknown },
  ): void {
    const { host, map, channel, openedMs } = hostedZone;
    if (hostedZone.holding !== holding || host === null) return;
    hostedZone.faults = this.options.nowMs() - openedMs > calmMs ? 1 : hostedZone.faults + 1;
    this.options.log.error(
      { err: error, zone: map.id, channel, faults: hostedZone.faults },
      'a tick of the zone threw',
    );
    this.end(hostedZone, { host, againAfterMs: Math.min(mostPauseMs, (2 ** (hostedZone.faults - 1) - 1) * pauseMs) });
  }

  /**
   * Ends the zones whose leases may have run out, so that their players go to the process that took them. While this is
   * the only process, no other one can take them, and play goes on without the database.
   */
  private watchLeases(): void {
    if (this.others === 0) return;
    for (const hostedZone of [...this.hostedZones]) {
      const { holding, host, map, channel, leaseEndsMs } = hostedZone;
      if (holding === null || host === null || hostedZone.isBusy || this.options.beatMs() < leaseEndsMs) continue;
      this.options.log.error({ zone: map.id, channel, epoch: holding.epoch }, 'the lease of the zone has run out');
      this.end(hostedZone, { host, againAfterMs: 0 });
    }
  }

  /** Ends a zone here. What it had requested is still written if possible; its players are cut and come back. */
  private end(
    hostedZone: HostedZone,
    { host, againAfterMs }: { readonly host: Host; readonly againAfterMs: number },
  ): void {
    const ended = { ...hostedZone };
    this.vacate(hostedZone);
    host.stop();
    this.options.onZoneLost(host);
    hostedZone.isBusy = true;
    const ending = letGo(ended, { ...this.options, withinMs: this.options.emptyMs }).finally(() => {
      this.leaving.delete(ending);
      this.openAgainAfter(hostedZone, againAfterMs);
    });
    this.leaving.add(ending);
  }

  private openAgainAfter(hostedZone: HostedZone, afterMs: number): void {
    if (!isLasting(hostedZone) || !this.isRunning) return;
    hostedZone.timer = setTimeout(() => {
      if (this.isRunning) void this.claim(hostedZone);
    }, afterMs);
  }

  /** Closes a private instance that was empty for long enough. */
  private watch(hostedZone: HostedZone): void {
    if (hostedZone.host === null || !this.isRunning) return;
    hostedZone.emptyLooks = hostedZone.host.isEmpty() ? hostedZone.emptyLooks + 1 : 0;
    if (hostedZone.emptyLooks < emptyChecks) return;
    this.close(hostedZone, 'the private instance is empty');
  }

  private vacate(hostedZone: HostedZone): void {
    if (hostedZone.timer !== null) clearTimeout(hostedZone.timer);
    if (hostedZone.watch !== null) clearInterval(hostedZone.watch);
    hostedZone.holding = null;
    hostedZone.host = null;
    if (!isLasting(hostedZone)) this.hostedZones.splice(this.hostedZones.indexOf(hostedZone), 1);
  }
}
