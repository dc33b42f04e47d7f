import type { CombatSummary } from '@necp/shared/protocol';
import { create } from 'zustand';
import { steadyMs } from '../../components/kernel/clock';
import type { Caption, CombatLogEntry } from '../../game/types';

/** The number of entries of the combat log that are kept. */
const keptLogEntries = 120;
const summaryMs = 6_000;
const captionMs = 2_500;

type ShownCaption = Caption & { readonly number: number; readonly untilMs: number };
type ShownSummary = CombatSummary & { readonly untilMs: number };

interface CombatFeedState {
  readonly log: readonly CombatLogEntry[];
  readonly captions: readonly ShownCaption[];
  readonly summary: ShownSummary | null;
  note(entry: CombatLogEntry): void;
  caption(caption: Caption): void;
  sumUp(summary: CombatSummary): void;
  /** Removes what has been shown long enough. */
  sweep(): void;
}

let nextNumber = 1;

/** What happened in combat, for the log, the captions and the summary of an encounter. */
export const useCombatFeed = create<CombatFeedState>((set) => ({
  log: [],
  captions: [],
  summary: null,
  note: (entry) => set(({ log }) => ({ log: [...log.slice(1 - keptLogEntries), entry] })),
  caption: (caption) =>
    set(({ captions }) => ({
      captions: [...captions.slice(-3), { ...caption, number: nextNumber++, untilMs: steadyMs() + captionMs }],
    })),
  sumUp: (summary) => set({ summary: { ...summary, untilMs: steadyMs() + summaryMs } }),
  sweep: () =>
    set((state) => {
      const now = steadyMs();
      const captions = state.captions.filter(({ untilMs }) => untilMs > now);
      const summary = state.summary && state.summary.untilMs > now ? state.summary : null;
      return captions.length === state.captions.length && summary === state.summary ? state : { captions, summary };
    }),
}));
