import { allowed, refuse, type Verdict } from '../kernel/verdict';
import type { Severity } from './filter';
import { type ChannelRole, type ChatChannel, channelNameLength, maxMessageLength, type memberActs } from './schema';

/** The distance at which players hear `say`. */
export const sayRangeTiles = 20;
/** The most messages a player may send within the window. */
export const messageRateLimit = { messages: 5, windowMs: 10_000 } as const;
/** The same message is refused again for this long. */
export const repeatMs = 30_000;

/** The recent messages of a player, for the rate limit; plain data, so that it can be part of a zone's state. */
export interface ChatPace {
  /** The times of the last messages, oldest first. */
  spokenMs: number[];
  lastText: string;
}

/** Returns the state of a player who has sent nothing yet. */
export function newPace(): ChatPace {
  return { spokenMs: [], lastText: '' };
}

// Controls, bidirectional marks, zero-width and other invisible characters, the byte-order mark, tags and private use.
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u115f\u1160\u3164\uffa0\u2800]/gu;
const spaces = /[\s\p{Z}]+/gu;
/** More than two marks on one letter would cover the lines above. */
const piledMarks = /(\p{M}{2})\p{M}+/gu;

/**
 * Returns a message as it is shown: on one line, without invisible characters, and without any that turn or cover other
 * text.
 */
export function normaliseMessage(text: string): string {
  return text
    .normalize('NFC')
    .replace(spaces, ' ')
    .replace(invisible, '')
    .replace(piledMarks, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Checks whether a normalised message may be sent at all; the length counts characters, not bytes. */
export function canSay(line: string): Verdict {
  if (line === '') return refuse('chat.empty');
  return [...line].length > maxMessageLength ? refuse('chat.too_long', { max: maxMessageLength }) : allowed;
}

/** Checks whether the message may be sent now; `pace` is not changed. */
export function canSayNow(pace: ChatPace, line: string, nowMs: number): Verdict {
  const recent = pace.spokenMs.filter((ms) => nowMs - ms < messageRateLimit.windowMs);
  const [oldest] = recent;
  if (oldest !== undefined && recent.length >= messageRateLimit.messages)
    return refuse('chat.too_fast', {
      seconds: Math.max(1, Math.ceil((oldest + messageRateLimit.windowMs - nowMs) / 1000)),
    });
  const lastMs = pace.spokenMs.at(-1);
  if (lastMs !== undefined && nowMs - lastMs < repeatMs && line.toLowerCase() === pace.lastText)
    return refuse('chat.repeated');
  return allowed;
}

/** Checks whether a message may be heard: coarse words are masked, hateful ones are not sent at all. */
export function canBeHeard(severity: Severity): Verdict {
  return severity === 'hateful' ? refuse('chat.hateful') : allowed;
}

/** Records that a message was sent. */
export function noteMessage(pace: ChatPace, line: string, nowMs: number): void {
  pace.spokenMs.push(nowMs);
  if (pace.spokenMs.length > messageRateLimit.messages) pace.spokenMs.shift();
  pace.lastText = line.toLowerCase();
}

/** The most own channels of the realm, of one character (made and joined), and the most members of one. */
export const mostChannels = 50;
export const mostOwnChannels = 5;
export const mostMembers = 100;

/** How long a player waits between two lines of a channel that everyone hears. */
export const slowSecondsOf: Partial<Readonly<Record<ChatChannel, number>>> = { global: 3, trade: 10 };
/** The longest wait between two lines that an own channel may ask for. */
export const longestSlowMs = 300_000;

/** Checks whether the wait of a slow channel is over; `lastMs` is the time of the player's last line in it. */
export function canSaySlowly(lastMs: number | undefined, slowSeconds: number, nowMs: number): Verdict {
  const leftMs = lastMs === undefined ? 0 : lastMs + slowSeconds * 1000 - nowMs;
  return leftMs > 0 ? refuse('chat.slow', { seconds: Math.ceil(leftMs / 1000) }) : allowed;
}

/** Returns the name of an own channel as it is shown. */
export function tidyChannelName(typed: string): string {
  return normaliseMessage(typed);
}

/** Checks whether an own channel may be called so: letters, digits, spaces and dashes, beginning with a letter. */
export function canNameChannel(name: string): Verdict {
  const { length } = [...name];
  if (length < channelNameLength.least || length > channelNameLength.most)
    return refuse('chat.name_length', channelNameLength);
  return /^\p{L}[\p{L}\p{N} -]*$/u.test(name) ? allowed : refuse('chat.name_letters');
}

const ranks: Readonly<Record<ChannelRole, number>> = { owner: 2, operator: 1, member: 0 };

/** Checks whether a member may do this to another one; `target` is null for someone who is no member. */
export function canManage(own: ChannelRole, act: (typeof memberActs)[number], target: ChannelRole | null): Verdict {
  const isOwners = act === 'promote' || act === 'demote' || act === 'hand_over';
  const isHigher = ranks[own] > ranks[target ?? 'member'];
  return ranks[own] >= (isOwners ? ranks.owner : ranks.operator) && isHigher ? allowed : refuse('chat.not_allowed');
}
