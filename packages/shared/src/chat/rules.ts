import { allowed, refuse, type Verdict } from '../kernel/verdict';
import { maxMessageLength } from './schema';

/** How far `say` carries. */
export const sayRangeTiles = 20;
/** At most so many lines in so long a time. */
export const messageRateLimit = { lines: 5, windowMs: 10_000 } as const;
/** The same words again are refused for this long. */
export const repeatMs = 30_000;

/** What a speaker's pace is judged by; plain, so that it can live in a zone's state. */
export interface ChatPace {
  /** When the last lines were said, oldest first. */
  spokenMs: number[];
  lastText: string;
}

/** The rate of a character that has said nothing yet. */
export function newPace(): ChatPace {
  return { spokenMs: [], lastText: '' };
}

// Controls, bidirectional marks, zero-width and other invisible characters, the byte-order mark, tags and private use.
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\u115f\u1160\u3164\uffa0\u2800]/gu;
const spaces = /[\s\p{Z}]+/gu;
/** More than two marks on one letter pile up over the lines above. */
const piledMarks = /(\p{M}{2})\p{M}+/gu;

/** A line as it will be shown: one line, nothing invisible, nothing that turns or covers other text. */
export function normaliseMessage(text: string): string {
  return text
    .normalize('NFC')
    .replace(spaces, ' ')
    .replace(invisible, '')
    .replace(piledMarks, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Whether a normalised line may be said at all; length counts characters, not bytes. */
export function canSay(line: string): Verdict {
  if (line === '') return refuse('chat.empty');
  return [...line].length > maxMessageLength ? refuse('chat.too_long', { max: maxMessageLength }) : allowed;
}

/** Whether it may be said now; the pace is not changed. */
export function canSayNow(pace: ChatPace, line: string, nowMs: number): Verdict {
  const recent = pace.spokenMs.filter((ms) => nowMs - ms < messageRateLimit.windowMs);
  const [oldest] = recent;
  if (oldest !== undefined && recent.length >= messageRateLimit.lines)
    return refuse('chat.too_fast', {
      seconds: Math.max(1, Math.ceil((oldest + messageRateLimit.windowMs - nowMs) / 1000)),
    });
  const lastMs = pace.spokenMs.at(-1);
  if (lastMs !== undefined && nowMs - lastMs < repeatMs && line.toLowerCase() === pace.lastText)
    return refuse('chat.repeated');
  return allowed;
}

/** Remembers that a line was said. */
export function noteMessage(pace: ChatPace, line: string, nowMs: number): void {
  pace.spokenMs.push(nowMs);
  if (pace.spokenMs.length > messageRateLimit.lines) pace.spokenMs.shift();
  pace.lastText = line.toLowerCase();
}
