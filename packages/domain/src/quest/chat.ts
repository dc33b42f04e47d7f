import { defineChatLink } from '../chat';

/** A character links to the quests that it has or had. */
defineChatLink({
  kind: 'quest',
  isKnownTo: async (db, { characterId }, questId) =>
    (await db.questProgress.count({ where: { characterId, questId } })) > 0,
});
