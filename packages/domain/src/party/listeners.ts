import { characterDeleted } from '@necp/shared/character/events';
import { listen, type Listener } from '../kernel';
import { closeApplications } from './finder-steps';
import { findParty, removeMember } from './steps';

export const listeners: readonly Listener[] = [
  listen('party.leave_deleted', characterDeleted, async (tx, { characterId }) => {
    await closeApplications(tx, characterId);
    const party = await findParty(tx, characterId);
    if (party !== null) await removeMember(tx, party, characterId);
  }),
];
