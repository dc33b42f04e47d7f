import type { CombatSummary } from '@necp/shared/protocol';
import { create } from 'zustand';
import { steadyMs, wallClock } from '../../components/kernel/clock';
import type { Caption, CombatLogEntry } from '../../game/types';
import type { Gain } from '../base/gains';

/** The number of lines of the combat log that are kept; older ones are dropped. */
export const keptLogLines = 500;
const summaryMs = 6_000;
const captionMs = 2_500;

type ShownCaption = Caption & { readonly number: number; readonly untilMs: number };
type ShownSummary = CombatSummary & { readonly untilMs: number };

/** What a line of the log says: something of a fight, its end with the sums, or what the player gained. */
type LogContent =
  | CombatLogEntry
  | { readonly what: 'fight'; readonly atMs: number; readonly summary: CombatSummary }
  | { readonly what: 'reward'; readonly atMs: number; readonly gain: Gain };

/** A line with its number in the session, and the time of day at which it happened. */
export type LogLine = LogContent & { readonly number: number; readonly at: number };

interface CombatFeedState {
  readonly lines: readonly LogLine[];
  readonly captions: readonly ShownCaption[];
  readonly summary: ShownSummary | null;
  note(entry: CombatLogEntry): void;
  reward(gains: readonly Gain[]): void;
  caption(caption: Caption): void;
  sumUp(summary: CombatSummary): void;
  /** Removes what has been shown long enough. */
  sweep(): void;
}

let nextNumber = 1;
const numbered = (content: LogContent): LogLine => ({ ...content, number: nextNumber++, at: wallClock.nowMs() });
const kept = (lines: readonly LogLine[], more: readonly LogContent[]): readonly LogLine[] =>
  [...lines, ...more.map(numbered)].slice(-keptLogLines);

/** What happened in combat, for the log, the captions and the summary of an encounter. */
export const useCombatFeed = create<CombatFeedState>((set) => ({
  lines: [],
  captions: [],
  summary: null,
  note: (entry) => set(({ lines }) => ({ lines: kept(lines, [entry]) })),
  reward: (gains) =>
    set(({ lines }) => ({
      lines: kept(
        lines,
        gains.map((gain) => ({ what: 'reward', atMs: steadyMs(), gain })),
      ),
    })),
  caption: (caption) =>
    set(({ captions }) => ({
      captions: [...captions.slice(-3), { ...caption, number: nextNumber++, untilMs: steadyMs() + captionMs }],
    })),
  sumUp: (summary) =>
    set(({ lines }) => ({
      summary: { ...summary, untilMs: steadyMs() + summaryMs },
      lines: isWorthy(summary) ? kept(lines, [{ what: 'fight', atMs: steadyMs(), summary }]) : lines,
    })),
  sweep: () =>
    set((state) => {
      const now = steadyMs();
      const captions = state.captions.filter(({ untilMs }) => untilMs > now);
      const summary = state.summary && state.summary.untilMs > now ? state.summary : null;
      return captions.length === state.captions.length && summary === state.summary ? state : { captions, summary };
    }),
}));

/** A fight without damage and healing leaves no line. */
function isWorthy({ damageDone, damageTaken, healed, absorbed }: CombatSummary): boolean {
  return damageDone + damageTaken + healed + absorbed > 0;
}
