import { zoneRoom } from '../core/room';
import type {} from './contract';
import { enterTogether, setReady, watchLobbies } from './lobby';
import { enterWithParty, joinInstance, noteComer, showLeadOut, watchDismissed } from './party';
import { showProgress, watchProgress } from './progress';
import { instanceSlice } from './slice';

/** The entrances of private instances, and what a group does inside. */
export const instanceRoom = zoneRoom('instance', {
  join: noteComer,
  forget: (state, { characterId }) => {
    const { atEntrance, leadOutTicks } = instanceSlice(state);
    for (const table of [atEntrance, leadOutTicks]) table.delete(characterId);
  },
  on: {
    'instance.ready': setReady,
    'instance.enter': enterTogether,
    'instance.enter_party': enterWithParty,
    'instance.join': joinInstance,
  },
  connect: (state, player) => {
    showProgress(state, player);
    showLeadOut(state, player);
  },
  tick: {
    settle: (state) => {
      watchLobbies(state);
      watchProgress(state);
      watchDismissed(state);
    },
  },
});
