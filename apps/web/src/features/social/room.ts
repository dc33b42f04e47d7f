import { presenceChanged } from '@necp/shared/social/events';
import { defineFeature } from '../base/feature';
import { forgetting } from '../base/forget';
import { listenToSocial } from './listen';
import { RequestsBadge } from './requests-badge';
import { useHere, usePresences } from './store';

/** Friends, requests, players met lately and blocked players. */
export const social = defineFeature({
  room: 'social',
  windows: [
    {
      name: 'friends',
      key: 'friends',
      icon: 'friends',
      Badge: RequestsBadge,
      messages: ['social'],
      load: () => import('./friends-window').then((part) => part.FriendsWindow),
    },
  ],
  stale: { social: ['social'] },
  complete: [presenceChanged],
  listen: listenToSocial,
  forget: [forgetting(usePresences), forgetting(useHere)],
});
