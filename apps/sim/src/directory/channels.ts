import type { Survey, SurveyedChannel } from '@necp/domain/zone/service';
import { firstInstanceChannel, isInstance } from '@necp/shared/zone/channels';
import { idlest, loadsOf, zoneWeight } from './placement';

/** How many channels a zone may have, and how many players fit into each; the same in every process of a city. */
export interface ChannelRules {
  readonly capacity: number;
  /** The greatest number of channels; 1 means never more than one. */
  readonly most: number;
}

/**
 * A channel this full counts as crowded: players who join go to another one, and when all are crowded, one more is
 * opened.
 */
const crowdedPercent = 80;
/**
 * A channel is one too many when all players fit into the others and these are no fuller than this. The limit is well
 * below the other one, so that channels do not open and close all the time.
 */
const joinedPercent = 60;

/** A zone channel with the figures by which a channel is chosen. */
export interface ChannelChoice {
  readonly channel: number;
  readonly population: number;
  /** Whether it accepts no more players. */
  readonly isClosing: boolean;
}

export interface ChannelPlace {
  readonly zoneId: string;
  readonly channel: number;
}

/** Returns the channels of one zone whose processes stay, the first channel first. */
function stayingChannels({ processes, leases }: Survey, zoneId: string): SurveyedChannel[] {
  const staying = new Set(processes.filter(({ isLeaving }) => !isLeaving).map(({ simId }) => simId));
  return leases.filter((lease) => lease.zoneId === zoneId && !isInstance(lease.channel) && staying.has(lease.simId));
}

function isCrowded(
  { population, waiting }: Pick<SurveyedChannel, 'population' | 'waiting'>,
  capacity: number,
): boolean {
  return waiting > 0 || population * 100 >= capacity * crowdedPercent;
}

/**
 * Returns the channels this process should open now: one more for each zone whose channels are all crowded, opened by
 * the process with the least to do. While a channel is closing none is opened, because that one stays open instead.
 */
export function channelsToOpen(
  survey: Survey,
  me: string,
  { rules, zoneIds }: { readonly rules: ChannelRules; readonly zoneIds: readonly string[] },
): ChannelPlace[] {
  const loads = loadsOf(survey);
  if (!loads.has(me)) return [];
  return zoneIds.toSorted().flatMap((zoneId): ChannelPlace[] => {
    const held = survey.leases
      .filter((lease) => lease.zoneId === zoneId && !isInstance(lease.channel))
      .map(({ channel }) => channel);
    // A zone without its first channel is about to get it back.
    if (held.length >= rules.most || !held.includes(1)) return [];
    if (
      !stayingChannels(survey, zoneId).every(
        (zoneChannel) => !zoneChannel.isClosing && isCrowded(zoneChannel, rules.capacity),
      )
    )
      return [];
    const taker = idlest(loads) ?? me;
    loads.set(taker, (loads.get(taker) ?? 0) + zoneWeight);
    return taker === me ? [{ zoneId, channel: lowestFree(held) }] : [];
  });
}

function lowestFree(held: readonly number[]): number {
  let channel = 2;
  while (held.includes(channel) && channel < firstInstanceChannel - 1) channel++;
  return channel;
}

/**
 * Checks whether a channel should accept no more players and move all of them to the others: the highest one, once they
 * fit into the others with room to spare. A closing channel goes on closing unless that would make the others crowded.
 */
export function shouldClose(
  survey: Survey,
  zoneChannel: ChannelPlace & Pick<ChannelChoice, 'isClosing'>,
  { capacity }: ChannelRules,
): boolean {
  const channels = stayingChannels(survey, zoneChannel.zoneId);
  const others = channels.filter(({ channel, isClosing }) => channel !== zoneChannel.channel && !isClosing);
  if (zoneChannel.channel === 1 || others.length === 0 || others.some(({ channel }) => channel > zoneChannel.channel))
    return false;
  const people = channels.reduce((sum, { population, waiting }) => sum + population + waiting, 0);
  return people * 100 <= others.length * capacity * (zoneChannel.isClosing ? crowdedPercent : joinedPercent);
}

/**
 * Returns the channels of a zone with room, the best first: the player's previous one, then the fullest that is not
 * crowded, so that players meet, then the one with most seats.
 */
export function rankChannels<T extends ChannelChoice>(
  channels: readonly T[],
  { capacity, last }: { readonly capacity: number; readonly last: number | null },
): T[] {
  const open = channels.filter(({ isClosing, population }) => !isClosing && population < capacity);
  const rank = (zoneChannel: T) =>
    zoneChannel.channel === last ? 0 : isCrowded({ population: zoneChannel.population, waiting: 0 }, capacity) ? 2 : 1;
  return open.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      (rank(a) === 1 ? b.population - a.population : a.population - b.population) ||
      a.channel - b.channel,
  );
}
