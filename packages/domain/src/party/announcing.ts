import type { CharacterId } from '@necp/shared/kernel';
import { partyChanged } from '@necp/shared/party/events';
import { pushAfterCommit, type Tx } from '../kernel';

/** Lets the browsers of characters read again what they see of parties. */
export function announceParty(tx: Tx, characterIds: readonly CharacterId[]): void {
  for (const characterId of new Set(characterIds)) pushAfterCommit(tx, { characterId }, { topic: partyChanged });
}
