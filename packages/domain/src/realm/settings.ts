import { realmSettingsChanged } from '@necp/shared/realm/events';
import type { RealmSettingsChange, RealmSettingsView } from '@necp/shared/realm/settings';
import { type AccountId, GameError } from '@necp/shared/kernel';
import { noteAct } from '../audit-log';
import { emit, nowOf, pushAfterCommit, type Tx } from '../kernel';
import type { RealmRow } from './steps';

/**
 * Changes settings of the realm, which the caller has locked, and sends every process a message.
 * @throws GameError invalid `realm.idle_times`
 */
export async function applyChange(
  tx: Tx,
  realm: RealmRow,
  {
    change,
    accountId,
    reason,
  }: {
    readonly change: RealmSettingsChange;
    readonly accountId: AccountId | null;
    /** Why; null for the operator's command. */
    readonly reason: string | null;
  },
): Promise<RealmSettingsView> {
  const next = { ...settingsOf(realm), ...change };
  if (next.idleLogoutMinutes <= next.awayMinutes) throw new GameError('invalid', 'realm.idle_times');
  const { id: realmId } = realm;
  const { capacity, isOpen, ...settings } = next;
  const version = realm.version + 1;
  await tx.realm.update({ where: { id: realmId }, data: { capacity, isOpen } });
  await tx.realmSettings.update({ where: { realmId }, data: { ...settings, version, changedAt: nowOf(tx) } });
  await emit(tx, realmSettingsChanged, { realmId, version, change, accountId });
  noteAct(tx, { act: 'realm.settings_changed', subjectId: null, details: { ...change, version, reason } });
  pushAfterCommit(tx, 'everyone', { topic: realmSettingsChanged.name });
  return { ...next, version };
}

/** Returns the settings without the id of the realm. */
export function settingsOf({ id: _id, ...settings }: RealmRow): RealmSettingsView {
  return settings;
}
