import type { MessageParams } from '@necp/shared/kernel';
import { create } from 'zustand';
import { steadyMs } from '../../components/kernel/clock';
import type { SelfView, VitalsView } from '../../game/types';

/** A slot counts as refused when the refusal comes this soon after its press. */
const answerMs = 1_500;

/** The latest action that the zone refused. */
interface ShownRefusal {
  readonly code: string;
  readonly params: MessageParams;
  readonly atMs: number;
  /** The slot that was pressed; null for actions without one. */
  readonly slot: number | null;
  /** Counts refusals, so that each of them shakes its slot. */
  readonly number: number;
}

interface HotbarState {
  /** The bar that the number keys use now. */
  readonly bar: 0 | 1;
  readonly cooldowns: SelfView['cooldowns'];
  /** What abilities cost of; null before it is known. */
  readonly pools: Pick<VitalsView, 'energy' | 'ram' | 'stamina'> | null;
  readonly pressed: { readonly slot: number; readonly atMs: number } | null;
  readonly refusal: ShownRefusal | null;
  /** Notes the slot that is about to be used. */
  press(slot: number): void;
  /** Shows why an action was refused; `what` is the name of the action. */
  refuse(refusal: { readonly what: string; readonly code: string; readonly params: MessageParams }): void;
}

const slotActions: ReadonlySet<string> = new Set(['ability.use', 'item.use']);

/** What the hotbar shows besides its slots. */
export const useHotbar = create<HotbarState>((set) => ({
  bar: 0,
  cooldowns: {},
  pools: null,
  pressed: null,
  refusal: null,
  press: (slot) => set({ pressed: { slot, atMs: steadyMs() } }),
  refuse: ({ what, code, params }) =>
    set(({ pressed, refusal }) => {
      const atMs = steadyMs();
      const isSlot = slotActions.has(what) && pressed !== null && atMs - pressed.atMs <= answerMs;
      return {
        refusal: { code, params, atMs, slot: isSlot ? pressed.slot : null, number: (refusal?.number ?? 0) + 1 },
      };
    }),
}));
