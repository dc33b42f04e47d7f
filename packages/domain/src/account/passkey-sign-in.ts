import { GameError } from '@necp/shared/kernel';
import type { PasskeyAnswer, PasskeySignInInput } from '@necp/shared/passkey/schema';
import { type Ctx, inTx, type Tx } from '../kernel';
import {
  acceptAnswer,
  type AcceptedAnswer,
  giveAnswerBack,
  ownerOfPasskey,
  spendAnswer,
  takePasskey,
} from '../passkey';
import { hashSecret, recordLogin } from '../session';
import { admit, type SessionEntry, type SignedIn } from './admit';
import { knownHash } from './sign-in';
import { lockLeavingAccount } from './steps';

export interface PasskeySignInRequest extends PasskeySignInInput, SessionEntry {
  readonly userAgent: string;
  /** The cookie of a browser, null for other clients. */
  readonly device: string | null;
}

/**
 * Signs in with a passkey and nothing else; the device has asked for its owner, so no code is asked for. Unknown
 * passkeys, those of closed accounts and wrong answers get one answer after the same work. An account that waits for
 * its deletion is signed in to only by an owner who says that they return.
 * @throws GameError unauthenticated `passkey.refused`, `account.leaving`; invalid `passkey.expired`; throttled
 * `passkey.too_many_tries`; unavailable `passkey.unavailable`
 */
export async function signInByPasskey(ctx: Ctx, request: PasskeySignInRequest): Promise<SignedIn> {
  const { answer, ceremony, userAgent, device } = request;
  await spendAnswer(ctx);
  const accepted = await acceptAnswer(ctx, { purpose: 'sign_in', boundTo: ceremony ?? '' }, answer);
  const deviceHash = device === null ? null : hashSecret(device);
  const isReturning = request.isReturning === true;
  const opened = await inTx(ctx, (tx) => open(tx, { accepted, userAgent, deviceHash, isReturning, entry: request }));
  if (opened === null) throw new GameError('unauthenticated', 'passkey.refused');
  await giveAnswerBack(ctx);
  if ('refused' in opened) throw opened.refused;
  return opened;
}

interface Answered {
  readonly accepted: AcceptedAnswer<PasskeyAnswer>;
  readonly userAgent: string;
  readonly deviceHash: string | null;
  readonly isReturning: boolean;
  readonly entry: SessionEntry;
}

async function open(tx: Tx, answered: Answered): Promise<SignedIn | { readonly refused: GameError } | null> {
  const { accepted, userAgent, deviceHash, isReturning, entry } = answered;
  const accountId = await ownerOfPasskey(tx, accepted.answer.id);
  const account = accountId === null ? null : await lockLeavingAccount(tx, accountId);
  // An unknown passkey is checked too, so that it takes as long as a known one.
  const owner = account === null ? null : accountId;
  const isRight = await takePasskey(tx, { accountId: owner, accepted, verification: 'required' });
  if (account === null || owner === null) return null;
  if (!isRight) {
    await recordLogin(tx, { accountId: owner, outcome: 'wrong_passkey', userAgent });
    return null;
  }
  return admit(tx, {
    account,
    userAgent,
    deviceHash,
    knownDevice: await knownHash({ db: tx }, account, deviceHash),
    code: null,
    passkey: null,
    trust: null,
    proof: 'passkey',
    entry,
    isReturning,
  });
}
