import { zoneRoom } from '../core/room';
import type {} from './contract';
import {
  endConversation,
  isAwaited,
  isInConversation,
  takeConversing,
  talkTo,
  watchConversations,
} from './conversation';
import { placeFixtures, useFixture } from './fixtures';
import { forgetHeard, overhear } from './overheard';
import { movePeople, settlePeople, tendPeople } from './people';
import { npcSlice } from './slice';
import { sayWhatChanged, settleTownspeople, think, walk } from './townspeople';

/** People with names, townspeople, and conversations. */
export const npcRoom = zoneRoom('npc', {
  open: (state, { townspeopleNames }) => {
    settleTownspeople(state, townspeopleNames);
    placeFixtures(state);
    settlePeople(state);
  },
  depart: endConversation,
  forget: (state, { characterId }) => {
    npcSlice(state).conversations.delete(characterId);
    forgetHeard(state, characterId);
  },
  // A conversation that the domain has not opened yet goes on: a second one would be one more request.
  beginUse: (state, player) => {
    if (!isAwaited(state, player)) endConversation(state, player);
  },
  inputs: { conversing: takeConversing },
  reached: { npc: talkTo },
  interactables: { fixture: { holdMs: (_state, _player, { fixture }) => fixture.holdMs, complete: useFixture } },
  keepsInChannel: (state, { characterId }) => (isInConversation(state, characterId) ? 'zone.in_conversation' : null),
  tick: {
    think: (state) => {
      tendPeople(state);
      think(state);
      sayWhatChanged(state);
      overhear(state);
    },
    move: (state) => {
      movePeople(state);
      walk(state);
    },
    settle: watchConversations,
  },
});
