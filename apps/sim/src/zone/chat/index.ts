import { zoneRoom } from '../core/room';
import type {} from './contract';
import { dropEmote, endEmotes, showEmote } from './emotes';
import { forgetLines, hearMessage, sayLinked, sayMessage } from './say';
import { chatSlice } from './slice';

/** What players say near by and in the channel of the zone. */
export const chatRoom = zoneRoom('chat', {
  open: (state, { filter }) => {
    chatSlice(state).filter = filter;
  },
  inputs: { say: sayMessage, heard: hearMessage, linked: sayLinked },
  on: { 'chat.emote': showEmote },
  forget: forgetLines,
  dropEntity: dropEmote,
  tick: { expire: endEmotes },
});
