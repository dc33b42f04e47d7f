import { dayMs } from '../kernel/time';
import type { ZoneId } from '../kernel/ids';
import { isInstance } from '../zone/channels';
import type { FriendView, Presence, SocialAudience, SocialStatus } from './schema';

/** The most friends, blocks, groups and open requests (sent, and received) of an account. */
export const mostFriends = 200;
export const mostBlocks = 500;
export const mostGroups = 10;
export const mostRequests = 50;
/** How long a request stays open, and how long a player waits before asking the same one again. */
export const requestLastsMs = 30 * dayMs;
export const askAgainMs = 7 * dayMs;

/** What a player has chosen to show. */
export interface ChosenStatus {
  readonly status: SocialStatus;
  readonly text: string;
  readonly presenceTo: SocialAudience;
  readonly placeTo: SocialAudience;
}

export const usualStatus: ChosenStatus = { status: 'online', text: '', presenceTo: 'friends', placeTo: 'friends' };

/** Where a character is in the city, and what it does. */
export interface Whereabouts {
  readonly zoneId: ZoneId;
  readonly channel: number;
  readonly isAway: boolean;
  readonly isFighting: boolean;
}

/** The player who is looked at: what they chose, where they are (null outside the city), when they were there last. */
export interface SeenPlayer {
  readonly chosen: ChosenStatus;
  /** Whether the privacy settings hide the presence from everyone. */
  readonly isHidden: boolean;
  readonly place: Whereabouts | null;
  readonly seenAt: Date | null;
}

export const offline: Presence = {
  status: 'offline',
  text: '',
  zoneId: null,
  channel: null,
  doing: null,
  seenAt: null,
};

/**
 * Returns what a friend sees of a player.
 * @param isFavourite whether the player has marked this friend as a favourite
 */
export function presenceFor(
  { chosen, isHidden, place, seenAt }: SeenPlayer,
  { isFavourite }: { readonly isFavourite: boolean },
): Presence {
  const isShown = (to: SocialAudience) => to === 'friends' || (to === 'favourites' && isFavourite);
  if (isHidden || !isShown(chosen.presenceTo)) return offline;
  if (place === null || chosen.status === 'invisible') return { ...offline, seenAt };
  const { zoneId, channel, isAway, isFighting } = place;
  const status = chosen.status === 'online' && isAway ? 'away' : chosen.status;
  const shown = { ...offline, status, text: chosen.text };
  if (!isShown(chosen.placeTo)) return shown;
  const doing = isInstance(channel) ? 'instance' : isFighting ? 'fight' : 'city';
  return { ...shown, zoneId, channel, doing };
}

/** Returns the friends as a list shows them: favourites first, then those online, then by name. */
export function sortFriends(friends: readonly FriendView[]): FriendView[] {
  const rank = ({ isFavourite, presence }: FriendView) =>
    (isFavourite ? 0 : 2) + (presence.status === 'offline' ? 1 : 0);
  return friends.toSorted((a, b) => rank(a) - rank(b) || a.character.name.localeCompare(b.character.name));
}
