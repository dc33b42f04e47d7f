import {
  acceptApplication,
  acceptInvite,
  answerReadyCheck,
  applyToListing,
  castVote,
  clearMarks,
  convert,
  declineApplication,
  declineCall,
  declineInvite,
  disband,
  handOver,
  invite,
  joinByCode,
  kick,
  leave,
  listings,
  markGround,
  moveMember,
  ownApplications,
  ownListing,
  ownParty,
  partyInstance,
  ping,
  putUpListing,
  requestJoin,
  setAssistant,
  setLink,
  setRole,
  startCountdown,
  startReadyCheck,
  startVote,
  swapMembers,
  takeDownListing,
  withdrawApplication,
  withdrawInvite,
} from '@necp/domain/party/service';
import { DeclineCallInput, PartyInstanceView } from '@necp/shared/instance/schema';
import {
  ApplicationInput,
  AppliedView,
  DeclineApplicationInput,
  ListingApplyInput,
  ListingsInput,
  ListingsView,
  OwnApplicationsView,
  OwnListingView,
  PutUpListingInput,
} from '@necp/shared/party/finder-schema';
import { MarkGroundInput } from '@necp/shared/party/marks';
import {
  ConvertInput,
  CountdownInput,
  MoveMemberInput,
  OwnPartyView,
  PartyActInput,
  PartyCodeInput,
  PartyDoneView,
  PartyInviteInput,
  PartyMemberInput,
  PartyNameInput,
  PartyVoteInput,
  PingInput,
  ReadyAnswerInput,
  SetAssistantInput,
  SetLinkInput,
  SetRoleInput,
  SwapMembersInput,
} from '@necp/shared/party/schema';
import { signedInProcedure } from '../procedures';
import { router } from '../trpc';

/** Returns the place of a procedure in the REST interface. */
const at = <const M extends 'GET' | 'POST' | 'PUT', const P extends `/party${string}`>(
  method: M,
  path: P,
  summary: string,
) => ({ openapi: { method, path, tags: ['party'], summary } });

export const partyRouter = router({
  own: signedInProcedure
    .meta(at('GET', '/party', 'The party of the character, and its invitations and requests'))
    .output(OwnPartyView)
    .query(({ ctx }) => ownParty(ctx.domain)),
  instance: signedInProcedure
    .meta(at('GET', '/party/instance', 'The open instance of the party, and the members with their locks'))
    .output(PartyInstanceView)
    .query(({ ctx }) => partyInstance(ctx.domain)),
  declineCall: signedInProcedure
    .meta(at('POST', '/party/instance/{instanceId}/decline', 'Answer that the character does not come'))
    .input(DeclineCallInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => declineCall(ctx.domain, input)),
  invite: signedInProcedure
    .meta(at('POST', '/party/invitations', 'Invite a character'))
    .input(PartyNameInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => invite(ctx.domain, input)),
  request: signedInProcedure
    .meta(at('POST', '/party/requests', 'Ask the party of a character to be taken in'))
    .input(PartyNameInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => requestJoin(ctx.domain, input)),
  join: signedInProcedure
    .meta(at('POST', '/party/join', 'Join by the code of a link'))
    .input(PartyCodeInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => joinByCode(ctx.domain, input)),
  accept: signedInProcedure
    .meta(at('POST', '/party/invitations/{inviteId}/accept', 'Accept an invitation or a request'))
    .input(PartyInviteInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => acceptInvite(ctx.domain, input)),
  decline: signedInProcedure
    .meta(at('POST', '/party/invitations/{inviteId}/decline', 'Decline an invitation or a request'))
    .input(PartyInviteInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => declineInvite(ctx.domain, input)),
  withdraw: signedInProcedure
    .meta(at('POST', '/party/invitations/{inviteId}/withdraw', 'Withdraw an invitation or a request'))
    .input(PartyInviteInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => withdrawInvite(ctx.domain, input)),
  leave: signedInProcedure
    .meta(at('POST', '/party/leave', 'Leave the party'))
    .input(PartyActInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => leave(ctx.domain, input)),
  disband: signedInProcedure
    .meta(at('POST', '/party/disband', 'End the party for all'))
    .input(PartyActInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => disband(ctx.domain, input)),
  handOver: signedInProcedure
    .meta(at('POST', '/party/members/{memberId}/lead', 'Make another member the leader'))
    .input(PartyMemberInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => handOver(ctx.domain, input)),
  setAssistant: signedInProcedure
    .meta(at('PUT', '/party/members/{memberId}/assistant', 'Make a member an assistant, or end that'))
    .input(SetAssistantInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => setAssistant(ctx.domain, input)),
  convert: signedInProcedure
    .meta(at('PUT', '/party/raid', 'Make the party a raid, or the raid a party'))
    .input(ConvertInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => convert(ctx.domain, input)),
  markGround: signedInProcedure
    .meta(at('PUT', '/party/marks/{mark}', 'Mark a place of the city, or take the mark away'))
    .input(MarkGroundInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => markGround(ctx.domain, input)),
  clearMarks: signedInProcedure
    .meta(at('POST', '/party/marks/clear', 'Take away all marks'))
    .input(PartyActInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => clearMarks(ctx.domain, input)),
  move: signedInProcedure
    .meta(at('PUT', '/party/members/{memberId}/group', 'Move a member into a group of the raid'))
    .input(MoveMemberInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => moveMember(ctx.domain, input)),
  swap: signedInProcedure
    .meta(at('POST', '/party/members/{memberId}/swap', 'Let two members of the raid change places'))
    .input(SwapMembersInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => swapMembers(ctx.domain, input)),
  kick: signedInProcedure
    .meta(at('POST', '/party/members/{memberId}/kick', 'Remove a member'))
    .input(PartyMemberInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => kick(ctx.domain, input)),
  startVote: signedInProcedure
    .meta(at('POST', '/party/members/{memberId}/votes', 'Start a vote on the removal of a member'))
    .input(PartyMemberInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => startVote(ctx.domain, input)),
  castVote: signedInProcedure
    .meta(at('PUT', '/party/votes/{voteId}', 'Vote on the removal of a member'))
    .input(PartyVoteInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => castVote(ctx.domain, input)),
  setRole: signedInProcedure
    .meta(at('PUT', '/party/role', 'Set the own role'))
    .input(SetRoleInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => setRole(ctx.domain, input)),
  setLink: signedInProcedure
    .meta(at('PUT', '/party/link', 'Make a new link, or end it'))
    .input(SetLinkInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => setLink(ctx.domain, input)),
  readyCheck: signedInProcedure
    .meta(at('POST', '/party/ready-check', 'Ask all members whether they are ready'))
    .input(PartyActInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => startReadyCheck(ctx.domain, input)),
  answerReady: signedInProcedure
    .meta(at('PUT', '/party/ready-check/{checkId}', 'Answer the ready check'))
    .input(ReadyAnswerInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => answerReadyCheck(ctx.domain, input)),
  countdown: signedInProcedure
    .meta(at('POST', '/party/countdown', 'Start a countdown for all members'))
    .input(CountdownInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => startCountdown(ctx.domain, input)),
  ping: signedInProcedure
    .meta(at('POST', '/party/pings', 'Show a spot of the city to all members'))
    .input(PingInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => ping(ctx.domain, input)),
  listing: signedInProcedure
    .meta(at('GET', '/party/listing', 'What the party seeks, and who applied'))
    .output(OwnListingView)
    .query(({ ctx }) => ownListing(ctx.domain)),
  putUpListing: signedInProcedure
    .meta(at('PUT', '/party/listing', 'Put up what the party seeks, or change it'))
    .input(PutUpListingInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => putUpListing(ctx.domain, input)),
  takeDownListing: signedInProcedure
    .meta(at('POST', '/party/listing/end', 'Take down what the party seeks'))
    .input(PartyActInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => takeDownListing(ctx.domain, input)),
  listings: signedInProcedure
    .meta(at('GET', '/party/listings', 'What other parties seek, newest first'))
    .input(ListingsInput)
    .output(ListingsView)
    .query(({ ctx, input }) => listings(ctx.domain, input)),
  applyToListing: signedInProcedure
    .meta(at('POST', '/party/listings/{listingId}/applications', 'Apply to a listing'))
    .input(ListingApplyInput)
    .output(AppliedView)
    .mutation(({ ctx, input }) => applyToListing(ctx.domain, input)),
  applications: signedInProcedure
    .meta(at('GET', '/party/applications', 'The applications of the character that wait'))
    .output(OwnApplicationsView)
    .query(({ ctx }) => ownApplications(ctx.domain)),
  withdrawApplication: signedInProcedure
    .meta(at('POST', '/party/applications/{applicationId}/withdraw', 'Withdraw an application'))
    .input(ApplicationInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => withdrawApplication(ctx.domain, input)),
  acceptApplication: signedInProcedure
    .meta(at('POST', '/party/applications/{applicationId}/accept', 'Accept an application'))
    .input(ApplicationInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => acceptApplication(ctx.domain, input)),
  declineApplication: signedInProcedure
    .meta(at('POST', '/party/applications/{applicationId}/decline', 'Decline an application, or ban its player'))
    .input(DeclineApplicationInput)
    .output(PartyDoneView)
    .mutation(({ ctx, input }) => declineApplication(ctx.domain, input)),
});
