import type { CharacterId } from '@necp/shared/kernel';
import { holdSheet } from '../character';
import { inTx, nowOf, type Ctx, type Job } from '../kernel';
import { lootItemOf, hand } from './steps';

const batch = 500;

export const jobs: readonly Job[] = [{ name: 'loot.expire', cron: '* * * * *', run: expireDrops }];

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
  const kept = await ctx.db.worldDrop.findMany({
    where: { takenBy: null, isKept: true, expiresAt: { lte: new Date(ctx.clock.nowMs()) } },
    select: { id: true, ownerId: true },
    take: batch,
  });
  for (const { id, ownerId } of kept) if (ownerId !== null) await bring(ctx, { id, ownerId: ownerId as CharacterId });
}

async function bring(ctx: Ctx, { id, ownerId }: { readonly id: string; readonly ownerId: CharacterId }): Promise<void> {
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
