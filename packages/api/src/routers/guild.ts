import {
  acceptApplication,
  acceptInvite,
  addRank,
  answerCharter,
  askSignature,
  applyToGuild,
  changeRank,
  declineApplication,
  declineInvite,
  disbandGuild,
  findGuilds,
  found,
  foundByCharter,
  founding,
  guildLog,
  handOverGuild,
  invite,
  keepGuild,
  leaveGuild,
  openCharter,
  ownGuild,
  recruiting,
  removeFromGuild,
  removeRank,
  roster,
  setAbout,
  setListing,
  setMemberNote,
  setMemberRank,
  setMessage,
  shownGuild,
  waysIn,
  withdrawApplication,
  withdrawInvite,
} from '@necp/domain/guild/service';
import { ProfileInput } from '@necp/shared/character/schema';
import {
  ApplyToGuildInput,
  FindGuildsInput,
  FoundGuildsView,
  GuildApplicationInput,
  GuildRecruitingView,
  GuildWaysView,
  SetGuildListingInput,
} from '@necp/shared/guild/finder-schema';
import {
  ChangeRankInput,
  CharterInput,
  FoundGuildInput,
  GuildActInput,
  GuildDoneView,
  GuildFoundingView,
  GuildInviteInput,
  GuildLogInput,
  GuildLogView,
  GuildMemberInput,
  GuildNameInput,
  OwnGuildView,
  RosterView,
  SetGuildAboutInput,
  SetGuildMessageInput,
  SetMemberNoteInput,
  SetMemberRankInput,
  ShownGuildView,
} from '@necp/shared/guild/schema';
import { publicProcedure, signedInProcedure } from '../procedures';
import { router } from '../trpc';
import { guildBankProcedures } from './guild/bank';
import { guildLifeProcedures } from './guild/life';

/** Returns the place of a procedure in the REST interface. */
const at = <const M extends 'GET' | 'POST' | 'PUT', const P extends `/guild${string}`>(
  method: M,
  path: P,
  summary: string,
) => ({ openapi: { method, path, tags: ['guild'], summary } });

export const guildRouter = router({
  own: signedInProcedure
    .meta(at('GET', '/guild', 'The guild of the character'))
    .output(OwnGuildView)
    .query(({ ctx }) => ownGuild(ctx.domain)),
  shown: publicProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/characters/profiles/{name}/guild',
        tags: ['characters'],
        summary: 'The guild of a character, as its profile shows it',
      },
    })
    .input(ProfileInput)
    .output(ShownGuildView)
    .query(({ ctx, input }) => shownGuild(ctx.domain, input)),
  found: signedInProcedure
    .meta(at('POST', '/guild', 'Found a guild'))
    .input(FoundGuildInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => found(ctx.domain, input)),
  ...guildBankProcedures,
  founding: signedInProcedure
    .meta(at('GET', '/guild/founding', 'What founding a guild needs, and charters'))
    .output(GuildFoundingView)
    .query(({ ctx }) => founding(ctx.domain)),
  openCharter: signedInProcedure
    .meta(at('POST', '/guild/charter', 'Open the charter of a guild'))
    .input(FoundGuildInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => openCharter(ctx.domain, input)),
  askSignature: signedInProcedure
    .meta(at('POST', '/guild/charter/signatures', 'Ask a character to sign the charter'))
    .input(GuildNameInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => askSignature(ctx.domain, input)),
  answerCharter: signedInProcedure
    .meta(at('POST', '/guild/charters/{charterId}/answer', 'Sign a charter, or decline to'))
    .input(CharterInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => answerCharter(ctx.domain, input)),
  foundByCharter: signedInProcedure
    .meta(at('POST', '/guild/charter/found', 'Found the guild of the own charter'))
    .input(GuildActInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => foundByCharter(ctx.domain, input)),
  roster: signedInProcedure
    .meta(at('GET', '/guild/members', 'The members of the guild'))
    .output(RosterView)
    .query(({ ctx }) => roster(ctx.domain)),
  log: signedInProcedure
    .meta(at('GET', '/guild/log', 'What happened in the guild, newest first'))
    .input(GuildLogInput)
    .output(GuildLogView)
    .query(({ ctx, input }) => guildLog(ctx.domain, input)),
  ways: signedInProcedure
    .meta(at('GET', '/guild/invitations', 'The invitations and applications of the character'))
    .output(GuildWaysView)
    .query(({ ctx }) => waysIn(ctx.domain)),
  invite: signedInProcedure
    .meta(at('POST', '/guild/invitations', 'Invite a character'))
    .input(GuildNameInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => invite(ctx.domain, input)),
  accept: signedInProcedure
    .meta(at('POST', '/guild/invitations/{inviteId}/accept', 'Accept an invitation'))
    .input(GuildInviteInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => acceptInvite(ctx.domain, input)),
  decline: signedInProcedure
    .meta(at('POST', '/guild/invitations/{inviteId}/decline', 'Decline an invitation'))
    .input(GuildInviteInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => declineInvite(ctx.domain, input)),
  withdraw: signedInProcedure
    .meta(at('POST', '/guild/invitations/{inviteId}/withdraw', 'Withdraw an invitation'))
    .input(GuildInviteInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => withdrawInvite(ctx.domain, input)),
  find: signedInProcedure
    .meta(at('GET', '/guild/listings', 'Guilds that look for players'))
    .input(FindGuildsInput)
    .output(FoundGuildsView)
    .query(({ ctx, input }) => findGuilds(ctx.domain, input)),
  recruiting: signedInProcedure
    .meta(at('GET', '/guild/recruiting', 'What the guild seeks, who applied and who is invited'))
    .output(GuildRecruitingView)
    .query(({ ctx }) => recruiting(ctx.domain)),
  setListing: signedInProcedure
    .meta(at('PUT', '/guild/recruiting', 'Change what the guild seeks'))
    .input(SetGuildListingInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => setListing(ctx.domain, input)),
  applyTo: signedInProcedure
    .meta(at('POST', '/guild/listings/{guildId}/applications', 'Apply to a guild'))
    .input(ApplyToGuildInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => applyToGuild(ctx.domain, input)),
  acceptApplication: signedInProcedure
    .meta(at('POST', '/guild/applications/{applicationId}/accept', 'Accept an application'))
    .input(GuildApplicationInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => acceptApplication(ctx.domain, input)),
  declineApplication: signedInProcedure
    .meta(at('POST', '/guild/applications/{applicationId}/decline', 'Decline an application'))
    .input(GuildApplicationInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => declineApplication(ctx.domain, input)),
  withdrawApplication: signedInProcedure
    .meta(at('POST', '/guild/applications/{applicationId}/withdraw', 'Withdraw an application'))
    .input(GuildApplicationInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => withdrawApplication(ctx.domain, input)),
  setRank: signedInProcedure
    .meta(at('PUT', '/guild/members/{memberId}/rank', 'Give a member another rank'))
    .input(SetMemberRankInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => setMemberRank(ctx.domain, input)),
  remove: signedInProcedure
    .meta(at('POST', '/guild/members/{memberId}/remove', 'Remove a member'))
    .input(GuildMemberInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => removeFromGuild(ctx.domain, input)),
  setNote: signedInProcedure
    .meta(at('PUT', '/guild/members/{memberId}/note', 'Write a note about a member'))
    .input(SetMemberNoteInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => setMemberNote(ctx.domain, input)),
  handOver: signedInProcedure
    .meta(at('POST', '/guild/members/{memberId}/lead', 'Make another member the leader'))
    .input(GuildMemberInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => handOverGuild(ctx.domain, input)),
  leave: signedInProcedure
    .meta(at('POST', '/guild/leave', 'Leave the guild'))
    .input(GuildActInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => leaveGuild(ctx.domain, input)),
  changeRank: signedInProcedure
    .meta(at('PUT', '/guild/ranks', 'Name a rank and set its rights'))
    .input(ChangeRankInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => changeRank(ctx.domain, input)),
  addRank: signedInProcedure
    .meta(at('POST', '/guild/ranks', 'Add a rank below all others'))
    .input(GuildActInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => addRank(ctx.domain, input)),
  removeRank: signedInProcedure
    .meta(at('POST', '/guild/ranks/end', 'Remove the lowest rank'))
    .input(GuildActInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => removeRank(ctx.domain, input)),
  setMessage: signedInProcedure
    .meta(at('PUT', '/guild/message', 'Write the message of the day'))
    .input(SetGuildMessageInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => setMessage(ctx.domain, input)),
  setAbout: signedInProcedure
    .meta(at('PUT', '/guild/about', 'Write what others read about the guild'))
    .input(SetGuildAboutInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => setAbout(ctx.domain, input)),
  disband: signedInProcedure
    .meta(at('POST', '/guild/disband', 'End the guild in three days'))
    .input(GuildActInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => disbandGuild(ctx.domain, input)),
  keep: signedInProcedure
    .meta(at('POST', '/guild/keep', 'Take back that the guild ends'))
    .input(GuildActInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => keepGuild(ctx.domain, input)),
  ...guildLifeProcedures,
});
