import { GuildPart } from '@necp/shared/guild/schema';
import * as z from 'zod';

/** The parts of a guild that each view shows; a view that is not listed is read again after every change. */
const shownIn: Readonly<Record<string, readonly GuildPart[]>> = {
  own: ['guild', 'ranks', 'roster'],
  roster: ['roster', 'ranks'],
  log: ['log'],
  ways: ['guild', 'invites', 'applications'],
  founding: ['guild', 'invites'],
  recruiting: ['guild', 'invites', 'applications', 'ranks'],
  find: ['guild', 'applications'],
  treasury: ['treasury', 'ranks'],
  treasuryLog: ['treasury'],
  vault: ['bank', 'ranks', 'treasury'],
  vaultLog: ['bank'],
  tabRanks: ['bank', 'ranks'],
  itemRequests: ['bank', 'roster'],
};

const Changed = z.object({ what: z.array(GuildPart) });

/** Whether a view of the guild is stale after a live message; two hundred members must not read everything anew. */
export function isStaleView(view: string, message: unknown): boolean {
  const parts = shownIn[view];
  const changed = Changed.safeParse(message).data;
  return parts === undefined || changed === undefined || changed.what.some((part) => parts.includes(part));
}
