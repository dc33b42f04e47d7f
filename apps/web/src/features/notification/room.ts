import { defineFeature } from '../base/feature';
import { forgetting } from '../base/forget';
import { ArrivalToasts } from './arrival-toasts';
import { listenToNotifications } from './listen';
import { useArrivals } from './store';
import { UnreadCount } from './unread-count';

/** One inbox for what happened to the account and its characters. */
export const notification = defineFeature({
  room: 'notification',
  windows: [
    {
      name: 'notifications',
      key: 'notifications',
      icon: 'bell',
      Badge: UnreadCount,
      messages: ['notification'],
      load: () => import('./notifications-window').then((part) => part.NotificationsWindow),
    },
  ],
  slots: { screen: [ArrivalToasts] },
  stale: { notification: ['notification'] },
  listen: listenToNotifications,
  forget: [forgetting(useArrivals)],
});
