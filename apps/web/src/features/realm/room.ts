import { defineFeature } from '../base/feature';
import { forgetting } from '../base/forget';
import { IdleNotice } from './idle-notice';
import { useIdle } from './idle-store';
import { listenToRealm } from './listen';

/** The player's stay in the city: away from the keyboard, and how long before leaving. */
export const realm = defineFeature({
  room: 'realm',
  slots: { screen: [IdleNotice] },
  stale: { realm: ['realm'] },
  listen: listenToRealm,
  forget: [forgetting(useIdle)],
});
