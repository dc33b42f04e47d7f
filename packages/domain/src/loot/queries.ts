import { Prisma } from '@necp/db/types';
import { defaultFilter, rollsShown } from '@necp/shared/loot/rules';
import { Find, LootFilter, type DropView, type LootAuditInput, type LootAuditView, type SourceKind } from '@necp/shared/loot/schema';
import type { CharacterId } from '@necp/shared/kernel';
import { readRaw, type Ctx } from '../kernel';
import type { HeldZone } from '../zone';
import { dropView } from './steps';

/** What lies in a copy of a zone now: what its process reads when it starts. */
export async function dropsIn(ctx: Ctx, zone: HeldZone): Promise<DropView[]> {
  const rows = await ctx.db.worldDrop.findMany({ where: { zoneId: zone.zoneId, channel: zone.channel, takenBy: null, expiresAt: { gt: new Date(ctx.clock.nowMs()) } }, orderBy: { id: 'asc' } });
  return rows.map(dropView);
}

/** What a character rolled, newest first. The door checks whose it is. */
export async function lootAudit(ctx: Ctx, characterId: CharacterId, { before }: LootAuditInput): Promise<LootAuditView> {
  // Ids are made in the order of time.
  const rows = await ctx.db.lootRoll.findMany({ where: { characterId, ...(before === undefined ? {} : { id: { lt: before } }) }, orderBy: { id: 'desc' }, take: rollsShown + 1 });
  const rolls = rows.slice(0, rollsShown).map(({ id, at, sourceKind, sourceId, level, isHard, isFirst, luck, result }) => (
    { id, at, sourceKind: sourceKind as SourceKind, sourceId, level, isHard, isFirst, luck, finds: Find.array().parse(result) }));
  return { rolls, hasMore: rows.length > rollsShown };
}

/** What a character picks up without asking. The door checks whose it is. */
export async function lootFilter(ctx: Ctx, characterId: CharacterId): Promise<LootFilter> {
  const row = await ctx.db.lootFilter.findUnique({ where: { characterId } });
  return row === null ? defaultFilter : LootFilter.parse({ isOn: row.isOn, minRarity: row.minRarity, kinds: row.kinds, withEddies: row.withEddies });
}

interface Finding { readonly rule: string; readonly where: string; readonly detail: string }
const auditMs = 60_000;

/** Every drop whose taker was handed something else than what lay there, and every one that lies long after its time. At most a hundred of each. */
export async function auditDrops(ctx: Ctx): Promise<{ readonly entries: number; readonly findings: readonly Finding[] }> {
  const overdue = new Date(ctx.clock.nowMs() - 60 * 60 * 1000);
  const [entries, findings] = await Promise.all([
    ctx.db.worldDrop.count(),
    readRaw<Finding>(ctx, Prisma.sql`
      (SELECT 'loot.taken_differs' AS rule, dropped.id::text AS where, dropped.quantity || ' ' || dropped.template_id || ' lay there, ' || COALESCE(booked.quantity, 0) || ' came into the world' AS detail
       FROM world_drops AS dropped
       LEFT JOIN LATERAL (SELECT -SUM(quantity) AS quantity FROM item_entries WHERE ledger_id = dropped.ledger_id AND template_id = dropped.template_id AND container_id IS NULL) AS booked ON true
       WHERE dropped.taken_by IS NOT NULL AND dropped.template_id IS NOT NULL AND COALESCE(booked.quantity, 0) <> dropped.quantity LIMIT 100)
      UNION ALL
      (SELECT 'loot.eddies_differ', dropped.id::text, dropped.eddies || ' lay there, ' || COALESCE(booked.amount, 0) || ' came into the purse'
       FROM world_drops AS dropped
       LEFT JOIN LATERAL (SELECT SUM(entry.amount) AS amount FROM ledger_entries AS entry JOIN wallet_accounts AS account ON account.id = entry.account_id
                          WHERE entry.ledger_id = dropped.ledger_id AND account.character_id = dropped.taken_by) AS booked ON true
       WHERE dropped.taken_by IS NOT NULL AND dropped.template_id IS NULL AND COALESCE(booked.amount, 0) <> dropped.eddies LIMIT 100)
      UNION ALL
      (SELECT 'loot.overdue', id::text, 'since ' || expires_at FROM world_drops WHERE taken_by IS NULL AND expires_at < ${overdue} LIMIT 100)`, auditMs),
  ]);
  return { entries, findings };
}
