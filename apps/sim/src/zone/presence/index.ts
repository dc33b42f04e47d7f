import { zoneRoom } from '../core/room';
import type {} from './contract';
import { expire } from './expire';
import { chooseAway, forgetIdle, noteInput, takeIdleRules } from './idle';
import { dropStale, join, lose } from './join-leave';
import { sendPopulation } from './population';
import { takeSheet } from './sheet';
import { presenceSlice } from './slice';

/** Who is in the zone: joining, leaving, lost connections, and the number of players. */
export const presenceRoom = zoneRoom('presence', {
  inputs: {
    join,
    lost: lose,
    stale: dropStale,
    saved: (state, { characterId, epoch }) => {
      const { departing } = presenceSlice(state);
      if (departing.get(characterId)?.epoch === epoch) departing.delete(characterId);
    },
    sheet: takeSheet,
    idle_rules: takeIdleRules,
  },
  on: { 'presence.away': chooseAway, 'presence.active': noteInput },
  connect: forgetIdle,
  forget: forgetIdle,
  tick: {
    expire: (state) => {
      expire(state);
      sendPopulation(state);
    },
  },
});
