import * as z from 'zod';
import { RequestId } from '../kernel/ids';
import { maxWhole, typedText } from '../kernel/input';
import { lifetimeFields } from '../session/lifetimes';

/** What operators may change of the realm while it runs; `awayMinutes` and the others by their units. */
const settingFields = {
  /** The most players in the city at once. */
  capacity: z.int().min(1).max(100_000),
  /** Whether players may enter; staff always may. */
  isOpen: z.boolean(),
  /** A player without input for this long is shown as away. */
  awayMinutes: z.int().min(1).max(240),
  /** A player without input for this long leaves the city. */
  idleLogoutMinutes: z.int().min(2).max(1440),
  /** How long before that the player is warned. */
  idleWarningSeconds: z.int().min(10).max(600),
  /** The most characters of one account in the city at once. */
  charactersOnline: z.int().min(1).max(10),
  /** How long a place in the queue is kept for a player who stops asking. */
  queueKeepsSeconds: z.int().min(30).max(3600),
  /** A player who left the city within this time goes before those who were not in it. */
  returnPrioritySeconds: z.int().min(0).max(3600),
  /** What founding a guild costs, in chits. */
  guildFeeChits: z.int().min(0).max(1_000_000),
  /** How many other players sign the charter of a guild before it is founded; 0 needs no charter. */
  guildSignatures: z.int().min(0).max(9),
  ...lifetimeFields,
} as const;

/** The settings of the realm; the version grows by one with each change. */
export const RealmSettingsView = z.object({ ...settingFields, version: z.int() });
export type RealmSettingsView = z.infer<typeof RealmSettingsView>;

export const RealmSettingsChange = z.strictObject(settingFields).partial();
export type RealmSettingsChange = z.infer<typeof RealmSettingsChange>;

/** A change of some settings, refused when they have changed since the caller read them. */
export const ChangeRealmSettingsInput = z.strictObject({
  requestId: RequestId,
  knownVersion: z.int().min(1).max(maxWhole),
  change: RealmSettingsChange,
  /** Why; the schema checks only the length, so that the rule can give a readable reason. */
  reason: typedText(1024),
});
export type ChangeRealmSettingsInput = z.infer<typeof ChangeRealmSettingsInput>;

/** When a player without input is shown as away, warned, and leaves. */
export interface IdleRules {
  readonly awayMs: number;
  readonly warnedMs: number;
  readonly leaveMs: number;
}

/** Returns the settings for players without input, in milliseconds since their last one. */
export function idleRulesOf(
  settings: Pick<RealmSettingsView, 'awayMinutes' | 'idleLogoutMinutes' | 'idleWarningSeconds'>,
): IdleRules {
  const awayMs = settings.awayMinutes * 60_000;
  const leaveMs = settings.idleLogoutMinutes * 60_000;
  return { awayMs, warnedMs: Math.max(awayMs, leaveMs - settings.idleWarningSeconds * 1000), leaveMs };
}

/** The rules of a realm whose settings were never changed. */
export const usualIdleRules = idleRulesOf({ awayMinutes: 5, idleLogoutMinutes: 20, idleWarningSeconds: 60 });
