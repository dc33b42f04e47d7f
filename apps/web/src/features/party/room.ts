import { countdownStarted, partyPinged } from '@necp/shared/party/events';
import { partyVitals } from '@necp/shared/party/vitals';
import { defineFeature } from '../base/feature';
import { forgetting } from '../base/forget';
import { listenToParty } from './listen';
import { PartyFrames } from './party-frames';
import { PartyPanel } from './party-panel';
import { PingNotice } from './ping-notice';
import { useMemberVitals, useOwnSpot, usePartyCountdown, usePartyPings, usePartyTarget } from './store';
import { TargetMark } from './target-mark';

/** The party: frames of its members, what it asks of the player, and its window. */
export const party = defineFeature({
  room: 'party',
  windows: [
    {
      name: 'party',
      key: 'party',
      icon: 'party',
      messages: ['items', 'party'],
      load: () => import('./party-window').then((part) => part.PartyWindow),
    },
  ],
  slots: {
    target: [TargetMark],
    statuses: [PartyFrames],
    encounter: [PartyPanel, PingNotice],
  },
  stale: { party: ['party'] },
  complete: [countdownStarted, partyPinged, partyVitals],
  listen: listenToParty,
  forget: [
    forgetting(usePartyCountdown),
    forgetting(useMemberVitals),
    forgetting(useOwnSpot),
    forgetting(usePartyPings),
    forgetting(usePartyTarget),
  ],
});
