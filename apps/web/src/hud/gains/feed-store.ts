import { create } from 'zustand';
import { steadyMs } from '../../components/kernel/clock';
import type { Gain } from '../../features/base/gains';

/** A line of the feed; `key` says with which later gains it is merged. */
export type FeedLine = Gain & { readonly key: string; readonly untilMs: number };

const shownMs = 7_000;
/** How long a line stays at least after the pointer has left the feed. */
const graceMs = 2_000;
const kinds = ['experience', 'chits', 'item', 'reputation', 'skill', 'title', 'delivery'] as const;

interface FeedState {
  /** Grouped by kind; within a kind the oldest first. */
  readonly lines: readonly FeedLine[];
  add(gains: readonly Gain[]): void;
  /** Removes what has been shown long enough. */
  sweep(): void;
  /** Keeps every line a moment longer, after the player has held the feed. */
  linger(): void;
}

/** What the character gained and lost lately. */
export const useFeed = create<FeedState>((set) => ({
  lines: [],
  add: (gains) =>
    set(({ lines }) => {
      const merged = new Map(lines.map((line) => [line.key, line]));
      for (const gain of gains) {
        const key = keyOf(gain);
        merged.set(key, { ...mergedWith(merged.get(key), gain), key, untilMs: steadyMs() + shownMs });
      }
      return { lines: [...merged.values()].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind)) };
    }),
  sweep: () =>
    set((state) => {
      const now = steadyMs();
      const lines = state.lines.filter(({ untilMs }) => untilMs > now);
      return lines.length === state.lines.length ? state : { lines };
    }),
  linger: () =>
    set(({ lines }) => {
      const least = steadyMs() + graceMs;
      return { lines: lines.map((line) => ({ ...line, untilMs: Math.max(line.untilMs, least) })) };
    }),
}));

/** A gain and a loss of the same kind stay apart: their sum would hide both. */
function keyOf(gain: Gain): string {
  switch (gain.kind) {
    case 'experience':
    case 'delivery':
      return gain.kind;
    case 'chits':
      return gain.amount < 0n ? 'chits-' : 'chits+';
    case 'item':
      return `item ${gain.id} ${gain.rarity ?? ''}`;
    case 'reputation':
      return `reputation${gain.amount < 0 ? '-' : '+'} ${gain.id}`;
    case 'skill':
      return `skill ${gain.id}`;
    case 'title':
      return `title ${gain.title.en}`;
  }
}

function mergedWith(line: Gain | undefined, gain: Gain): Gain {
  if (gain.kind === 'chits') return line?.kind === 'chits' ? { ...gain, amount: line.amount + gain.amount } : gain;
  if (gain.kind === 'experience' || gain.kind === 'item' || gain.kind === 'reputation')
    return line?.kind === gain.kind ? { ...gain, amount: line.amount + gain.amount } : gain;
  return gain;
}
