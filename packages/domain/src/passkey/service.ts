import { assertAllowed, GameError } from '@necp/shared/kernel';
import { canNamePasskey, tidyPasskeyName } from '@necp/shared/passkey/rules';
import type {
  PasskeyDoneView,
  PasskeyOptions,
  RenamePasskeyInput,
  StartPasskeySignInInput,
} from '@necp/shared/passkey/schema';
import { type Ctx, inTx, once, requireActor } from '../kernel';
import { requireProof } from '../session';
import { makeChallenge } from './challenges';
import { spendQuestion } from './limits';
import { answerOptions, credentialsOf } from './options';

const ceremonyBytes = 24;

/** What a browser needs to ask a device, and the secret that its answer must come with. */
export interface StartedSignIn {
  readonly options: PasskeyOptions;
  readonly ceremony: string;
}

/**
 * Starts a sign-in by a passkey, or the second step after a password. The answer is the same for every visitor: the
 * device knows which accounts it has passkeys of.
 * @param input `ceremony` is the secret of the browser from an earlier start, null for a new one
 * @throws GameError throttled `passkey.too_many_tries`; unavailable `passkey.unavailable`
 */
export async function startPasskeySignIn(
  ctx: Ctx,
  input: StartPasskeySignInInput & { readonly ceremony: string | null },
): Promise<StartedSignIn> {
  await spendQuestion(ctx);
  const ceremony = input.ceremony ?? ctx.rng.secret(ceremonyBytes);
  const challenge = await makeChallenge(ctx, { purpose: input.step, boundTo: ceremony });
  const verification = input.step === 'sign_in' ? 'required' : 'preferred';
  return { options: answerOptions(ctx, { challenge, verification, credentials: [] }), ceremony };
}

/**
 * Starts a proof by one of the caller's passkeys.
 * @throws GameError conflict `passkey.none`; throttled `passkey.too_many_tries`; unavailable `passkey.unavailable`
 */
export async function startPasskeyProof(ctx: Ctx): Promise<PasskeyOptions> {
  const { accountId, sessionId } = requireActor(ctx);
  await spendQuestion(ctx);
  const credentials = await inTx(ctx, (tx) => credentialsOf(tx, accountId));
  if (credentials.length === 0) throw new GameError('conflict', 'passkey.none');
  const challenge = await makeChallenge(ctx, { purpose: 'prove', boundTo: sessionId });
  return answerOptions(ctx, { challenge, verification: 'required', credentials });
}

/**
 * Renames a passkey of the caller.
 * @throws GameError invalid `passkey.name_*`; forbidden `session.proof_required`; not_found `passkey.not_found` for
 * those of others and unknown ones alike
 */
export function renamePasskey(ctx: Ctx, input: RenamePasskeyInput): Promise<PasskeyDoneView> {
  const { accountId } = requireActor(ctx);
  assertAllowed(canNamePasskey(input.name));
  const { requestId, passkeyId, name } = input;
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb: 'passkey.rename', input }, async (): Promise<PasskeyDoneView> => {
      await requireProof(tx);
      const { count } = await tx.passkey.updateMany({
        where: { id: passkeyId, accountId },
        data: { name: tidyPasskeyName(name) },
      });
      if (count === 0) throw new GameError('not_found', 'passkey.not_found');
      return { done: true };
    }),
  );
}
