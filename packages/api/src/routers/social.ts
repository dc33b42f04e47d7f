import { blocksOf, findPlayers, metLately, relationTo, requestsOf, whoIsHere } from '@necp/domain/social/queries';
import {
  acceptRequest,
  askFriend,
  blockPlayer,
  changeFriend,
  declineRequest,
  friendsOf,
  makeGroup,
  removeFriend,
  removeGroup,
  renameGroup,
  setStatus,
  unblockPlayer,
  withdrawRequest,
} from '@necp/domain/social/service';
import {
  AnswerRequestInput,
  AskedFriendView,
  AskFriendInput,
  BlockInput,
  BlocksView,
  ChangeFriendInput,
  FindPlayersInput,
  FoundPlayersView,
  FriendGroupView,
  FriendsView,
  MakeGroupInput,
  MetView,
  OwnStatusView,
  RelationInput,
  RelationView,
  RemoveFriendInput,
  RemoveGroupInput,
  RenameGroupInput,
  RequestsView,
  SetStatusInput,
  SocialDoneView,
  UnblockInput,
  WhoInput,
  WhoView,
} from '@necp/shared/social/schema';
import { characterProcedure, signedInProcedure } from '../procedures';
import { router } from '../trpc';

/** Returns the place of a procedure in the REST interface. */
const at = <const M extends 'GET' | 'POST' | 'PUT', const P extends `/friends${string}`>(
  method: M,
  path: P,
  summary: string,
) => ({ openapi: { method, path, tags: ['friends'], summary } });

export const socialRouter = router({
  friends: signedInProcedure
    .meta(at('GET', '/friends', 'The friends with what each shows, the groups, and the own status'))
    .output(FriendsView)
    .query(({ ctx }) => friendsOf(ctx.domain)),
  change: signedInProcedure
    .meta(at('PUT', '/friends/{friendId}', 'Change the note, the group and the star of a friend'))
    .input(ChangeFriendInput)
    .output(SocialDoneView)
    .mutation(({ ctx, input }) => changeFriend(ctx.domain, input)),
  remove: signedInProcedure
    .meta(at('POST', '/friends/{friendId}/remove', 'End a friendship'))
    .input(RemoveFriendInput)
    .output(SocialDoneView)
    .mutation(({ ctx, input }) => removeFriend(ctx.domain, input)),
  setStatus: signedInProcedure
    .meta(at('PUT', '/friends/status', 'Set the own status, and who sees it'))
    .input(SetStatusInput)
    .output(OwnStatusView)
    .mutation(({ ctx, input }) => setStatus(ctx.domain, input)),
  find: signedInProcedure
    .meta(at('GET', '/friends/find', 'Characters whose name begins so'))
    .input(FindPlayersInput)
    .output(FoundPlayersView)
    .query(({ ctx, input }) => findPlayers(ctx.domain, input)),
  who: characterProcedure
    .meta(at('POST', '/friends/who', 'Who is in the district, and which friends are elsewhere'))
    .input(WhoInput)
    .output(WhoView)
    .query(({ ctx, input }) => whoIsHere(ctx.domain, input)),
  relation: signedInProcedure
    .meta(at('GET', '/friends/relation', 'How the account stands to the player of a character'))
    .input(RelationInput)
    .output(RelationView)
    .query(({ ctx, input }) => relationTo(ctx.domain, input)),
  requests: signedInProcedure
    .meta(at('GET', '/friends/requests', 'The requests that were received and sent'))
    .output(RequestsView)
    .query(({ ctx }) => requestsOf(ctx.domain)),
  ask: signedInProcedure
    .meta(at('POST', '/friends/requests', 'Ask the player of a character to become friends'))
    .input(AskFriendInput)
    .output(AskedFriendView)
    .mutation(({ ctx, input }) => askFriend(ctx.domain, input)),
  accept: signedInProcedure
    .meta(at('POST', '/friends/requests/{friendRequestId}/accept', 'Accept a request'))
    .input(AnswerRequestInput)
    .output(SocialDoneView)
    .mutation(({ ctx, input }) => acceptRequest(ctx.domain, input)),
  decline: signedInProcedure
    .meta(at('POST', '/friends/requests/{friendRequestId}/decline', 'Decline a request, unseen by its sender'))
    .input(AnswerRequestInput)
    .output(SocialDoneView)
    .mutation(({ ctx, input }) => declineRequest(ctx.domain, input)),
  withdraw: signedInProcedure
    .meta(at('POST', '/friends/requests/{friendRequestId}/withdraw', 'Withdraw a request of your own'))
    .input(AnswerRequestInput)
    .output(SocialDoneView)
    .mutation(({ ctx, input }) => withdrawRequest(ctx.domain, input)),
  makeGroup: signedInProcedure
    .meta(at('POST', '/friends/groups', 'Make a group of friends'))
    .input(MakeGroupInput)
    .output(FriendGroupView)
    .mutation(({ ctx, input }) => makeGroup(ctx.domain, input)),
  renameGroup: signedInProcedure
    .meta(at('PUT', '/friends/groups/{groupId}', 'Rename a group'))
    .input(RenameGroupInput)
    .output(FriendGroupView)
    .mutation(({ ctx, input }) => renameGroup(ctx.domain, input)),
  removeGroup: signedInProcedure
    .meta(at('POST', '/friends/groups/{groupId}/remove', 'Remove a group; its friends stay'))
    .input(RemoveGroupInput)
    .output(SocialDoneView)
    .mutation(({ ctx, input }) => removeGroup(ctx.domain, input)),
  met: signedInProcedure
    .meta(at('GET', '/friends/met', 'Characters met lately in duels, parties and instances'))
    .output(MetView)
    .query(({ ctx }) => metLately(ctx.domain)),
  blocks: signedInProcedure
    .meta(at('GET', '/friends/blocks', 'The players that are blocked'))
    .output(BlocksView)
    .query(({ ctx }) => blocksOf(ctx.domain)),
  block: signedInProcedure
    .meta(at('POST', '/friends/blocks', 'Block the player of a character'))
    .input(BlockInput)
    .output(SocialDoneView)
    .mutation(({ ctx, input }) => blockPlayer(ctx.domain, input)),
  unblock: signedInProcedure
    .meta(at('POST', '/friends/blocks/{blockId}/remove', 'End a block'))
    .input(UnblockInput)
    .output(SocialDoneView)
    .mutation(({ ctx, input }) => unblockPlayer(ctx.domain, input)),
});
