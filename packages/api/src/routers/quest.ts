import { closeConversation } from '@necp/domain/npc/service';
import { conversation, questLog, shownAchievements } from '@necp/domain/quest/queries';
import {
  abandon,
  acceptOffer,
  choose,
  claimReward,
  declineOffer,
  questOffers,
  shareQuest,
  skipStage,
  track,
} from '@necp/domain/quest/service';
import { ProfileInput } from '@necp/shared/character/schema';
import { CloseConversationInput } from '@necp/shared/npc/schema';
import {
  ChooseInput,
  ChooseView,
  ClaimRewardInput,
  ConversationView,
  QuestLogView,
  QuestRef,
  ShownAchievementsView,
  TrackQuestInput,
} from '@necp/shared/quest/schema';
import { QuestOfferDoneView, QuestOfferInput, QuestOffersView, SharedQuestView } from '@necp/shared/quest/sharing';
import * as z from 'zod';
import { characterProcedure, publicProcedure } from '../procedures';
import { router } from '../trpc';

export const questRouter = router({
  log: characterProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/quests',
        tags: ['quests'],
        summary: 'Stories under way, over, and within reach',
      },
    })
    .output(QuestLogView)
    .query(({ ctx }) => questLog(ctx.domain, ctx.characterId)),
  conversation: characterProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/quests/conversation',
        tags: ['quests'],
        summary: 'The conversation the character is in, with what it may answer',
      },
    })
    .output(ConversationView.nullable())
    .query(({ ctx }) => conversation(ctx.domain, ctx.characterId)),
  choose: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/quests/conversation/choose',
        tags: ['quests'],
        summary: 'Answer in a conversation; the server throws the dice',
      },
    })
    .input(ChooseInput)
    .output(ChooseView)
    .mutation(({ ctx, input }) => choose(ctx.domain, input)),
  closeConversation: characterProcedure
    .meta({
      openapi: { method: 'POST', path: '/quests/conversation/close', tags: ['quests'], summary: 'Stop talking' },
    })
    .input(CloseConversationInput)
    .output(z.void())
    .mutation(({ ctx, input }) => closeConversation(ctx.domain, input)),
  abandon: characterProcedure
    .meta({ openapi: { method: 'POST', path: '/quests/abandon', tags: ['quests'], summary: 'Give a story up' } })
    .input(QuestRef)
    .output(QuestLogView)
    .mutation(({ ctx, input }) => abandon(ctx.domain, input)),
  skip: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/quests/skip',
        tags: ['quests'],
        summary: 'Go on from a stage without doing it, where the story allows that',
      },
    })
    .input(QuestRef)
    .output(QuestLogView)
    .mutation(({ ctx, input }) => skipStage(ctx.domain, input)),
  track: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/quests/track',
        tags: ['quests'],
        summary: 'Choose the story the tracker shows',
      },
    })
    .input(TrackQuestInput)
    .output(QuestLogView)
    .mutation(({ ctx, input }) => track(ctx.domain, input)),
  claimReward: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/quests/claim-reward',
        tags: ['quests'],
        summary: 'Take one of the items an ending offers',
      },
    })
    .input(ClaimRewardInput)
    .output(QuestLogView)
    .mutation(({ ctx, input }) => claimReward(ctx.domain, input)),
  share: characterProcedure
    .meta({
      openapi: { method: 'POST', path: '/quests/share', tags: ['quests'], summary: 'Offer a quest to the party' },
    })
    .input(QuestRef)
    .output(SharedQuestView)
    .mutation(({ ctx, input }) => shareQuest(ctx.domain, input)),
  offers: characterProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/quests/offers',
        tags: ['quests'],
        summary: 'The quests that members of the party offer',
      },
    })
    .output(QuestOffersView)
    .query(({ ctx }) => questOffers(ctx.domain)),
  acceptOffer: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/quests/offers/{offerId}/accept',
        tags: ['quests'],
        summary: 'Accept a quest that a member offers',
      },
    })
    .input(QuestOfferInput)
    .output(QuestOfferDoneView)
    .mutation(({ ctx, input }) => acceptOffer(ctx.domain, input)),
  declineOffer: characterProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/quests/offers/{offerId}/decline',
        tags: ['quests'],
        summary: 'Decline a quest that a member offers',
      },
    })
    .input(QuestOfferInput)
    .output(QuestOfferDoneView)
    .mutation(({ ctx, input }) => declineOffer(ctx.domain, input)),
  shown: publicProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/characters/profiles/{name}/achievements',
        tags: ['characters'],
        summary: 'Titles and completed quests of a character, as its profile shows them',
      },
    })
    .input(ProfileInput)
    .output(ShownAchievementsView)
    .query(({ ctx, input }) => shownAchievements(ctx.domain, input)),
});
