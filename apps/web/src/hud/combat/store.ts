import type { CombatSummary, DuelBoard, DuelState, EventState, Gains, InteractCheck } from '@necp/shared/protocol';
import type * as z from 'zod';
import { create } from 'zustand';
import { steadyMs } from '../../components/kernel/clock';
import type {
  Caption,
  CombatLogEntry,
  DoorView,
  DownView,
  DropView,
  PromptView,
  SelfView,
  TimeSpan,
  TargetView,
  VitalsView,
} from '../../game/types';

/** The number of entries of the combat log that are kept. */
const keptLogEntries = 120;
/** How long gains and captions are shown. */
const gainMs = 6_000;
const captionMs = 2_500;

export type ShownGains = z.infer<typeof Gains> & { readonly number: number; readonly untilMs: number };
type ShownCaption = Caption & { readonly number: number; readonly untilMs: number };
type ShownEvent = NonNullable<z.infer<typeof EventState>>;
/** A combat summary and when it arrived, on the steady clock. */
type ShownSummary = z.infer<typeof CombatSummary> & { readonly atMs: number };
/** A lock check and when it arrived, on the steady clock. */
export type ShownCheck = z.infer<typeof InteractCheck> & { readonly atMs: number };

interface CombatState {
  readonly vitals: VitalsView | null;
  readonly self: SelfView | null;
  readonly target: TargetView | null;
  readonly prompt: PromptView | null;
  readonly door: DoorView | null;
  readonly drops: readonly DropView[];
  readonly log: readonly CombatLogEntry[];
  readonly down: DownView | null;
  readonly hold: TimeSpan | null;
  readonly bar: 0 | 1;
  readonly captions: readonly ShownCaption[];
  readonly gains: readonly ShownGains[];
  readonly event: ShownEvent | null;
  readonly duel: z.infer<typeof DuelState> | null;
  readonly summary: ShownSummary | null;
  /** The duel board that is open. */
  readonly board: z.infer<typeof DuelBoard>;
  /** The lock check that was just made. */
  readonly check: ShownCheck | null;
  set(
    change: Partial<
      Pick<
        CombatState,
        | 'vitals'
        | 'self'
        | 'target'
        | 'prompt'
        | 'door'
        | 'drops'
        | 'down'
        | 'hold'
        | 'bar'
        | 'event'
        | 'duel'
        | 'board'
        | 'check'
      >
    >,
  ): void;
  note(entry: CombatLogEntry): void;
  caption(caption: Caption): void;
  gain(gains: z.infer<typeof Gains>): void;
  sumUp(summary: z.infer<typeof CombatSummary>): void;
  /** Removes what has been shown long enough. */
  sweep(): void;
  clear(): void;
}

const start = {
  vitals: null,
  self: null,
  target: null,
  prompt: null,
  door: null,
  drops: [],
  log: [],
  down: null,
  hold: null,
  bar: 0,
  captions: [],
  gains: [],
  event: null,
  duel: null,
  board: null,
  summary: null,
  check: null,
} as const;
let nextNumber = 1;

/** The state of the player's combat, as the HUD shows it. */
export const useCombat = create<CombatState>((set) => ({
  ...start,
  set: (change) => set(change),
  note: (entry) => set(({ log }) => ({ log: [...log.slice(1 - keptLogEntries), entry] })),
  caption: (caption) =>
    set(({ captions }) => ({
      captions: [...captions.slice(-3), { ...caption, number: nextNumber++, untilMs: steadyMs() + captionMs }],
    })),
  gain: (news) =>
    set(({ gains }) => ({
      gains: [...gains.slice(-4), { ...news, number: nextNumber++, untilMs: steadyMs() + gainMs }],
    })),
  sumUp: (summary) => set({ summary: { ...summary, atMs: steadyMs() } }),
  sweep: () =>
    set((state) => {
      const now = steadyMs();
      const gains = state.gains.filter(({ untilMs }) => untilMs > now);
      const captions = state.captions.filter(({ untilMs }) => untilMs > now);
      const summary = state.summary && state.summary.atMs + gainMs > now ? state.summary : null;
      if (gains.length === state.gains.length && captions.length === state.captions.length && summary === state.summary)
        return state;
      return { gains, captions, summary };
    }),
  clear: () => set({ ...start }),
}));
