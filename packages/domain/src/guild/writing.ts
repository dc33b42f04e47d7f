import { chatFilter } from '@necp/content/server';
import { canBeHeard, normaliseMessage } from '@necp/shared/chat/rules';
import { assertAllowed } from '@necp/shared/kernel';
import { demandUnmuted } from '../chat';
import type { Playing, Tx } from '../kernel';

/**
 * Returns a text as others may read it: without what covers other text, and with coarse words masked; its lines stay.
 * @throws GameError forbidden `chat.muted`; invalid `chat.hateful`
 */
export async function writtenText(tx: Tx, { accountId }: Playing, text: string): Promise<string> {
  const lines = text.split(/\r?\n/).map(normaliseMessage);
  const written = lines.join('\n').trim();
  if (written === '') return written;
  await demandUnmuted(tx, accountId, 'guild');
  // Word by word across lines too, so that nothing is hidden by a break.
  assertAllowed(canBeHeard(chatFilter(lines.join(' ')).severity));
  return lines
    .map((line) => (line === '' ? line : chatFilter(line).text))
    .join('\n')
    .trim();
}
