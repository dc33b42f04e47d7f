import { readdirSync } from 'node:fs';
import { inTx } from '@necp/domain/kernel';
import { newRequestId, openTestDomain, type TestDomain } from '@necp/domain/testing';
import { permissions } from '@necp/shared/role/permissions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appRouter } from './root';
import { accessOf, AuthorityCallers } from './testing/authority-callers';
import { forAll, type Asking, type Cases } from './testing/authority-cases';
import type { Person } from './testing/people';

/** Rooms whose acts decide who owns an account. */
const guarded = ['account', 'identity', 'passkey', 'session', 'privacy'];

/** Acts of these rooms, and of all staff, that a session whose proof is old may do nevertheless, and why. */
const withoutProof: Readonly<Record<string, string>> = {
  'account.bindGuest': 'a guest has nothing to prove with; an account without an address is asked in the domain',
  'account.changePassword': 'takes the current password, and a proof where there is a second factor',
  'account.prove': 'is the proof',
  'passkey.startProof': 'begins the proof',
  'passkey.prove': 'is the proof',
  'session.signOut': 'what a worried owner reaches for',
  'session.signOutEverywhere': 'what a worried owner reaches for',
  'session.forgetDevice': 'takes trust away from a browser',
  'role.refuse': 'gives nothing to anyone',
  'privacy.downloadExport': 'an unknown link is refused first; exports.test.ts asks with the right one',
};

/** Inputs for what is not in the files of the rooms. */
const own: Cases = {
  'session.revoke': {
    ask: ({ owner }) => ({ requestId: newRequestId(), sessionId: owner.actor.accountId }),
    answers: forAll('session.proof_required'),
  },
};
const folder = new URL('./testing/authority/', import.meta.url);
const ofRooms: Cases[] = await Promise.all(
  readdirSync(folder).map(async (file) => ((await import(new URL(file, folder).href)) as { cases: Cases }).cases),
);
// Calls that are refused change nothing, so they share their people.
const cases: Cases = Object.fromEntries(
  Object.entries({ ...Object.assign({}, ...ofRooms), ...own } as Cases).map(([path, one]) => [
    path,
    { ...one, answers: forAll('session.proof_required') },
  ]),
);

const doors = Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>)
  .filter(([path, { _def }]) => {
    const access = accessOf(path);
    const isGuarded = access === 'signed_in' && guarded.includes(path.split('.')[0] ?? '');
    return _def.type === 'mutation' && (isGuarded || Object.hasOwn(permissions, access));
  })
  .map(([path]) => path);
const asksForProof = doors.filter((path) => !Object.hasOwn(withoutProof, path));

let testDomain: TestDomain;
let callers: AuthorityCallers;
beforeAll(async () => {
  testDomain = await openTestDomain();
  const age = ({ actor }: Person) =>
    inTx(testDomain.domain.systemCtx(), async (tx) => {
      await tx.session.update({ where: { id: actor.sessionId }, data: { provenAt: new Date(0) } });
    });
  callers = new AuthorityCallers(testDomain, cases, age);
});
afterAll(() => testDomain.close());

describe('an act that decides who owns an account, and every act of staff', () => {
  it('is listed here where an old proof is enough for it, with the reason', () => {
    expect(Object.keys(withoutProof).filter((path) => !doors.includes(path))).toEqual([]);
    expect(asksForProof.length).toBeGreaterThan(15);
  });

  it.each(asksForProof)('%s is refused to a session whose proof is old, in a batch and by REST', async (path) => {
    const role: Asking = accessOf(path) === 'signed_in' ? 'owner' : 'admin';
    for (const door of ['batch', 'rest'] as const)
      expect([door, (await callers.call(door, { path, role })).outcome]).toEqual([door, 'session.proof_required']);
  });
});
