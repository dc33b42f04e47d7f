import type { LootRules, PartyDropGiven } from '@necp/shared/loot/party-schema';
import type { InteractCheck } from '@necp/shared/protocol';
import { create } from 'zustand';
import type { DropView, PromptView } from '../../game/types';

/** A lock check and when it arrived, on the steady clock. */
export type ShownCheck = InteractCheck & { readonly atMs: number };

interface LootState {
  readonly drops: readonly DropView[];
  /** What the interact key would do now: pick up one drop, open a container, or something else. */
  readonly prompt: PromptView | null;
  /** Whether an interaction that takes time is under way. */
  readonly isHolding: boolean;
  /** The lock check that was just made. */
  readonly check: ShownCheck | null;
}

/** The drops and locks near the player. */
export const useLoot = create<LootState>(() => ({ drops: [], prompt: null, isHolding: false, check: null }));

/** What players hear of their loot and money. */
type LootNewsEntry =
  | { readonly kind: 'rules'; readonly rules: LootRules }
  | { readonly kind: 'snatched'; readonly chits: number }
  | { readonly kind: 'given'; readonly given: PartyDropGiven };

/** What has not been announced yet, the oldest first. */
export const useLootNews = create<{ readonly news: readonly LootNewsEntry[] }>(() => ({ news: [] }));

/** Whether a message about shared loot has come since the page was opened; a player without a party asks for none. */
export const useSharedLoot = create<{ readonly isHeard: boolean }>(() => ({ isHeard: false }));
