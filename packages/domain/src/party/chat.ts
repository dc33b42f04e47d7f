import { defineChatAudience } from '../chat';
import { partyOf } from './queries';

/**
 * The members of a party talk in its channel; a new party begins with an empty history. In a raid the channel belongs
 * to the own group, and the one of the raid to all.
 */
defineChatAudience({
  channel: 'party',
  audienceOf: async (db, characterId) => {
    const party = await partyOf(db, characterId);
    if (party === null) return null;
    const { partyId, isRaid, group, groupIds } = party;
    return { roomId: isRaid ? `${partyId} ${group}` : partyId, characterIds: groupIds };
  },
});

defineChatAudience({
  channel: 'raid',
  audienceOf: async (db, characterId) => {
    const party = await partyOf(db, characterId);
    return party?.isRaid ? { roomId: party.partyId, characterIds: party.memberIds } : null;
  },
});
