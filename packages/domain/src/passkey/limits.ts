import { passkeyWindowMs } from '@necp/shared/passkey/rules';
import type { Ctx } from '../kernel';
import { giveBack, type Limit, limitKey, spend } from '../session';

const limit = (name: string, points: number): Limit => ({
  name,
  points,
  windowMs: passkeyWindowMs,
  refusal: 'passkey.too_many_tries',
});
/** An open sign-in page asks every few minutes, and many players may share one network address. */
const questionsFrom = limit('passkey_questions', 200);
const answersFrom = limit('passkey_answers', 40);

/**
 * Counts a question for a device, by account or, for visitors, by address.
 * @throws GameError throttled `passkey.too_many_tries`
 */
export async function spendQuestion(ctx: Ctx): Promise<void> {
  await spend(ctx, questionsFrom, keyOf(ctx));
}

/**
 * Counts an answer of a device before it is checked.
 * @throws GameError throttled `passkey.too_many_tries`
 */
export async function spendAnswer(ctx: Ctx): Promise<void> {
  await spend(ctx, answersFrom, keyOf(ctx));
}

/** Gives an answer back that was right. */
export async function giveAnswerBack(ctx: Ctx): Promise<void> {
  await giveBack(ctx, answersFrom, keyOf(ctx));
}

const keyOf = ({ actor, address }: Ctx): string => actor?.accountId ?? limitKey(address);
