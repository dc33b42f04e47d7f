import { type AccountId, type CharacterId, GameError } from '@necp/shared/kernel';
import { friendRequestAccepted, friendRequestSent } from '@necp/shared/social/events';
import { askAgainMs, mostFriends, mostRequests, requestLastsMs } from '@necp/shared/social/rules';
import type { AnswerRequestInput, AskedFriendView, AskFriendInput, SocialDoneView } from '@necp/shared/social/schema';
import { actOnce, type Ctx, emit, inTx, newId, nowOf, once, requireActor, type Tx } from '../kernel';
import { announcePresence } from './presence';
import { announceLists, lockPlayers, otherNamed, type Pair } from './steps';

/** The states in which its sender sees a request as sent. */
export const sentStates = ['open', 'declined', 'unseen'];

/** Returns the moment after which an open request must have been sent. */
export const openSince = (tx: Tx) => new Date(nowOf(tx).getTime() - requestLastsMs);

/**
 * Asks the player of a character to become friends; both are friends at once when the other has asked already. A player
 * who has blocked the caller never sees the request, and the caller is answered the same.
 * @throws GameError not_found `character.not_found`; invalid `social.yourself`; conflict `social.already_friends`,
 * `social.you_block`, `social.asked_lately`, `social.friends_full`, `social.too_many_requests`, `social.inbox_full`,
 * `social.other_full`
 */
export async function askFriend(ctx: Ctx, input: AskFriendInput): Promise<AskedFriendView> {
  return actOnce(ctx, { verb: 'social.ask', input }, async (tx, { accountId: own, characterId }) => {
    const person = await otherNamed(tx, own, input.name);
    const pair = { own, other: person.accountId };
    await lockPlayers(tx, [own, pair.other]);
    await assertMayAsk(tx, pair);
    const theirs = await tx.friendRequest.findUnique({
      where: { fromAccountId_toAccountId: { fromAccountId: pair.other, toAccountId: own } },
    });
    if (theirs?.state === 'open' && theirs.askedAt > openSince(tx)) {
      await befriend(tx, pair, theirs.id);
      return { became: 'friends' as const };
    }
    await sendRequest(tx, pair, {
      note: input.note.trim(),
      fromCharacterId: characterId,
      toCharacterId: person.characterId,
    });
    return { became: 'sent' as const };
  });
}

async function assertMayAsk(tx: Tx, { own, other }: Pair): Promise<void> {
  const friendship = await tx.friendship.findUnique({
    where: { accountId_friendId: { accountId: own, friendId: other } },
  });
  if (friendship !== null) throw new GameError('conflict', 'social.already_friends');
  const blocked = await tx.socialBlock.findUnique({
    where: { accountId_blockedId: { accountId: own, blockedId: other } },
  });
  if (blocked !== null) throw new GameError('conflict', 'social.you_block');
  if ((await tx.friendship.count({ where: { accountId: own } })) >= mostFriends)
    throw new GameError('conflict', 'social.friends_full', { most: mostFriends });
}

/**
 * Stores a request. What became of an earlier one makes no difference to the answer, so that a refusal stays silent.
 * Requests that the receiver cannot see count like those they can.
 */
async function sendRequest(
  tx: Tx,
  { own, other }: Pair,
  request: { readonly note: string; readonly fromCharacterId: CharacterId; readonly toCharacterId: CharacterId },
): Promise<void> {
  const where = { fromAccountId_toAccountId: { fromAccountId: own, toAccountId: other } };
  const before = await tx.friendRequest.findUnique({ where });
  const now = nowOf(tx);
  if (before !== null && before.askedAt.getTime() > now.getTime() - askAgainMs)
    throw new GameError('conflict', 'social.asked_lately');
  const isOther = { askedAt: { gt: openSince(tx) }, ...(before === null ? {} : { id: { not: before.id } }) };
  const sent = await tx.friendRequest.count({
    where: { fromAccountId: own, state: { in: sentStates }, ...isOther },
  });
  if (sent >= mostRequests) throw new GameError('conflict', 'social.too_many_requests', { most: mostRequests });
  const received = await tx.friendRequest.count({ where: { toAccountId: other, state: 'open', ...isOther } });
  if (received >= mostRequests) throw new GameError('conflict', 'social.inbox_full');
  const isBlocked = (await tx.socialBlock.count({ where: { accountId: other, blockedId: own } })) > 0;
  const id = before?.id ?? newId<string>();
  const row = { ...request, state: isBlocked ? 'unseen' : 'open', askedAt: now };
  await tx.friendRequest.upsert({
    where,
    create: { id, fromAccountId: own, toAccountId: other, ...row },
    update: row,
  });
  announceLists(tx, [own]);
  if (isBlocked) return;
  await emit(tx, friendRequestSent, {
    friendRequestId: id,
    fromAccountId: own,
    fromCharacterId: request.fromCharacterId,
    toAccountId: other,
    toCharacterId: request.toCharacterId,
  });
  announceLists(tx, [other]);
}

/**
 * Accepts a request; both are friends from now on.
 * @throws GameError not_found `social.request_gone`; conflict `social.friends_full`, `social.other_full`
 */
export async function acceptRequest(ctx: Ctx, input: AnswerRequestInput): Promise<SocialDoneView> {
  const { accountId: own } = requireActor(ctx);
  const { requestId, friendRequestId } = input;
  return inTx(ctx, (tx) =>
    once(tx, { accountId: own, requestId, verb: 'social.accept', input }, async () => {
      const where = { id: friendRequestId, toAccountId: own, state: 'open', askedAt: { gt: openSince(tx) } };
      const asked = await tx.friendRequest.findFirst({ where, select: { fromAccountId: true } });
      if (asked === null) throw new GameError('not_found', 'social.request_gone');
      const pair = { own, other: asked.fromAccountId as AccountId };
      await lockPlayers(tx, [own, pair.other]);
      // Its sender may have withdrawn it, or one may have blocked the other, while this waited for the locks.
      const { count } = await tx.friendRequest.deleteMany({ where });
      if (count === 0) throw new GameError('not_found', 'social.request_gone');
      await befriend(tx, pair, friendRequestId);
      return { done: true as const };
    }),
  );
}

async function befriend(tx: Tx, { own, other }: Pair, friendRequestId: string): Promise<void> {
  const counts = await tx.friendship.groupBy({
    by: ['accountId'],
    where: { accountId: { in: [own, other] } },
    _count: true,
  });
  const isFull = (whose: AccountId) =>
    (counts.find(({ accountId }) => accountId === whose)?._count ?? 0) >= mostFriends;
  if (isFull(own)) throw new GameError('conflict', 'social.friends_full', { most: mostFriends });
  if (isFull(other)) throw new GameError('conflict', 'social.other_full');
  const madeAt = nowOf(tx);
  await tx.friendship.createMany({
    data: [
      { id: newId(), accountId: own, friendId: other, madeAt },
      { id: newId(), accountId: other, friendId: own, madeAt },
    ],
  });
  await tx.friendRequest.deleteMany({
    where: {
      OR: [
        { fromAccountId: own, toAccountId: other },
        { fromAccountId: other, toAccountId: own },
      ],
    },
  });
  await emit(tx, friendRequestAccepted, { friendRequestId, fromAccountId: other, byAccountId: own });
  announceLists(tx, [own, other]);
  await announcePresence(tx, [own, other]);
}

/**
 * Declines a request. Its sender goes on seeing it as sent.
 * @throws GameError not_found `social.request_gone`
 */
export function declineRequest(ctx: Ctx, input: AnswerRequestInput): Promise<SocialDoneView> {
  return endRequest(ctx, input, { verb: 'social.decline', whose: 'toAccountId', from: ['open'], to: 'declined' });
}

/**
 * Withdraws a request of the caller's.
 * @throws GameError not_found `social.request_gone`
 */
export function withdrawRequest(ctx: Ctx, input: AnswerRequestInput): Promise<SocialDoneView> {
  return endRequest(ctx, input, {
    verb: 'social.withdraw',
    whose: 'fromAccountId',
    from: sentStates,
    to: 'withdrawn',
  });
}

interface Ending {
  readonly verb: string;
  readonly whose: 'fromAccountId' | 'toAccountId';
  readonly from: readonly string[];
  readonly to: 'declined' | 'withdrawn';
}

async function endRequest(ctx: Ctx, input: AnswerRequestInput, ending: Ending): Promise<SocialDoneView> {
  const { accountId } = requireActor(ctx);
  const { requestId, friendRequestId: id } = input;
  const { verb, whose, from, to } = ending;
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb, input }, async () => {
      const [ended] = await tx.friendRequest.updateManyAndReturn({
        where: { id, [whose]: accountId, state: { in: [...from] }, askedAt: { gt: openSince(tx) } },
        data: { state: to },
        select: { toAccountId: true },
      });
      if (ended === undefined) throw new GameError('not_found', 'social.request_gone');
      announceLists(tx, to === 'declined' ? [accountId] : [accountId, ended.toAccountId as AccountId]);
      return { done: true as const };
    }),
  );
}
