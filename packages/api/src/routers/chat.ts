import { channelPeople, chatOverview, chatPage, messageHistory, translateLine } from '@necp/domain/chat/queries';
import {
  changeMember,
  heedWarning,
  joinChannel,
  leaveChannel,
  makeChannel,
  markChatRead,
  removeChannel,
  setChannel,
  sendLine,
} from '@necp/domain/chat/service';
import {
  ChannelDoneView,
  ChannelInput,
  ChannelMemberInput,
  ChannelPeopleInput,
  ChannelPeopleView,
  ChatHistoryInput,
  ChatHistoryView,
  ChatOverviewView,
  ChatPageInput,
  HeedWarningInput,
  JoinChannelInput,
  MakeChannelInput,
  MarkChatReadInput,
  OwnChannelView,
  SetChannelInput,
  SendLineInput,
  SentLineView,
  TranslatedLineView,
  TranslateLineInput,
} from '@necp/shared/chat/schema';
import { characterProcedure, signedInProcedure } from '../procedures';
import { router } from '../trpc';

/** Returns the place of a procedure in the REST interface. */
const at = <const M extends 'GET' | 'POST' | 'PUT', const P extends `/chat${string}`>(
  method: M,
  path: P,
  summary: string,
) => ({ openapi: { method, path, tags: ['chat'], summary } });

export const chatRouter = router({
  history: signedInProcedure
    .meta(at('GET', '/chat/zones/{zoneId}/messages', 'The messages of a zone, oldest first'))
    .input(ChatHistoryInput)
    .output(ChatHistoryView)
    .query(({ ctx, input }) => messageHistory(ctx.domain, input)),
  overview: characterProcedure
    .meta(at('GET', '/chat', 'Own channels, partners of whispers and groups, with what is unread'))
    .output(ChatOverviewView)
    .query(({ ctx }) => chatOverview(ctx.domain)),
  page: characterProcedure
    .meta(at('POST', '/chat/page', 'The newest messages of a channel or of a player, or those before one'))
    .input(ChatPageInput)
    .output(ChatHistoryView)
    .query(({ ctx, input }) => chatPage(ctx.domain, input)),
  translate: characterProcedure
    .meta(at('POST', '/chat/translations', 'A line that the character has heard, in another language'))
    .input(TranslateLineInput)
    .output(TranslatedLineView)
    .query(({ ctx, input }) => translateLine(ctx.domain, input)),
  send: characterProcedure
    .meta(at('POST', '/chat/messages', 'Say something in a channel or to a player, or throw a number'))
    .input(SendLineInput)
    .output(SentLineView)
    .mutation(({ ctx, input }) => sendLine(ctx.domain, input)),
  markRead: characterProcedure
    .meta(at('POST', '/chat/read', 'Note that a channel, or what a player whispered, was read'))
    .input(MarkChatReadInput)
    .output(ChannelDoneView)
    .mutation(({ ctx, input }) => markChatRead(ctx.domain, input)),
  people: characterProcedure
    .meta(at('GET', '/chat/channels/{channelId}/people', 'The members of an own channel'))
    .input(ChannelPeopleInput)
    .output(ChannelPeopleView)
    .query(({ ctx, input }) => channelPeople(ctx.domain, input)),
  make: characterProcedure
    .meta(at('POST', '/chat/channels', 'Make a channel of your own'))
    .input(MakeChannelInput)
    .output(OwnChannelView)
    .mutation(({ ctx, input }) => makeChannel(ctx.domain, input)),
  join: characterProcedure
    .meta(at('POST', '/chat/channels/join', 'Join a channel by its name'))
    .input(JoinChannelInput)
    .output(OwnChannelView)
    .mutation(({ ctx, input }) => joinChannel(ctx.domain, input)),
  leave: characterProcedure
    .meta(at('POST', '/chat/channels/{channelId}/leave', 'Leave a channel'))
    .input(ChannelInput)
    .output(ChannelDoneView)
    .mutation(({ ctx, input }) => leaveChannel(ctx.domain, input)),
  remove: characterProcedure
    .meta(at('POST', '/chat/channels/{channelId}/remove', 'Remove a channel that you own'))
    .input(ChannelInput)
    .output(ChannelDoneView)
    .mutation(({ ctx, input }) => removeChannel(ctx.domain, input)),
  set: characterProcedure
    .meta(at('PUT', '/chat/channels/{channelId}', 'Change the password or the wait between lines of a channel'))
    .input(SetChannelInput)
    .output(ChannelDoneView)
    .mutation(({ ctx, input }) => setChannel(ctx.domain, input)),
  member: characterProcedure
    .meta(at('POST', '/chat/channels/{channelId}/people', 'Kick, ban, promote or demote a member, or hand over'))
    .input(ChannelMemberInput)
    .output(ChannelDoneView)
    .mutation(({ ctx, input }) => changeMember(ctx.domain, input)),
  heedWarning: characterProcedure
    .meta(at('POST', '/chat/warnings/{warningId}/read', 'Note that a warning of a moderator was read'))
    .input(HeedWarningInput)
    .output(ChannelDoneView)
    .mutation(({ ctx, input }) => heedWarning(ctx.domain, input)),
});
