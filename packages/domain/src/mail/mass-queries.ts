import type { Prisma } from '@necp/db/types';
import type { AccountId } from '@necp/shared/kernel';
import type { LocalText } from '@necp/shared/kernel/content';
import type {
  CountMassInput,
  MassAudience,
  MassCountView,
  MassesInput,
  MassesView,
  MassView,
} from '@necp/shared/mail/schema';
import { peopleCalled, playerCount } from '../character';
import { requirePermission, type Ctx } from '../kernel';

const shown = 20;

export function massView(row: Prisma.MassLetterGetPayload<object>): MassView {
  const { subject, text } = row.words as { readonly subject: LocalText; readonly text: LocalText };
  return {
    ...{ massId: row.id, subject, text, audience: row.audience as MassAudience, chits: Number(row.chits) },
    ...{ items: row.items as unknown as MassView['items'], state: row.state as MassView['state'] },
    ...{ reached: row.reached, expected: row.expected, startedAt: row.startedAt, endedAt: row.endedAt },
    ...{ startedBy: row.startedBy as AccountId, reason: row.reason },
  };
}

/**
 * Returns a page of the letters to many players, newest first.
 * @throws GameError forbidden `kernel.not_permitted`
 */
export async function masses(ctx: Ctx, { after }: MassesInput): Promise<MassesView> {
  requirePermission(ctx, 'mail.mass');
  const rows = await ctx.db.massLetter.findMany({
    where: after ? { id: { lt: after } } : {},
    orderBy: { id: 'desc' },
    take: shown + 1,
  });
  const page = rows.slice(0, shown);
  return { masses: page.map(massView), next: rows.length > shown ? (page.at(-1)?.id ?? null) : null };
}

/**
 * Returns how many players an audience has.
 * @throws GameError forbidden `kernel.not_permitted`
 */
export async function massCount(ctx: Ctx, { audience }: CountMassInput): Promise<MassCountView> {
  requirePermission(ctx, 'mail.mass');
  return { players: await countAudience(ctx, audience) };
}

export async function countAudience(ctx: Ctx, audience: MassAudience): Promise<number> {
  if (audience.kind !== 'named') return playerCount(ctx, { levels: audience.kind === 'level' ? audience : null });
  const people = await peopleCalled(ctx.db, audience.names);
  return new Set(people.map(({ accountId }) => accountId)).size;
}
