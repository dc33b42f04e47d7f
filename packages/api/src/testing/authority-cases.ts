import type { Person } from './people';

/** Who calls: each procedure is called by all of them, about what the owner has. */
export const asking = ['anonymous', 'guest', 'owner', 'other', 'admin'] as const;
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
}

export const forAll = (answer: string): Case['answers'] => ({
  anonymous: answer,
  guest: answer,
  owner: answer,
  other: answer,
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
export const nothing = () => undefined;

/** By `<router>.<procedure>`: a call, and what each caller is answered, `ok` or the code of the refusal. */
export type Cases = Readonly<Record<string, Case>>;
