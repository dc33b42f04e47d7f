import { create } from 'zustand';

/** Whether the session ended while its page stays open, as after the deletion of the account. */
export const useSessionEnd = create<{ readonly hasEnded: boolean }>(() => ({ hasEnded: false }));
