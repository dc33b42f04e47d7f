import * as z from 'zod';
import { tierIds } from '../reputation/content';
import { type NotificationFact, type NotificationKind, notificationKinds, Preferences } from './schema';

/** Kinds about the safety of the account: they cannot be switched off, and they are shown at once. */
export const safetyKinds: ReadonlySet<NotificationKind> = new Set(['new_device', 'token_reused']);

/** Whether a fact arrives as read: the city has shown the player what their character gained when it happened. */
export function arrivesRead(fact: NotificationFact): boolean {
  if (fact.kind === 'tier_changed') return tierIds.indexOf(fact.details.to) > tierIds.indexOf(fact.details.from);
  // The party shows who has applied for as long as it is open.
  if (fact.kind === 'party_application') return true;
  if (fact.kind === 'guild_level') return true;
  return fact.kind === 'level_up' || fact.kind === 'title_gained' || fact.kind === 'event_reward';
}

/** Whether a kind is announced when it arrives: the game shows nothing else of it. */
export const isAnnounced = (kind: NotificationKind): boolean => safetyKinds.has(kind) || announced.has(kind);

const announced: ReadonlySet<NotificationKind> = new Set([
  'friend_request',
  'friend_accepted',
  'application_answered',
  'guild_invitation',
  'guild_answered',
  'guild_removed',
  'guild_leader',
  'sanction',
  'report_decided',
  'letter',
  'guild_event',
]);

/** Notifications are removed after this long. */
export const notificationsKeptDays = 90;

type ByKind = Readonly<Record<string, boolean>>;
const each = (isOn: (kind: NotificationKind) => boolean) =>
  Object.fromEntries(notificationKinds.map((kind) => [kind, isOn(kind)])) as Preferences['kinds'];

/** Kinds that a player sees in the game when they happen: their devices are silent unless they choose otherwise. */
const shownInTheGame: ReadonlySet<NotificationKind> = new Set([
  'level_up',
  'title_gained',
  'event_reward',
  'guild_level',
]);

/** The most browsers of an account that show notifications while the game is closed. */
export const mostPushDevices = 10;

/** What arrives for players who have chosen nothing: everything in the game, and no e-mails. */
export const defaultPreferences: Preferences = {
  kinds: each(() => true),
  email: { digest: 'never', kinds: each((kind) => !safetyKinds.has(kind)) },
  push: { kinds: each((kind) => !shownInTheGame.has(kind)) },
  quiet: null,
  timeZone: 'UTC',
};

const Kinds = z.record(z.string(), z.boolean()).catch({});
const { email: Email, quiet: Quiet, timeZone: TimeZone } = Preferences.shape;
const Saved = z.object({
  kinds: Kinds,
  email: z.object({ digest: Email.shape.digest.catch('never'), kinds: Kinds }).catch({ digest: 'never', kinds: {} }),
  push: z.object({ kinds: Kinds }).catch({ kinds: {} }),
  quiet: Quiet.catch(null),
  timeZone: TimeZone.catch('UTC'),
});

/** Returns saved preferences with defaults for kinds that are newer than them; kinds that are gone are left out. */
export function mendPreferences(saved: unknown): Preferences {
  const known = Saved.safeParse(saved).data;
  if (known === undefined) return defaultPreferences;
  const mended = (chosen: ByKind, usual: ByKind) => each((kind) => chosen[kind] ?? usual[kind] ?? true);
  const kinds = mended(known.kinds, defaultPreferences.kinds);
  const mailed = mended(known.email.kinds, defaultPreferences.email.kinds);
  return {
    kinds: each((kind) => safetyKinds.has(kind) || kinds[kind]),
    email: { digest: known.email.digest, kinds: each((kind) => !safetyKinds.has(kind) && mailed[kind]) },
    push: { kinds: mended(known.push.kinds, defaultPreferences.push.kinds) },
    quiet: known.quiet,
    timeZone: known.timeZone,
  };
}
