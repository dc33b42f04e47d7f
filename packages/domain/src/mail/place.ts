import { GameError, type CharacterId } from '@necp/shared/kernel';
import { mailbox } from '@necp/shared/mail/schema';
import type { Tx } from '../kernel';
import { conversationOf } from '../npc';

/** @throws GameError forbidden `mail.not_here` unless the character, who is locked, stands at a mailbox */
export async function assertAtMailbox(tx: Tx, characterId: CharacterId): Promise<void> {
  if ((await conversationOf(tx, characterId))?.objectId !== mailbox) throw new GameError('forbidden', 'mail.not_here');
}
