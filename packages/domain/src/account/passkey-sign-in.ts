import { type AccountId, GameError } from '@necp/shared/kernel';
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
import { hashSecret, type OpenedSession, recordLogin } from '../session';
import { admit } from './admission';
import { lockAccount } from './steps';

export interface PasskeySignInRequest extends PasskeySignInInput {
  readonly userAgent: string;
  /** The cookie of a browser, null for other clients. */
  readonly device: string | null;
}

/**
 * Signs in with a passkey and nothing else; the device has asked for its owner, so no code is asked for. Unknown
 * passkeys, those of closed accounts and wrong answers get one answer after the same work.
 * @throws GameError unauthenticated `passkey.refused`; invalid `passkey.expired`; throttled `passkey.too_many_tries`;
 * unavailable `passkey.unavailable`
 */
export async function signInByPasskey(ctx: Ctx, request: PasskeySignInRequest): Promise<OpenedSession> {
  const { answer, ceremony, userAgent, device } = request;
  await spendAnswer(ctx);
  const accepted = await acceptAnswer(ctx, { purpose: 'sign_in', boundTo: ceremony ?? '' }, answer);
  const deviceHash = device === null ? null : hashSecret(device);
  const opened = await inTx(ctx, (tx) => open(tx, { accepted, userAgent, deviceHash }));
  if (opened === null) throw new GameError('unauthenticated', 'passkey.refused');
  await giveAnswerBack(ctx);
  return opened;
}

interface Answered {
  readonly accepted: AcceptedAnswer<PasskeyAnswer>;
  readonly userAgent: string;
  readonly deviceHash: string | null;
}

async function open(tx: Tx, { accepted, userAgent, deviceHash }: Answered): Promise<OpenedSession | null> {
  const ownerId = await ownerOfPasskey(tx, accepted.answer.id);
  const account = ownerId === null ? null : await lockAccount(tx, ownerId);
  const accountId = (account?.id ?? null) as AccountId | null;
  // An unknown passkey is checked too, so that it takes as long as a known one.
  const isRight = await takePasskey(tx, { accountId, accepted, verification: 'required' });
  if (account === null || accountId === null) return null;
  if (!isRight) {
    await recordLogin(tx, { accountId, outcome: 'wrong_passkey', userAgent });
    return null;
  }
  const known = await tx.knownDevice.findFirst({ where: { accountId, deviceHash: deviceHash ?? '' } });
  return admit(tx, { account, userAgent, deviceHash, isKnown: known !== null, proof: 'passkey' });
}
