import { inbox, preferencesOf, unread } from '@necp/domain/notification/queries';
import {
  clearInbox,
  markNotifications,
  pushOf,
  savePreferences,
  subscribePush,
  unsubscribePush,
} from '@necp/domain/notification/service';
import {
  ClearInboxInput,
  InboxInput,
  InboxView,
  MarkedView,
  MarkNotificationsInput,
  Preferences,
  PushDeviceView,
  PushView,
  SavePreferencesInput,
  SubscribePushInput,
  UnreadView,
  UnsubscribedPushView,
  UnsubscribePushInput,
} from '@necp/shared/notification/schema';
import { signedInProcedure } from '../procedures';
import { router } from '../trpc';

const tags = ['notifications'];

export const notificationRouter = router({
  inbox: signedInProcedure
    .meta({ openapi: { method: 'GET', path: '/notifications', tags, summary: 'Own notifications, newest first' } })
    .input(InboxInput)
    .output(InboxView)
    .query(({ ctx, input }) => inbox(ctx.domain, input)),
  unread: signedInProcedure
    .meta({ openapi: { method: 'GET', path: '/notifications/unread', tags, summary: 'How many are unread' } })
    .output(UnreadView)
    .query(({ ctx }) => unread(ctx.domain)),
  mark: signedInProcedure
    .meta({
      openapi: { method: 'POST', path: '/notifications/marks', tags, summary: 'Mark some as read, or archive them' },
    })
    .input(MarkNotificationsInput)
    .output(MarkedView)
    .mutation(({ ctx, input }) => markNotifications(ctx.domain, input)),
  clear: signedInProcedure
    .meta({
      openapi: { method: 'POST', path: '/notifications/clear', tags, summary: 'Mark all up to one, or archive them' },
    })
    .input(ClearInboxInput)
    .output(MarkedView)
    .mutation(({ ctx, input }) => clearInbox(ctx.domain, input)),
  preferences: signedInProcedure
    .meta({ openapi: { method: 'GET', path: '/notifications/preferences', tags, summary: 'Which kinds arrive' } })
    .output(Preferences)
    .query(({ ctx }) => preferencesOf(ctx.domain)),
  savePreferences: signedInProcedure
    .meta({
      openapi: { method: 'PUT', path: '/notifications/preferences', tags, summary: 'Choose which kinds arrive' },
    })
    .input(SavePreferencesInput)
    .output(Preferences)
    .mutation(({ ctx, input }) => savePreferences(ctx.domain, input)),
  push: signedInProcedure
    .meta({
      openapi: { method: 'GET', path: '/notifications/push', tags, summary: 'The key of web push, and own browsers' },
    })
    .output(PushView)
    .query(({ ctx }) => pushOf(ctx.domain)),
  subscribePush: signedInProcedure
    .meta({
      openapi: { method: 'POST', path: '/notifications/push', tags, summary: 'Show notifications in this browser' },
    })
    .input(SubscribePushInput)
    .output(PushDeviceView)
    .mutation(({ ctx, input }) => subscribePush(ctx.domain, input)),
  unsubscribePush: signedInProcedure
    .meta({
      openapi: { method: 'POST', path: '/notifications/push/remove', tags, summary: 'Forget a browser of web push' },
    })
    .input(UnsubscribePushInput)
    .output(UnsubscribedPushView)
    .mutation(({ ctx, input }) => unsubscribePush(ctx.domain, input)),
});
