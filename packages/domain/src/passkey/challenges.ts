import { GameError } from '@necp/shared/kernel';
import { challengeLifeMs } from '@necp/shared/passkey/rules';
import * as z from 'zod';
import type { Ctx } from '../kernel';
import { hashSecret } from '../session';

/** What a challenge is for, and who asked for it: a session, or the secret of a browser that is not signed in. */
export interface Ceremony {
  readonly purpose: 'add' | 'sign_in' | 'second_step' | 'prove';
  readonly boundTo: string;
}

/** An answer whose challenge was ours and is used up; the signature is not checked yet. */
export interface AcceptedAnswer<Answer> {
  readonly answer: Answer;
  readonly challenge: string;
}

const challengeBytes = 32;

/**
 * Makes a challenge that a device signs, for one purpose and one asker. Redis keeps a hash of the three for five
 * minutes, so that a reader of Redis cannot answer in the place of the asker.
 * @throws GameError unavailable `passkey.unavailable`
 */
export async function makeChallenge(ctx: Ctx, ceremony: Ceremony): Promise<string> {
  const challenge = ctx.rng.secret(challengeBytes);
  const expiresAtMs = ctx.clock.nowMs() + challengeLifeMs;
  await reach(ctx, () => ctx.redis.set(keyOf(ceremony, challenge), expiresAtMs, 'PX', challengeLifeMs));
  return challenge;
}

/**
 * Uses up the challenge of an answer: of two simultaneous attempts one succeeds. It must come before the transaction
 * that checks the signature, so that a wrong answer uses its challenge up too.
 * @throws GameError invalid `passkey.expired` for challenges that are unknown, used, expired, of another purpose or of
 * another asker alike; unavailable `passkey.unavailable`
 */
export async function acceptAnswer<Answer extends { readonly response: { readonly clientDataJSON: string } }>(
  ctx: Ctx,
  ceremony: Ceremony,
  answer: Answer,
): Promise<AcceptedAnswer<Answer>> {
  const challenge = challengeOf(answer.response.clientDataJSON);
  const kept = await reach(ctx, () => ctx.redis.getdel(keyOf(ceremony, challenge)));
  if (kept === null || Number(kept) <= ctx.clock.nowMs()) throw new GameError('invalid', 'passkey.expired');
  return { answer, challenge };
}

async function reach<T>(ctx: Ctx, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    ctx.log.warn({ err: error }, 'challenges of passkeys cannot be kept');
    throw new GameError('unavailable', 'passkey.unavailable');
  }
}

/** The parts have no space in them, so that no two ceremonies share a key. */
function keyOf({ purpose, boundTo }: Ceremony, challenge: string): string {
  return `passkey_challenge:${hashSecret(`${purpose} ${hashSecret(boundTo)} ${challenge}`)}`;
}

/** Answers that were given in a frame of another site are not read; not every browser names that site. */
const SignedByBrowser = z.object({
  challenge: z
    .string()
    .regex(/^[\w-]+$/)
    .max(128),
  crossOrigin: z.literal(false).optional(),
});

/** Returns the challenge that an answer says it signs; an empty text for rubbish, which is never kept. */
function challengeOf(signedJson: string): string {
  try {
    return SignedByBrowser.parse(JSON.parse(Buffer.from(signedJson, 'base64url').toString('utf8'))).challenge;
  } catch {
    return '';
  }
}
