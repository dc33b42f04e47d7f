import { characterDeleted } from '@necp/shared/character/events';
import { listen, type Listener } from '../kernel';
import { effortListeners } from './effort-listeners';
import { closeWays, leaveDeleted } from './membership';
import { findGuild } from './steps';

export const listeners: readonly Listener[] = [
  listen('guild.leave_deleted', characterDeleted, async (tx, { characterId, accountId }) => {
    const guild = await findGuild(tx, characterId);
    if (guild !== null) await leaveDeleted(tx, guild);
    await closeWays(tx, { characterId, accountId });
  }),
  ...effortListeners,
];
