import type { Survey } from '@necp/domain/zone/service';
import { isInstance } from '@necp/shared/zone/channels';
import { channelsToOpen, shouldClose } from './channels';
import { isExtra, newHostedZone, type HostedZone } from './hosted-zone';
import type { DirectoryOptions } from './played-here';
import type { ZoneHolder } from './zone-holder';

/** The greatest number of players moved to other channels at each check while a channel closes. */
const atOnce = 20;

/** Opens channels of crowded zones, and closes those that are one too many. */
export class ExtraChannels {
  constructor(
    private readonly holder: ZoneHolder,
    private readonly options: Pick<DirectoryOptions, 'simId' | 'maps' | 'channels' | 'nowMs'>,
  ) {}

  async settle(survey: Survey): Promise<void> {
    const { simId: me, maps, channels: rules } = this.options;
    // Channels this process held before a restart belong to no process; their players join other channels.
    const leases = survey.leases.filter(
      ({ zoneId, channel, simId }) =>
        simId !== me || channel === 1 || isInstance(channel) || this.holder.hostOf(zoneId, channel) !== null,
    );
    const present = { ...survey, leases };
    // A zone being released is still written under its old epoch.
    const due =
      this.holder.leaving.size > 0 ? [] : channelsToOpen(present, me, { rules, zoneIds: maps.map(({ id }) => id) });
    for (const { zoneId, channel } of due) await this.open(zoneId, channel);
    for (const hostedZone of this.holder.hostedZones.filter((one) => isExtra(one) && !one.isBusy))
      this.closeIfSpare(hostedZone, present);
    this.publishCounts(present);
  }

  private async open(zoneId: string, channel: number): Promise<void> {
    const { hostedZones } = this.holder;
    const map = this.options.maps.find(({ id }) => id === zoneId);
    if (
      map === undefined ||
      hostedZones.some((hostedZone) => hostedZone.map.id === zoneId && hostedZone.channel === channel)
    )
      return;
    const hostedZone = newHostedZone(map, channel, null);
    hostedZones.push(hostedZone);
    await this.holder.claim(hostedZone);
    if (hostedZone.host === null && hostedZones.includes(hostedZone))
      hostedZones.splice(hostedZones.indexOf(hostedZone), 1);
  }

  private closeIfSpare(hostedZone: HostedZone, survey: Survey): void {
    const { channels: rules, nowMs } = this.options;
    const wasClosing = hostedZone.isClosing;
    const isOld = nowMs() - hostedZone.openedMs >= rules.staysMs;
    hostedZone.isClosing =
      isOld &&
      shouldClose(survey, { zoneId: hostedZone.map.id, channel: hostedZone.channel, isClosing: wasClosing }, rules);
    // The others learn of it at their next survey, and no player is moved before that.
    if (hostedZone.isClosing !== wasClosing) this.holder.renewNow(hostedZone);
    else if (hostedZone.isClosing) this.empty(hostedZone);
  }

  /** Moves players who are not busy to the other channels; closes the channel when it is empty. */
  private empty(hostedZone: HostedZone): void {
    if (hostedZone.host?.isEmpty() === false) return hostedZone.host.enqueue({ kind: 'join_others', most: atOnce });
    this.holder.close(hostedZone, 'fewer channels are enough');
  }

  /** Informs the public zones of this process how many channels each of them has. */
  private publishCounts({ leases }: Survey): void {
    for (const {
      zone: { state },
      group,
      enqueue,
    } of this.holder.hosts) {
      const count = leases.filter(({ zoneId, channel }) => zoneId === state.map.id && !isInstance(channel)).length;
      if (group === null && count > 0 && count !== state.channels) enqueue({ kind: 'channels', count });
    }
  }
}
