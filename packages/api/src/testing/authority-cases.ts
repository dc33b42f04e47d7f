import type { Role } from '@necp/domain/kernel';
import { hasPermission, type Permission } from '@necp/shared/role/permissions';
import type { Person } from './people';

/** Who calls: each procedure is called by all of them, about what the owner has. */
export const asking = ['anonymous', 'guest', 'owner', 'other', 'moderator', 'game_master', 'admin'] as const;
/** The roles that each caller holds. */
export const rolesAs: Readonly<Record<Asking, readonly Role[]>> = {
  anonymous: [],
  guest: ['player'],
  owner: ['player'],
  other: ['player'],
  moderator: ['player', 'moderator'],
  game_master: ['player', 'game_master'],
  admin: ['player', 'administrator'],
};
export type Asking = (typeof asking)[number];
/** The owner of what is asked about, and who asks; null is a stranger. */
export interface World {
  readonly owner: Person;
  readonly who: Person | null;
}
export interface Case {
  /** Makes the call about the owner's items, for each caller. */
  readonly ask: (world: World) => unknown;
  readonly answers: Readonly<Record<Asking, string>>;
  /**
   * What callers are answered about ids that do not exist, where that is another answer than about the ids of someone
   * else: staff may know which accounts exist.
   */
  readonly unknown?: Readonly<Partial<Record<Asking, string>>>;
}

export const forAll = (answer: string): Case['answers'] => ({
  anonymous: answer,
  guest: answer,
  owner: answer,
  other: answer,
  moderator: answer,
  game_master: answer,
  admin: answer,
});
export const signedIn: Case['answers'] = { ...forAll('ok'), anonymous: 'session.required' };
export const playing: Case['answers'] = { ...signedIn, guest: 'character.required' };
export const notHere = (code: string): Case['answers'] => ({
  ...forAll(code),
  anonymous: 'session.required',
  guest: 'character.required',
});
export const ownOnly = (code: string): Case['answers'] => ({
  ...forAll(code),
  owner: 'ok',
  anonymous: 'session.required',
});
/** Answers those who hold the permission, and refuses all others. */
export const permitted = (permission: Permission, answer = 'ok'): Case['answers'] => ({
  ...forAll('kernel.not_permitted'),
  anonymous: 'session.required',
  ...Object.fromEntries(
    asking.filter((role) => hasPermission(rolesAs[role], permission)).map((role) => [role, answer]),
  ),
});
export const nothing = () => undefined;

/** By `<router>.<procedure>`: a call, and what each caller is answered, `ok` or the code of the refusal. */
export type Cases = Readonly<Record<string, Case>>;
