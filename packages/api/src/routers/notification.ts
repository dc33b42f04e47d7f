import { inbox, preferencesOf, unread } from '@necp/domain/notification/queries';
import { clearInbox, markNotifications, savePreferences } from '@necp/domain/notification/service';
import {
  ClearInboxInput,
  InboxInput,
  InboxView,
  MarkedView,
  MarkNotificationsInput,
  Preferences,
  SavePreferencesInput,
  UnreadView,
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
});
