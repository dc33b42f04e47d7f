import type { AccountId } from '@necp/shared/kernel';
import { deviceLabel, trustLifeMs } from '@necp/shared/session/rules';
import { ctxOf, newId, nowOf, type Tx } from '../kernel';
import { hashSecret } from './tokens';

/** Remembers that a browser need not give a code for thirty days; returns the secret for its cookie. */
export async function trustDevice(
  tx: Tx,
  input: { readonly accountId: AccountId; readonly userAgent: string },
): Promise<string> {
  const { rng, address } = ctxOf(tx);
  const now = nowOf(tx);
  const token = rng.secret(32);
  await tx.trustedDevice.create({
    data: {
      id: newId(),
      accountId: input.accountId,
      tokenHash: hashSecret(token),
      device: deviceLabel(input.userAgent),
      address,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: new Date(now.getTime() + trustLifeMs),
    },
  });
  return token;
}

/** Whether a browser with this secret is trusted by the account now; the thirty days are not prolonged. */
export async function useTrustedDevice(
  tx: Tx,
  input: { readonly accountId: AccountId; readonly token: string | null },
): Promise<boolean> {
  if (input.token === null) return false;
  const now = nowOf(tx);
  const { count } = await tx.trustedDevice.updateMany({
    where: { accountId: input.accountId, tokenHash: hashSecret(input.token), expiresAt: { gt: now } },
    data: { lastUsedAt: now },
  });
  return count > 0;
}

/** Ends the trust in every browser of an account. */
export async function forgetTrustedDevices(tx: Tx, accountId: AccountId): Promise<void> {
  await tx.trustedDevice.deleteMany({ where: { accountId } });
}
