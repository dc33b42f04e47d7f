import type { Survey, SurveyedCopy } from '@necp/domain/zone/service';
import { firstInstanceChannel, isInstance } from '@necp/shared/zone/copies';
import { idlest, loadsOf, zoneWeight } from './placement';

/** How many copies one zone may have, and how many players fit into each; the same in every process of a city. */
export interface CopyRules {
  readonly capacity: number;
  /** 1: never more than one. */
  readonly most: number;
}

/** A copy this full counts as crowded: newcomers rather go to another, and when all are, one more is opened. */
const crowdedPercent = 80;
/**
 * One copy is too many when everybody fits into the others and they are no fuller than that. Far enough below, so that
 * copies do not come and go.
 */
const joinedPercent = 60;

/** A copy of a zone, as whoever chooses among them sees it. */
export interface CopyChoice {
  readonly channel: number;
  readonly population: number;
  /** It lets nobody in any more. */
  readonly isClosing: boolean;
}

export interface CopyPlace {
  readonly zoneId: string;
  readonly channel: number;
}

/** Copies of one zone whose processes stay, the first channel first. */
function stayingCopies({ processes, leases }: Survey, zoneId: string): SurveyedCopy[] {
  const staying = new Set(processes.filter(({ isLeaving }) => !isLeaving).map(({ simId }) => simId));
  return leases.filter((lease) => lease.zoneId === zoneId && !isInstance(lease.channel) && staying.has(lease.simId));
}

function isCrowded({ population, waiting }: Pick<SurveyedCopy, 'population' | 'waiting'>, capacity: number): boolean {
  return waiting > 0 || population * 100 >= capacity * crowdedPercent;
}

/**
 * Copies this process should open now: one more of each zone all of whose copies are crowded, opened by whoever has the
 * least to do. While one is
 * closing none is opened: it stays instead.
 */
export function copiesToOpen(
  survey: Survey,
  me: string,
  { rules, zoneIds }: { readonly rules: CopyRules; readonly zoneIds: readonly string[] },
): CopyPlace[] {
  const loads = loadsOf(survey);
  if (!loads.has(me)) return [];
  return zoneIds.toSorted().flatMap((zoneId): CopyPlace[] => {
    const held = survey.leases
      .filter((lease) => lease.zoneId === zoneId && !isInstance(lease.channel))
      .map(({ channel }) => channel);
    // A zone without its first copy is about to get that back.
    if (held.length >= rules.most || !held.includes(1)) return [];
    if (!stayingCopies(survey, zoneId).every((copy) => !copy.isClosing && isCrowded(copy, rules.capacity))) return [];
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
 * Whether a copy should let nobody in and send everybody over to the others: the highest one, as soon as everybody fits
 * into them with room to spare.
 * Once it closes it goes on, unless the others become crowded by that.
 */
export function shouldClose(
  survey: Survey,
  copy: CopyPlace & Pick<CopyChoice, 'isClosing'>,
  { capacity }: CopyRules,
): boolean {
  const copies = stayingCopies(survey, copy.zoneId);
  const others = copies.filter(({ channel, isClosing }) => channel !== copy.channel && !isClosing);
  if (copy.channel === 1 || others.length === 0 || others.some(({ channel }) => channel > copy.channel)) return false;
  const people = copies.reduce((sum, { population, waiting }) => sum + population + waiting, 0);
  return people * 100 <= others.length * capacity * (copy.isClosing ? crowdedPercent : joinedPercent);
}

/**
 * The copies of a zone with room, the best first: where one was last, then the fullest that is not crowded, so that
 * people meet, then the one with
 * most seats.
 */
export function rankCopies<T extends CopyChoice>(
  copies: readonly T[],
  { capacity, last }: { readonly capacity: number; readonly last: number | null },
): T[] {
  const open = copies.filter(({ isClosing, population }) => !isClosing && population < capacity);
  const rank = (copy: T) =>
    copy.channel === last ? 0 : isCrowded({ population: copy.population, waiting: 0 }, capacity) ? 2 : 1;
  return open.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      (rank(a) === 1 ? b.population - a.population : a.population - b.population) ||
      a.channel - b.channel,
  );
}
