import { archiveLastsMs, letterLastsMs } from '@necp/shared/mail/rules';
import type { LettersDoneView, MarkLettersInput } from '@necp/shared/mail/schema';
import { actOnce, nowOf, type Ctx } from '../kernel';
import { markAnswered } from '../notification';
import { after, announceMail, hasContents, holdLetters, letterGone, liesWith } from './held';

/**
 * Marks letters as read, with their notifications, or as unread, or moves them into the archive and back. An empty
 * letter of the archive is kept for a year; what is inside does not wait longer there.
 * @throws GameError not_found `mail.gone` when none of them is the caller's
 */
export function markLetters(ctx: Ctx, input: MarkLettersInput): Promise<LettersDoneView> {
  return actOnce(ctx, { verb: 'mail.mark', input }, async (tx, { accountId, characterId }) => {
    const held = await holdLetters(tx, { letterIds: input.letterIds, characterIds: [characterId] });
    const own = held.filter((one) => liesWith(one, characterId) && one.state !== 'lost');
    if (own.length === 0) throw letterGone();
    const now = nowOf(tx);
    const ids = { in: own.map(({ id }) => id) };
    if (input.as === 'read') {
      await tx.letter.updateMany({ where: { id: ids, readAt: null }, data: { readAt: now } });
      for (const { id } of own) await markAnswered(tx, { accountId, kind: 'letter', details: { letterId: id } });
    }
    if (input.as === 'unread') await tx.letter.updateMany({ where: { id: ids }, data: { readAt: null } });
    if (input.as === 'archived' || input.as === 'kept') {
      const isArchived = input.as === 'archived';
      await tx.letter.updateMany({ where: { id: ids }, data: { archivedAt: isArchived ? now : null } });
      const empty = own.filter((one) => !hasContents(one)).map(({ id }) => id);
      const endsAt = after(tx, isArchived ? archiveLastsMs : letterLastsMs);
      await tx.letter.updateMany({ where: { id: { in: empty } }, data: { endsAt } });
    }
    announceMail(tx, [characterId]);
    return { changed: own.length };
  });
}
