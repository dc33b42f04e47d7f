/** Error codes of the realm room; each has a message in both languages under `errors`. */
export const realmErrors = ['realm.closed', 'realm.full'] as const;
export type RealmError = (typeof realmErrors)[number];
