import type { AccountId, Locale, SessionId } from '@necp/shared/kernel';
import { tokenReused } from '@necp/shared/token/events';
import { listen, type Listener, type Tx } from '../kernel';
import { lockAccount, writeEmail } from './steps';

export const listeners: readonly Listener[] = [listen('account.warn_of_reuse', tokenReused, warnOfReuse)];

interface Reuse {
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly from: string;
}

/** Writes to the owner that a token of theirs was used twice; guests and closed accounts have no address. */
async function warnOfReuse(tx: Tx, { accountId, sessionId, from }: Reuse): Promise<void> {
  const account = await lockAccount(tx, accountId);
  if (account === null || account.email === null) return;
  await writeEmail(tx, {
    kind: 'token_reused',
    email: account.email,
    locale: account.locale as Locale,
    accountId,
    passwordHash: null,
    about: { sessionId, from },
  });
}
