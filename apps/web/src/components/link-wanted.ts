import type { LinkRef } from '@necp/shared/chat/links';
import { create } from 'zustand';

/** What the player wants to link to, and the name that stands for it while the line is written. */
export interface WantedLink {
  readonly ref: LinkRef;
  readonly label: string;
}

/** The latest thing that the player wanted in a line; the number grows with each time. */
export const useLinkWanted = create<{ readonly link: WantedLink | null; readonly asked: number }>(() => ({
  link: null,
  asked: 0,
}));

/** Asks the chat to put a link into the line that is being written. */
export function wantLink(ref: LinkRef, label: string): void {
  useLinkWanted.setState(({ asked }) => ({ link: { ref, label }, asked: asked + 1 }));
}
