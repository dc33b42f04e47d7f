import { dayMs, hourMs, minuteMs } from '../kernel/time';
import { allowed, refuse, type Verdict } from '../kernel/verdict';
import type { ChatChannel } from './schema';

/** Where a player can be muted: in a channel, in the calls of groups, or in letters. */
export type MutedIn = ChatChannel | 'voice' | 'mail';

/** A time in which a player may not talk there, or anywhere. */
export interface Mute {
  readonly channel: MutedIn | 'all';
  readonly untilMs: number;
}

/** Returns the mute that keeps its player longest from talking in a channel; null when none does. */
export function muteIn<One extends Mute>(mutes: readonly One[], channel: MutedIn, nowMs: number): One | null {
  const [longest = null] = mutes
    .filter((mute) => (mute.channel === 'all' || mute.channel === channel) && mute.untilMs > nowMs)
    .toSorted((a, b) => b.untilMs - a.untilMs);
  return longest;
}

/** Returns how long something lasts still, in whole parts; what is left of a minute counts as one. */
export function timeLeft(leftMs: number): { readonly days: number; readonly hours: number; readonly minutes: number } {
  const whole = Math.max(0, Math.ceil(leftMs / minuteMs)) * minuteMs;
  return {
    days: Math.floor(whole / dayMs),
    hours: Math.floor((whole % dayMs) / hourMs),
    minutes: Math.floor((whole % hourMs) / minuteMs),
  };
}

/** Checks whether no moderator has muted a player in a channel. */
export function canTalkIn(mutes: readonly Mute[], channel: MutedIn, nowMs: number): Verdict {
  const mute = muteIn(mutes, channel, nowMs);
  return mute === null ? allowed : refuse('chat.muted', timeLeft(mute.untilMs - nowMs));
}
