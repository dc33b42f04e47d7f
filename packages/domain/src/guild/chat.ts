import { hasRight } from '@necp/shared/guild/rules';
import type { CharacterId } from '@necp/shared/kernel';
import { defineChatAudience } from '../chat';
import type { ReadDb, Tx } from '../kernel';
import { guildIdOf, memberIdsOf, rankFrom } from './steps';

/** The members of a guild talk in its channel; officers have one of their own. */
defineChatAudience({
  channel: 'guild',
  audienceOf: async (db, characterId) => {
    const guildId = await guildIdOf(db, characterId);
    return guildId === null ? null : { roomId: guildId, characterIds: await memberIdsOf(db, guildId) };
  },
});

defineChatAudience({
  channel: 'officer',
  audienceOf: async (db, characterId) => {
    const guildId = await guildIdOf(db, characterId);
    if (guildId === null) return null;
    const officers = await officersOf(db, guildId);
    return officers.includes(characterId) ? { roomId: guildId, characterIds: officers } : null;
  },
});

/** Returns the members of a guild whose rank lets them read and write as officers. */
async function officersOf(db: ReadDb | Tx, guildId: string): Promise<CharacterId[]> {
  const members = await db.guildMember.findMany({ where: { guildId }, include: { rank: true } });
  return members
    .filter(({ rank }) => hasRight(rankFrom(rank), 'officer').ok)
    .map(({ characterId }) => characterId as CharacterId);
}
