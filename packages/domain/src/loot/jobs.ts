import { type CharacterId, GameError } from '@necp/shared/kernel';
import { holdSheet } from '../character';
import { inTx, nowOf, type Ctx, type Job } from '../kernel';
import { settleDrop } from './deciding';
import { lootItemOf } from './scattering';
import { mailSnatched } from './snatching';
import { hand } from './steps';

const batch = 500;

export const jobs: readonly Job[] = [
  { name: 'loot.expire', cron: '* * * * *', run: expireDrops },
  { name: 'loot.mail_snatched', cron: '* * * * *', run: mailSnatched },
  { name: 'loot.decide', cron: '* * * * *', run: decideDrops },
];

/** Decides the items of parties whose time is over and that no member has looked at. */
export async function decideDrops(ctx: Ctx): Promise<void> {
  for (let after: string | null = null, isMore = true; isMore; ) {
    const due: { readonly id: string }[] = await ctx.db.partyDrop.findMany({
      where: {
        givenTo: null,
        endsAt: { lte: new Date(ctx.clock.nowMs()) },
        ...(after === null ? {} : { id: { gt: after } }),
      },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: batch,
    });
    for (const { id } of due) await decideOrLeave(ctx, id);
    after = due.at(-1)?.id ?? null;
    isMore = due.length === batch;
  }
}

/** An item that cannot be given now is tried again later and holds up no other. */
async function decideOrLeave(ctx: Ctx, dropId: string): Promise<void> {
  try {
    await settleDrop(ctx, dropId);
  } catch (err) {
    if (err instanceof GameError && err.kind === 'unavailable') throw err;
    ctx.log.error({ err, dropId }, 'an item of a party could not be decided');
  }
}

/** Removes drops that were not taken in time; those marked as kept are delivered to their owner. */
export async function expireDrops(ctx: Ctx): Promise<void> {
  const removeSome = () =>
    inTx(
      ctx,
      (tx) => tx.$executeRaw`
    DELETE FROM world_drops WHERE id IN (
      SELECT id FROM world_drops WHERE taken_by IS NULL AND expires_at <= ${nowOf(tx)} AND (NOT is_kept
        OR owner_id IS NULL) ORDER BY expires_at LIMIT ${batch} FOR UPDATE SKIP LOCKED)`,
    );
  while ((await removeSome()) === batch);
  for (let after: string | null = null, isMore = true; isMore; ) {
    const kept = await keptAfter(ctx, after);
    for (const drop of kept) await bringOrLeave(ctx, drop);
    after = kept.at(-1)?.id ?? null;
    isMore = kept.length === batch;
  }
}

interface KeptDrop {
  readonly id: string;
  readonly ownerId: CharacterId;
}

/** Returns a page of the kept drops whose time is over, in the order of their ids. */
async function keptAfter(ctx: Ctx, after: string | null): Promise<KeptDrop[]> {
  const kept = await ctx.db.worldDrop.findMany({
    where: {
      takenBy: null,
      isKept: true,
      ownerId: { not: null },
      expiresAt: { lte: new Date(ctx.clock.nowMs()) },
      ...(after === null ? {} : { id: { gt: after } }),
    },
    select: { id: true, ownerId: true },
    orderBy: { id: 'asc' },
    take: batch,
  });
  return kept.map(({ id, ownerId }) => ({ id, ownerId: ownerId as CharacterId }));
}

/** A drop that cannot be delivered, such as money for a full wallet, is tried again later and holds up no other. */
async function bringOrLeave(ctx: Ctx, drop: KeptDrop): Promise<void> {
  try {
    await bring(ctx, drop);
  } catch (err) {
    if (err instanceof GameError && err.kind === 'unavailable') throw err;
    ctx.log.error({ err, dropId: drop.id }, 'a kept drop could not be delivered');
  }
}

async function bring(ctx: Ctx, { id, ownerId }: KeptDrop): Promise<void> {
  await inTx(ctx, async (tx) => {
    await holdSheet(tx, ownerId);
    const free = await tx.$queryRaw<
      unknown[]
    >`SELECT 1 FROM world_drops WHERE id = ${id}::uuid AND taken_by IS NULL FOR NO KEY UPDATE`;
    if (free.length === 0) return;
    const row = await tx.worldDrop.findUniqueOrThrow({ where: { id } });
    const { ledgerId } = await hand(tx, {
      characterId: ownerId,
      lootItem: lootItemOf(row),
      reason: 'loot.left_behind',
    });
    await tx.worldDrop.update({ where: { id }, data: { takenBy: ownerId, takenAt: nowOf(tx), ledgerId } });
  });
}
