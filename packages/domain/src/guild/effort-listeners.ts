import { enemies } from '@necp/content/server';
import { npcDied } from '@necp/shared/combat/events';
import { guildLeveledUp } from '@necp/shared/guild/events';
import { levelUp } from '@necp/shared/progression/events';
import { questCompleted } from '@necp/shared/quest/events';
import { eventShared } from '@necp/shared/world-event/events';
import { listen, type Listener } from '../kernel';
import { notify } from '../notification';
import { addEffort } from './growing';
import { membersOf } from './steps';

/** What members do for the level and the tasks of their guild. */
export const effortListeners: readonly Listener[] = [
  listen('guild.effort_quest', questCompleted, (tx, { characterId }) =>
    addEffort(tx, { effort: 'quest', characterIds: [characterId] }),
  ),
  listen('guild.effort_level', levelUp, (tx, { characterId, level }) =>
    addEffort(tx, { effort: 'level', characterIds: [characterId], level }),
  ),
  listen('guild.effort_defeat', npcDied, async (tx, { enemy, characterIds }) => {
    const rank = enemies.find(({ id }) => id === enemy)?.rank;
    if (rank === 'boss') await addEffort(tx, { effort: 'boss', characterIds, boss: enemy });
    if (rank === 'elite') await addEffort(tx, { effort: 'elite', characterIds });
  }),
  listen('guild.effort_event', eventShared, async (tx, { characterId, tier }) => {
    // Without a tier a character only stood by.
    if (tier !== null) await addEffort(tx, { effort: 'event', characterIds: [characterId] });
  }),
  listen('guild.leveled_up', guildLeveledUp, async (tx, { guildId, level }, event) => {
    const guild = await tx.guild.findUnique({ where: { id: guildId }, select: { name: true } });
    if (guild === null) return;
    const fact = { kind: 'guild_level', details: { guild: guild.name, level } } as const;
    const at = new Date(event.at);
    for (const { accountId, characterId } of await membersOf(tx, guildId))
      await notify(tx, { accountId, characterId, fact, factId: event.id, at });
  }),
];
