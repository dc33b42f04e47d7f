import { GameError, type AccountId, type CharacterId, type RequestId } from '@necp/shared/kernel';
import { requireActor, type Ctx } from './context';
import { once } from './once';
import { inTx, type Tx } from './tx';

/** What a player asks, and under which request. */
export interface ActRequest {
  readonly verb: string;
  readonly input: { readonly requestId: RequestId };
}

/** Who asks, and the character they play. */
export interface Playing {
  readonly accountId: AccountId;
  readonly characterId: CharacterId;
}

/**
 * The account that asks and the character its session plays.
 * @throws GameError unauthenticated `kernel.signed_out`, invalid `character.required`
 */
export function requirePlaying(ctx: Ctx): Playing {
  const { accountId, characterId } = requireActor(ctx);
  if (characterId === null) throw new GameError('invalid', 'character.required');
  return { accountId, characterId };
}

/**
 * Does what a player asks for the character they play: in one transaction, and once for each request.
 * @returns what `act` gave, also when it is asked again
 * @throws GameError as `requirePlaying`; conflict `kernel.request_reused` when the request asked for something else
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
