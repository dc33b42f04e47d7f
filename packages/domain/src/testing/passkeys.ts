import { randomBytes } from 'node:crypto';
import type { AccountId } from '@necp/shared/kernel';
import { addPasskey, startPasskey } from '../account/passkeys';
import { signInByPasskey } from '../account/passkey-sign-in';
import { unusedHash } from '../account/passwords';
import { type Actor, type Ctx, inTx, newId, nowOf } from '../kernel';
import { startPasskeySignIn } from '../passkey/service';
import { openSession } from '../session';
import type { TestDomain } from '.';
import { answerWith, type Behaviour, makePasskey, type SoftPasskey } from './authenticator';
import { ctxOfToken, strangerCtx, userAgent } from './players';

/** Adds a passkey to the caller's account; returns it with its id and, for a guest, the session's new secret. */
export async function addSoftPasskey(
  ctx: Ctx,
  behaviour: Behaviour & { readonly name?: string } = {},
): Promise<{ readonly passkey: SoftPasskey; readonly id: string; readonly renewedToken: string | null }> {
  const { passkey, answer } = makePasskey(await startPasskey(ctx), behaviour);
  const added = await addPasskey(ctx, { name: behaviour.name ?? 'Laptop', answer });
  return { passkey, id: added.passkey.id, renewedToken: added.renewed?.secret ?? null };
}

/** Signs in with a passkey from a browser of its own. */
export async function enterByPasskey(
  testDomain: TestDomain,
  passkey: SoftPasskey,
  behaviour: Behaviour & { readonly device?: string; readonly isReturning?: boolean } = {},
) {
  const ctx = strangerCtx(testDomain);
  const { options, ceremony } = await startPasskeySignIn(ctx, { step: 'sign_in', ceremony: null });
  const answer = answerWith(passkey, options, behaviour);
  const { device = null, isReturning = false } = behaviour;
  return signInByPasskey(ctx, { answer, ceremony, isReturning, userAgent, device });
}

/** Returns a new secret of a browser. */
export const newDevice = (): string => randomBytes(24).toString('base64url');

/** Creates a player with a password that no test types, signed in with a fresh proof. */
export async function provenOwner(
  testDomain: TestDomain,
): Promise<{ readonly email: string; readonly ctx: Ctx & { readonly actor: Actor } }> {
  const accountId = newId<AccountId>();
  const email = `${accountId}@necp.test`;
  const { token } = await inTx(testDomain.domain.systemCtx(), async (tx) => {
    const createdAt = nowOf(tx);
    await tx.account.create({
      data: {
        id: accountId,
        isGuest: false,
        locale: 'en',
        email,
        passwordHash: unusedHash,
        createdAt,
        lastSeenAt: createdAt,
      },
    });
    return openSession(tx, {
      accountId,
      roles: ['player'],
      isGuest: false,
      userAgent,
      kind: 'remembered',
      proof: 'password',
    });
  });
  return { email, ctx: await ctxOfToken(testDomain, token) };
}
