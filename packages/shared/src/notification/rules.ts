import * as z from 'zod';
import { tierIds } from '../reputation/content';
import { type NotificationFact, type NotificationKind, notificationKinds, type Preferences } from './schema';

/** Kinds about the safety of the account: they cannot be switched off, and they are shown at once. */
export const safetyKinds: ReadonlySet<NotificationKind> = new Set(['new_device', 'token_reused']);

/** Whether a fact arrives as read: the city has shown the player what their character gained when it happened. */
export function arrivesRead(fact: NotificationFact): boolean {
  if (fact.kind === 'tier_changed') return tierIds.indexOf(fact.details.to) > tierIds.indexOf(fact.details.from);
  return fact.kind === 'level_up' || fact.kind === 'title_gained' || fact.kind === 'event_reward';
}

/** Notifications are removed after this long. */
export const notificationsKeptDays = 90;

/** What arrives for players who have chosen nothing: everything. */
export const defaultPreferences: Preferences = {
  kinds: Object.fromEntries(notificationKinds.map((kind) => [kind, true])) as Preferences['kinds'],
};

const Saved = z.object({ kinds: z.record(z.string(), z.boolean()) });

/** Returns saved preferences with defaults for kinds that are newer than them; kinds that are gone are left out. */
export function mendPreferences(saved: unknown): Preferences {
  const known = Saved.safeParse(saved).data?.kinds ?? {};
  return {
    kinds: Object.fromEntries(
      notificationKinds.map((kind) => [kind, safetyKinds.has(kind) || (known[kind] ?? true)]),
    ) as Preferences['kinds'],
  };
}
