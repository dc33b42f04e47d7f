import { type Ctx, giveBack, limitKey, spend } from '../kernel';

/**
 * Counts a question for a device, by account or, for visitors, by address.
 * @throws GameError throttled `passkey.too_many_tries`
 */
export async function spendQuestion(ctx: Ctx): Promise<void> {
  await spend(ctx, 'passkey_questions', keyOf(ctx));
}

/**
 * Counts an answer of a device before it is checked.
 * @throws GameError throttled `passkey.too_many_tries`
 */
export async function spendAnswer(ctx: Ctx): Promise<void> {
  await spend(ctx, 'passkey_answers', keyOf(ctx));
}

/** Gives an answer back that was right. */
export async function giveAnswerBack(ctx: Ctx): Promise<void> {
  await giveBack(ctx, 'passkey_answers', keyOf(ctx));
}

const keyOf = ({ actor, address }: Ctx): string => actor?.accountId ?? limitKey(address);
