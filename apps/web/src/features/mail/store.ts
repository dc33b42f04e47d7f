import type { TileSpot } from '@necp/shared/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';
import { create } from 'zustand';

/** A letter that is being written; amounts are as they were typed. */
export interface LetterDraft {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly items: readonly { readonly itemId: string; readonly quantity: number }[];
  /** The money that is sent, or with `isCod` the money that the receiver pays. */
  readonly amount: string;
  readonly isCod: boolean;
}

export const emptyDraft: LetterDraft = { to: '', subject: '', text: '', items: [], amount: '', isCod: false };

interface DraftState {
  readonly draft: LetterDraft;
  change(change: Partial<LetterDraft>): void;
}

/** The letter that is being written; walking away from the mailbox keeps it. */
export const useDraft = create<DraftState>((set) => ({
  draft: emptyDraft,
  change: (change) => set(({ draft }) => ({ draft: { ...draft, ...change } })),
}));

/** Whether anything was written that would be lost. */
export const isBegun = ({ subject, text, items, amount }: LetterDraft): boolean =>
  subject.trim() !== '' || text.trim() !== '' || items.length > 0 || amount.trim() !== '';

/** Where the player is; null before the city is there. */
interface PlaceState {
  readonly map: ZoneMap | null;
  readonly self: TileSpot | null;
}
export const usePlace = create<PlaceState>(() => ({ map: null, self: null }));

/** Whether the window of a mailbox is open; the one that the key opens then makes way. */
export const useAtBox = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));

/** Begins to write a letter that is filled in already, such as an answer. */
export type StartDraft = (change: Partial<LetterDraft>) => void;
