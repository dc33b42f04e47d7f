import { guildChanged } from '@necp/shared/guild/events';
import { defineVoiceAudience } from '../voice';
import { guildIdOf, memberIdsOf } from './steps';

/** The members of a guild talk with one another. */
defineVoiceAudience({
  kind: 'guild',
  changedBy: guildChanged,
  audienceOf: async (db, characterId) => {
    const guildId = await guildIdOf(db, characterId);
    return guildId === null ? null : { roomId: guildId, characterIds: await memberIdsOf(db, guildId) };
  },
});
