import type { Survey } from '@necp/domain/zone/service';
import { isLasting, type HostedZone } from './hosted-zone';
import { zonesToClaim, zoneToGive } from './placement';
import type { DirectoryOptions } from './played-here';
import type { ZoneHolder } from './zone-holder';

/** Players are moved to balance the load no more often than this. */
const restMs = 20_000;

/** Gives this process its share of the public zones: claims those that are due, and hands over what is too much. */
export class PublicZones {
  private gaveMs = -Infinity;

  constructor(
    private readonly holder: ZoneHolder,
    private readonly options: Pick<DirectoryOptions, 'simId' | 'nowMs' | 'log'>,
  ) {}

  /**
   * Claims the free zones that are due to this process.
   * @returns whether every public zone is hosted, here or elsewhere
   */
  async claimDue(survey: Survey): Promise<boolean> {
    const { simId: me, nowMs } = this.options;
    const open = this.holder.hostedZones.filter(isLasting);
    for (const hostedZone of open) this.noteWhetherFree(hostedZone, survey);
    const missing = open.filter(
      ({ host, isBusy, wasLost, freeSinceMs }) => host === null && !isBusy && !(wasLost && freeSinceMs === null),
    );
    const due = zonesToClaim(survey, {
      me,
      missing: missing.map(({ map }) => map.id),
      freeForMs: (zoneId) => nowMs() - (missing.find(({ map }) => map.id === zoneId)?.freeSinceMs ?? nowMs()),
    });
    await Promise.all(
      missing.filter(({ map }) => due.includes(map.id)).map((hostedZone) => this.holder.claim(hostedZone)),
    );
    return open.every(
      (hostedZone) => hostedZone.host !== null || (hostedZone.freeSinceMs === null && !hostedZone.isBusy),
    );
  }

  private noteWhetherFree(hostedZone: HostedZone, { leases }: Survey): void {
    const { simId: me, nowMs } = this.options;
    const lease = leases.find(({ zoneId, channel }) => zoneId === hostedZone.map.id && channel === hostedZone.channel);
    const isPlayed = lease !== undefined && (lease.simId !== me || hostedZone.host !== null || hostedZone.wasLost);
    hostedZone.freeSinceMs = isPlayed ? null : (hostedZone.freeSinceMs ?? nowMs());
  }

  /** Hands a zone over to a process that has less to do. */
  balance(survey: Survey): void {
    const { simId, nowMs } = this.options;
    const zoneId = zoneToGive(survey, simId);
    const hostedZone = this.holder.hostedZones.find((one) => isLasting(one) && one.map.id === zoneId);
    if (hostedZone === undefined || hostedZone.host === null || this.holder.leaving.size > 0) return;
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
    void this.holder.give(hostedZone);
  }
}
