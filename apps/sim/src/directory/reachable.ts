import type { Ctx } from '@necp/domain/kernel';
import { openCopies } from '@necp/domain/zone/queries';
import type { Host } from '../zone/host';
import type { CopyChoice } from './copies';
import type { PlayedHere } from './directory';

/** An open copy of a zone that one can go to from here. */
export interface ReachableCopy extends CopyChoice {
  /** The address of the process that plays it. */
  readonly url: string;
  /** The copy itself when it is played here. */
  readonly host: Host | null;
}

export interface Reach {
  readonly directory: PlayedHere;
  /** Where browsers reach this process. */
  readonly url: string;
}

/**
 * The open copies of a zone, the first channel first. All processes read the same figures, so that nobody is sent to
 * and fro.
 */
export async function reachableCopies(ctx: Ctx, zoneId: string, reach: Reach): Promise<ReachableCopy[]> {
  const { directory, url } = reach;
  const listed = (await openCopies(ctx, zoneId)).map(
    (copy): ReachableCopy => ({ ...copy, host: copy.url === url ? directory.hostOf(zoneId, copy.channel) : null }),
  );
  // What is said to be played here and is not is on its way to another process; what is played here under a lease that
  // ran out unnoticed is here all the same.
  const known = listed.filter((copy) => copy.url !== url || copy.host !== null);
  const unlisted = copiesHere(zoneId, reach).filter(({ channel }) => listed.every((copy) => copy.channel !== channel));
  return [...known, ...unlisted].toSorted((a, b) => a.channel - b.channel);
}

/** Those of them that are played here. */
export function copiesHere(zoneId: string, { directory, url }: Reach): ReachableCopy[] {
  const hosts = directory.hosts.filter(({ zone, group }) => group === null && zone.state.map.id === zoneId);
  return hosts.map((host) => ({
    channel: host.zone.state.channel,
    population: host.zone.state.players.size,
    isClosing: false,
    url,
    host,
  }));
}
