import { GameError } from '@necp/shared/kernel';
import { mostBlocks } from '@necp/shared/social/rules';
import type { BlockInput, SocialDoneView, UnblockInput } from '@necp/shared/social/schema';
import { type Ctx, inTx, newId, nowOf, once, requireActor, type Tx } from '../kernel';
import { announceLists, endFriendship, lockPlayers, otherNamed, type Pair } from './steps';

/**
 * Blocks the player of a character, with all characters of both: the friendship ends, and so do requests, without the
 * other learning why.
 * @throws GameError not_found `character.not_found`; invalid `social.yourself`; conflict `social.blocks_full`
 */
export async function blockPlayer(ctx: Ctx, input: BlockInput): Promise<SocialDoneView> {
  const { accountId: own } = requireActor(ctx);
  return inTx(ctx, (tx) =>
    once(tx, { accountId: own, requestId: input.requestId, verb: 'social.block', input }, async () => {
      const { accountId: other, characterId } = await otherNamed(tx, own, input.name);
      await lockPlayers(tx, [own, other]);
      const where = { accountId: own, blockedId: other };
      if ((await tx.socialBlock.count({ where })) > 0) return { done: true as const };
      if ((await tx.socialBlock.count({ where: { accountId: own } })) >= mostBlocks)
        throw new GameError('conflict', 'social.blocks_full', { most: mostBlocks });
      await tx.socialBlock.create({ data: { id: newId(), ...where, characterId, blockedAt: nowOf(tx) } });
      const wasFriend = await endFriendship(tx, { own, other });
      const hadAsked = await endRequests(tx, { own, other });
      announceLists(tx, [own]);
      // A message about nothing would say that something has happened.
      if (wasFriend || hadAsked) announceLists(tx, [other]);
      return { done: true as const };
    }),
  );
}

/** Takes the caller's request back, and hides the other's, who sees it as sent; returns whether the first was open. */
async function endRequests(tx: Tx, { own, other }: Pair): Promise<boolean> {
  await tx.friendRequest.updateMany({
    where: { fromAccountId: other, toAccountId: own, state: 'open' },
    data: { state: 'unseen' },
  });
  const taken = await tx.friendRequest.updateMany({
    where: { fromAccountId: own, toAccountId: other, state: 'open' },
    data: { state: 'withdrawn' },
  });
  return taken.count > 0;
}

/**
 * Ends a block. What was sent meanwhile stays unseen.
 * @throws GameError not_found `social.no_block`
 */
export async function unblockPlayer(ctx: Ctx, input: UnblockInput): Promise<SocialDoneView> {
  const { accountId } = requireActor(ctx);
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId: input.requestId, verb: 'social.unblock', input }, async () => {
      const { count } = await tx.socialBlock.deleteMany({ where: { id: input.blockId, accountId } });
      if (count === 0) throw new GameError('not_found', 'social.no_block');
      announceLists(tx, [accountId]);
      return { done: true as const };
    }),
  );
}
