import { type AccountId, GameError, type RequestId } from '@necp/shared/kernel';
import { mostGroups } from '@necp/shared/social/rules';
import type {
  ChangeFriendInput,
  FriendGroupView,
  MakeGroupInput,
  RemoveFriendInput,
  RemoveGroupInput,
  RenameGroupInput,
  SocialDoneView,
} from '@necp/shared/social/schema';
import { type Ctx, explainConstraints, inTx, newId, nowOf, once, requireActor, type Tx } from '../kernel';
import { announcePresence } from './presence';
import { announceLists, endFriendship, lockPlayers } from './steps';

explainConstraints({ friend_groups_name_once: { kind: 'conflict', code: 'social.group_name_taken' } });

/** Runs an act of the caller's account, once for each request, and lets its other devices read the lists again. */
async function changeLists<T>(
  ctx: Ctx,
  { verb, input }: { readonly verb: string; readonly input: { readonly requestId: RequestId } },
  act: (tx: Tx, own: AccountId) => Promise<T>,
): Promise<T> {
  const { accountId } = requireActor(ctx);
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId: input.requestId, verb, input }, async () => {
      const answer = await act(tx, accountId);
      announceLists(tx, [accountId]);
      return answer;
    }),
  );
}

/** Returns the account of one of the caller's friends.
 * @throws GameError not_found `social.no_friend`
 */
async function friendOf(tx: Tx, own: AccountId, friendId: string): Promise<AccountId> {
  const row = await tx.friendship.findFirst({ where: { id: friendId, accountId: own }, select: { friendId: true } });
  if (row === null) throw new GameError('not_found', 'social.no_friend');
  return row.friendId as AccountId;
}

/**
 * Ends a friendship for both.
 * @throws GameError not_found `social.no_friend`
 */
export function removeFriend(ctx: Ctx, input: RemoveFriendInput): Promise<SocialDoneView> {
  return changeLists(ctx, { verb: 'social.remove', input }, async (tx, own) => {
    const other = await friendOf(tx, own, input.friendId);
    await lockPlayers(tx, [own, other]);
    if (await endFriendship(tx, { own, other })) announceLists(tx, [other]);
    return { done: true as const };
  });
}

/**
 * Changes what the caller keeps of a friend: the note, the group and whether it is a favourite.
 * @throws GameError not_found `social.no_friend`, `social.no_group`
 */
export function changeFriend(ctx: Ctx, input: ChangeFriendInput): Promise<SocialDoneView> {
  return changeLists(ctx, { verb: 'social.change_friend', input }, async (tx, own) => {
    const { friendId: id, groupId, isFavourite } = input;
    await lockPlayers(tx, [own]);
    if (groupId !== null) await holdGroup(tx, own, groupId);
    const { count } = await tx.friendship.updateMany({
      where: { id, accountId: own },
      data: { note: input.note.trim(), groupId, isFavourite },
    });
    if (count === 0) throw new GameError('not_found', 'social.no_friend');
    // A favourite may see more.
    await announcePresence(tx, [own]);
    return { done: true as const };
  });
}

async function holdGroup(tx: Tx, own: AccountId, groupId: string): Promise<void> {
  const group = await tx.friendGroup.findFirst({ where: { id: groupId, accountId: own }, select: { id: true } });
  if (group === null) throw new GameError('not_found', 'social.no_group');
}

/**
 * Makes a group of friends.
 * @throws GameError conflict `social.groups_full`, `social.group_name_taken`; invalid `social.group_name_empty`
 */
export function makeGroup(ctx: Ctx, input: MakeGroupInput): Promise<FriendGroupView> {
  return changeLists(ctx, { verb: 'social.make_group', input }, async (tx, own) => {
    const name = groupName(input.name);
    await lockPlayers(tx, [own]);
    if ((await tx.friendGroup.count({ where: { accountId: own } })) >= mostGroups)
      throw new GameError('conflict', 'social.groups_full', { most: mostGroups });
    const group = { id: newId<string>(), name };
    await tx.friendGroup.create({ data: { ...group, accountId: own, madeAt: nowOf(tx) } });
    return group;
  });
}

/**
 * Gives a group another name.
 * @throws GameError not_found `social.no_group`; conflict `social.group_name_taken`; invalid `social.group_name_empty`
 */
export function renameGroup(ctx: Ctx, input: RenameGroupInput): Promise<FriendGroupView> {
  return changeLists(ctx, { verb: 'social.rename_group', input }, async (tx, own) => {
    const name = groupName(input.name);
    const { count } = await tx.friendGroup.updateMany({
      where: { id: input.groupId, accountId: own },
      data: { name },
    });
    if (count === 0) throw new GameError('not_found', 'social.no_group');
    return { id: input.groupId, name };
  });
}

/**
 * Removes a group; its friends stay, without one.
 * @throws GameError not_found `social.no_group`
 */
export function removeGroup(ctx: Ctx, input: RemoveGroupInput): Promise<SocialDoneView> {
  return changeLists(ctx, { verb: 'social.remove_group', input }, async (tx, own) => {
    const { count } = await tx.friendGroup.deleteMany({ where: { id: input.groupId, accountId: own } });
    if (count === 0) throw new GameError('not_found', 'social.no_group');
    return { done: true as const };
  });
}

function groupName(typed: string): string {
  const name = typed.trim();
  if (name === '') throw new GameError('invalid', 'social.group_name_empty');
  return name;
}
