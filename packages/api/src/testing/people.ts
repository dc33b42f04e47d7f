import { createCharacter } from '@necp/domain/character/service';
import { inTx, newId, type Actor, type Role } from '@necp/domain/kernel';
import { enterWorld } from '@necp/domain/realm/service';
import { actorOf } from '@necp/domain/session/service';
import { openSession } from '@necp/domain/session/steps';
import { newRequestId, type TestDomain } from '@necp/domain/testing';
import { newcomer } from '@necp/domain/testing/players';
import type { AccountId, CharacterId } from '@necp/shared/kernel';
import type { ApiContext } from '../context';

export interface Person {
  readonly actor: Actor;
  readonly token: string;
  readonly characterId: CharacterId | null;
}

/** The hash of a password that no test knows. */
const unusedHash = '$argon2id$v=19$m=65536,t=3,p=1$cBJ+1CK4D6TLxQVtnlcTWg$4DbtcA8pfrtukAav0mtiOlwjZVaAMerIqSYhH5lxBXw';

let named = 0;
/** No two of these letters look alike, and no names made of them contain a word that the filter refuses. */
const letters = 'bdfgklmnprstvwyz';

/** Returns a name that is not taken yet. */
export function freshName(): string {
  named += 1;
  return `Zed ${[...named.toString(16).padStart(5, '0')].map((digit) => letters[Number.parseInt(digit, 16)]).join('')}`;
}

/** Creates a signed-in account directly in the tables, with a character if asked for. */
export async function person(
  testDomain: TestDomain,
  options: { readonly isGuest: boolean; readonly roles?: readonly Role[]; readonly plays: boolean },
): Promise<Person> {
  const accountId = newId<AccountId>();
  const ctx = testDomain.domain.systemCtx();
  const { token } = await inTx(ctx, async (tx) => {
    await tx.account.create({
      data: {
        id: accountId,
        isGuest: options.isGuest,
        locale: 'en',
        ...(options.isGuest ? {} : { email: `${accountId}@necp.test`, passwordHash: unusedHash }),
      },
    });
    return openSession(tx, {
      accountId,
      roles: options.roles ?? ['player'],
      isGuest: options.isGuest,
      userAgent: '',
      kind: 'remembered',
      proof: options.isGuest ? null : 'password',
    });
  });
  const actor = await actorOf(ctx, token);
  if (actor === null) throw new Error('the session was not opened');
  if (!options.plays) return { actor, token, characterId: null };
  const own = testDomain.domain.ctxFor({ actor, address: '203.0.113.7' });
  const { id } = await createCharacter(own, newcomer(freshName()));
  await enterWorld(own, { requestId: newRequestId(), characterId: id });
  return { actor: { ...actor, characterId: id }, token, characterId: id };
}

/** Returns the context that a call of this actor would have. */
export function contextAs(testDomain: TestDomain, actor: Actor | null, options: Partial<ApiContext> = {}): ApiContext {
  return {
    domain: testDomain.domain.ctxFor({ actor, address: '203.0.113.7' }),
    actor,
    transport: 'trpc',
    foreignOrigin: null,
    isLocal: false,
    userAgent: '',
    locale: 'en',
    device: null,
    ceremony: null,
    keepCeremony: () => undefined,
    renewSession: async () => undefined,
    observe: () => undefined,
    ...options,
  };
}
