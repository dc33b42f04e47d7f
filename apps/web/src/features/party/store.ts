import { create } from 'zustand';

/** The countdown of the party, by the steady clock of the page; null before the first one. */
export const usePartyCountdown = create<{ readonly endsMs: number | null }>(() => ({ endsMs: null }));
