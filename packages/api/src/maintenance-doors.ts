/**
 * What players may still do while a maintenance runs: read about it, sign in and out, and end a session that is not
 * theirs. Signing in stays open to all accounts, so that its answer does not tell whose account is one of staff.
 */
export const openDuringMaintenance: ReadonlySet<string> = new Set([
  'account.disownSession',
  'account.signIn',
  'identity.providers',
  'maintenance.current',
  'passkey.signIn',
  'passkey.startSignIn',
  'privacy.retention',
  'realm.status',
  'session.revoke',
  'session.revokeOthers',
  'session.signOut',
  'session.signOutEverywhere',
  'token.refresh',
]);
