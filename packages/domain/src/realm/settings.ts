import { realmSettingsChanged } from '@necp/shared/realm/events';
import type { RealmSettingsChange, RealmSettingsView } from '@necp/shared/realm/settings';
import { type AccountId, GameError } from '@necp/shared/kernel';
import { noteAct } from '../audit-log';
import { lifetimeFields, type SessionLifetimes } from '@necp/shared/session/lifetimes';
import { emit, nowOf, pushAfterCommit, type Tx } from '../kernel';
import { changeLifetimes, readLifetimes } from '../session';
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
  const { id: realmId, ...before } = realm;
  const [lifetimes, ofRealm] = partsOf(change);
  const next = { ...before, ...ofRealm };
  if (next.idleLogoutMinutes <= next.awayMinutes) throw new GameError('invalid', 'realm.idle_times');
  const { capacity, isOpen, ...settings } = next;
  const version = realm.version + 1;
  await tx.realm.update({ where: { id: realmId }, data: { capacity, isOpen } });
  await tx.realmSettings.update({ where: { realmId }, data: { ...settings, version, changedAt: nowOf(tx) } });
  await changeLifetimes(tx, lifetimes);
  await emit(tx, realmSettingsChanged, { realmId, version, change, accountId });
  noteAct(tx, { act: 'realm.settings_changed', subjectId: null, details: { ...change, version, reason } });
  pushAfterCommit(tx, 'everyone', { topic: realmSettingsChanged.name });
  return { ...next, ...(await readLifetimes(tx)), version };
}

/** Returns the settings of a realm, those of its sessions included, without its id. */
export async function settingsOf(tx: Tx, { id: _id, ...settings }: RealmRow): Promise<RealmSettingsView> {
  return { ...settings, ...(await readLifetimes(tx)) };
}

/** Divides a change into the lifetimes of sessions, which are kept with the sessions, and the rest. */
function partsOf(
  change: RealmSettingsChange,
): readonly [Partial<SessionLifetimes>, Omit<RealmSettingsChange, keyof SessionLifetimes>] {
  const isOfSessions = ([name]: readonly [string, unknown]) => name in lifetimeFields;
  const named = Object.entries(change).filter(([, value]) => value !== undefined);
  return [
    Object.fromEntries(named.filter(isOfSessions)),
    Object.fromEntries(named.filter((entry) => !isOfSessions(entry))),
  ];
}
