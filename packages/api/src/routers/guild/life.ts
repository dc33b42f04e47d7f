import {
  acceptAlliance,
  allies,
  calendar,
  cancelEvent,
  changeEvent,
  declineAlliance,
  endRivalry,
  inviteGuild,
  leaveAlliance,
  nameRival,
  ownGrowth,
  planEvent,
  publicGuild,
  publicGuilds,
  resetPerks,
  setEmblem,
  signUp,
  takePerk,
} from '@necp/domain/guild/service';
import {
  AllianceInviteInput,
  AlliesView,
  GuildAllianceActInput,
  GuildRefInput,
  GuildTagInput,
} from '@necp/shared/guild/alliance';
import {
  CalendarView,
  CancelEventInput,
  ChangeEventInput,
  PlanEventInput,
  SignUpInput,
} from '@necp/shared/guild/calendar';
import { GuildGrowthView, ResetPerksInput, SetEmblemInput, TakePerkInput } from '@necp/shared/guild/growth-schema';
import { PublicGuildInput, PublicGuildsInput, PublicGuildsView, PublicGuildView } from '@necp/shared/guild/public';
import { GuildDoneView } from '@necp/shared/guild/schema';
import { publicProcedure, signedInProcedure } from '../../procedures';

/** Returns the place of a procedure in the REST interface. */
const at = <const M extends 'GET' | 'POST' | 'PUT', const P extends `/guild${string}`>(
  method: M,
  path: P,
  summary: string,
) => ({ openapi: { method, path, tags: ['guild'], summary } });

const growth = {
  growth: signedInProcedure
    .meta(at('GET', '/guild/growth', 'Level, perks and weekly tasks of the guild'))
    .output(GuildGrowthView)
    .query(({ ctx }) => ownGrowth(ctx.domain)),
  setEmblem: signedInProcedure
    .meta(at('PUT', '/guild/emblem', 'Give the guild another emblem'))
    .input(SetEmblemInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => setEmblem(ctx.domain, input)),
  takePerk: signedInProcedure
    .meta(at('POST', '/guild/perks', 'Take the next rank of a perk'))
    .input(TakePerkInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => takePerk(ctx.domain, input)),
  resetPerks: signedInProcedure
    .meta(at('POST', '/guild/perks/reset', 'Give all perks up for their points'))
    .input(ResetPerksInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => resetPerks(ctx.domain, input)),
};

const events = {
  calendar: signedInProcedure
    .meta(at('GET', '/guild/events', 'The calendar of the guild'))
    .output(CalendarView)
    .query(({ ctx }) => calendar(ctx.domain)),
  planEvent: signedInProcedure
    .meta(at('POST', '/guild/events', 'Plan an event'))
    .input(PlanEventInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => planEvent(ctx.domain, input)),
  changeEvent: signedInProcedure
    .meta(at('PUT', '/guild/events', 'Change an event'))
    .input(ChangeEventInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => changeEvent(ctx.domain, input)),
  cancelEvent: signedInProcedure
    .meta(at('POST', '/guild/events/cancel', 'Cancel an event'))
    .input(CancelEventInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => cancelEvent(ctx.domain, input)),
  signUp: signedInProcedure
    .meta(at('POST', '/guild/events/answer', 'Answer an event'))
    .input(SignUpInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => signUp(ctx.domain, input)),
};

const relations = {
  allies: signedInProcedure
    .meta(at('GET', '/guild/allies', 'Allies and rivals of the guild'))
    .output(AlliesView)
    .query(({ ctx }) => allies(ctx.domain)),
  inviteGuild: signedInProcedure
    .meta(at('POST', '/guild/alliance/invitations', 'Invite a guild into the alliance'))
    .input(GuildTagInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => inviteGuild(ctx.domain, input)),
  acceptAlliance: signedInProcedure
    .meta(at('POST', '/guild/alliance/accept', 'Join an alliance'))
    .input(AllianceInviteInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => acceptAlliance(ctx.domain, input)),
  declineAlliance: signedInProcedure
    .meta(at('POST', '/guild/alliance/decline', 'Decline an invitation into an alliance, or take it back'))
    .input(AllianceInviteInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => declineAlliance(ctx.domain, input)),
  leaveAlliance: signedInProcedure
    .meta(at('POST', '/guild/alliance/leave', 'Leave the alliance'))
    .input(GuildAllianceActInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => leaveAlliance(ctx.domain, input)),
  nameRival: signedInProcedure
    .meta(at('POST', '/guild/rivals', 'Name a rival'))
    .input(GuildTagInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => nameRival(ctx.domain, input)),
  endRivalry: signedInProcedure
    .meta(at('POST', '/guild/rivals/end', 'End a rivalry'))
    .input(GuildRefInput)
    .output(GuildDoneView)
    .mutation(({ ctx, input }) => endRivalry(ctx.domain, input)),
};

const open = {
  publicList: publicProcedure
    .meta(at('GET', '/guild/public', 'All guilds'))
    .input(PublicGuildsInput)
    .output(PublicGuildsView)
    .query(({ ctx, input }) => publicGuilds(ctx.domain, input)),
  publicPage: publicProcedure
    .meta(at('GET', '/guild/public/{tag}', 'A guild as everyone may see it'))
    .input(PublicGuildInput)
    .output(PublicGuildView)
    .query(({ ctx, input }) => publicGuild(ctx.domain, input)),
};

/** What a guild lives by: its level, its calendar, its allies, and what everyone sees of it. */
export const guildLifeProcedures = { ...growth, ...events, ...relations, ...open };
