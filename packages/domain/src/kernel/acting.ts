import { GameError, type AccountId, type CharacterId, type RequestId } from '@necp/shared/kernel';
import { requireActor, type Ctx } from './context';
import { once } from './once';
import { inTx, type Tx } from './tx';

/** The input of a player's request and its request id. */
export interface ActRequest {
  readonly verb: string;
  readonly input: { readonly requestId: RequestId };
}

/** The calling account and the character it plays. */
export interface Playing {
  readonly accountId: AccountId;
  readonly characterId: CharacterId;
}

/**
 * Returns the calling account and the character its session plays.
 * @throws GameError unauthenticated `kernel.signed_out`, invalid `character.required`
 */
export function requirePlaying(ctx: Ctx): Playing {
  const { accountId, characterId } = requireActor(ctx);
  if (characterId === null) throw new GameError('invalid', 'character.required');
  return { accountId, characterId };
}

/**
 * Performs a player's request for the character they play: in one transaction, and once for each request id.
 * @returns the result of `act`, also for repeated requests
 * @throws GameError as `requirePlaying`; conflict `kernel.request_reused` when the id was used for another request
 */
export async function actOnce<T>(
  ctx: Ctx,
  { verb, input }: ActRequest,
  act: (tx: Tx, who: Playing) => Promise<T>,
): Promise<T> {
  const who = requirePlaying(ctx);
  const asked = {
    accountId: who.accountId,
    requestId: input.requestId,
    verb,
    input: { ...input, characterId: who.characterId },
  };
  return inTx(ctx, (tx) => once(tx, asked, () => act(tx, who)));
}
