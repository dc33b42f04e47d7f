import type { AccountId, CharacterId } from '@necp/shared/kernel';
import { presenceFor, usualStatus } from '@necp/shared/social/rules';
import type { FriendsView, OwnStatusView, SetStatusInput } from '@necp/shared/social/schema';
import { peopleOf } from '../character';
import { type Ctx, inTx, nowOf, once, requireActor } from '../kernel';
import { announcePresence, chosenOf, listed, seenPlayers } from './presence';
import { announceLists, lockPlayers, noteMeeting } from './steps';

export { blockPlayer, unblockPlayer } from './blocks';
export { changeFriend, makeGroup, removeFriend, removeGroup, renameGroup } from './friends';
export { endLostPresences, notePresences, type PresenceReport } from './presence';
export { acceptRequest, askFriend, declineRequest, withdrawRequest } from './requests';

/** Notes that characters fought a duel. */
export async function noteDuel(ctx: Ctx, characterIds: readonly CharacterId[]): Promise<void> {
  await inTx(ctx, (tx) => noteMeeting(tx, { kind: 'duel', characterIds }));
}

/** Sets what the caller shows to friends, who see it at once. An invisible player looks as if they had left now. */
export async function setStatus(ctx: Ctx, input: SetStatusInput): Promise<OwnStatusView> {
  const { accountId } = requireActor(ctx);
  const { requestId, ...chosen } = input;
  const text = chosen.text.trim();
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId, verb: 'social.set_status', input }, async () => {
      await lockPlayers(tx, [accountId]);
      const before = await tx.socialPlayer.findUniqueOrThrow({ where: { accountId } });
      const [latest] = await peopleOf(tx, [accountId]);
      const isHidden = chosen.status === 'invisible';
      await tx.socialPlayer.update({
        where: { accountId },
        data: {
          status: chosen.status,
          statusText: text,
          presenceTo: chosen.presenceTo,
          placeTo: chosen.placeTo,
          hiddenAt: isHidden ? (before.hiddenAt ?? nowOf(tx)) : null,
          hiddenCharacterId: isHidden ? (before.hiddenCharacterId ?? latest?.characterId ?? null) : null,
        },
      });
      announceLists(tx, [accountId]);
      await announcePresence(tx, [accountId]);
      return { ...chosen, text };
    }),
  );
}

/** Returns the caller's friends with what each shows, the groups, and what the caller shows. */
export async function friendsOf(ctx: Ctx): Promise<FriendsView> {
  const { accountId: own } = requireActor(ctx);
  return inTx(ctx, async (tx) => {
    const rows = await tx.friendship.findMany({ where: { accountId: own } });
    const groups = await tx.friendGroup.findMany({ where: { accountId: own }, orderBy: { name: 'asc' } });
    const chosen = await tx.socialPlayer.findUnique({ where: { accountId: own } });
    const seen = await seenPlayers(
      tx,
      rows.map(({ friendId }) => friendId as AccountId),
    );
    const theirs = await tx.friendship.findMany({
      where: { friendId: own, isFavourite: true },
      select: { accountId: true },
    });
    const favouredBy = new Set(theirs.map(({ accountId }) => accountId));
    return {
      friends: rows.flatMap(({ id, friendId, note, groupId, isFavourite, madeAt }) => {
        const one = seen.get(friendId as AccountId);
        if (one === undefined) return [];
        const presence = presenceFor(one.player, { isFavourite: favouredBy.has(friendId) });
        return [{ id, character: listed(one.person), presence, note, groupId, isFavourite, madeAt }];
      }),
      groups: groups.map(({ id, name }) => ({ id, name })),
      own: chosen === null ? usualStatus : chosenOf(chosen),
    };
  });
}
