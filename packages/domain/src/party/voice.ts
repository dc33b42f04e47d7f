import { partyChanged } from '@necp/shared/party/events';
import { defineVoiceAudience } from '../voice';
import { partyOf } from './queries';

/** The members of a party talk with one another. */
defineVoiceAudience({
  kind: 'party',
  changedBy: partyChanged,
  audienceOf: async (db, characterId) => {
    const party = await partyOf(db, characterId);
    return party === null ? null : { roomId: party.partyId, characterIds: party.memberIds };
  },
});
