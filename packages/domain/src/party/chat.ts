import { defineChatAudience } from '../chat';
import { partyOf } from './queries';

/** The members of a party talk in its channel; a new party begins with an empty history. */
defineChatAudience({
  channel: 'party',
  audienceOf: async (db, characterId) => {
    const party = await partyOf(db, characterId);
    return party === null ? null : { roomId: party.partyId, characterIds: party.memberIds };
  },
});
