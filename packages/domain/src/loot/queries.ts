import { Prisma } from '@necp/db/types';
import { defaultFilter, rollsShown } from '@necp/shared/loot/rules';
import {
  LootItem,
  LootFilter,
  type DropView,
  type LootAuditInput,
  type LootAuditView,
  type SourceKind,
} from '@necp/shared/loot/schema';
import { hourMs, type CharacterId } from '@necp/shared/kernel';
import { madeUnder } from '../inventory';
import { auditMs, ledgersWithin, readRaw, type AuditSpan, type Ctx, type ReadDb, type Tx } from '../kernel';
import { creditedUnder } from '../wallet';
import type { HeldZone } from '../zone';
import { dropView } from './scattering';

export { huntLog } from './hunt';

/** Returns the drops in a channel of a zone; its process reads them when it starts. */
export async function dropsIn(ctx: Ctx, zone: HeldZone): Promise<DropView[]> {
  const rows = await ctx.db.worldDrop.findMany({
    where: {
      zoneId: zone.zoneId,
      channel: zone.channel,
      takenBy: null,
      expiresAt: { gt: new Date(ctx.clock.nowMs()) },
    },
    orderBy: { id: 'asc' },
  });
  return rows.map(dropView);
}

/** A container that is empty for a character until it refills. */
export interface EmptiedContainer {
  readonly containerId: string;
  readonly spawnIndex: number;
  readonly refillsAtMs: number;
}

/**
 * Returns the containers of a zone that a character has emptied and that have not refilled; the zone shows them open.
 */
export async function emptiedBy(ctx: Ctx, characterId: CharacterId, zoneId: string): Promise<EmptiedContainer[]> {
  const rows = await ctx.db.containerOpening.findMany({
    where: { characterId, zoneId, refillsAt: { gt: new Date(ctx.clock.nowMs()) } },
    orderBy: [{ containerId: 'asc' }, { spawnIndex: 'asc' }],
  });
  return rows.map(({ containerId, spawnIndex, refillsAt }) => ({
    containerId,
    spawnIndex,
    refillsAtMs: refillsAt.getTime(),
  }));
}

/** Returns the loot rolls of a character, newest first. The router checks that the character belongs to the caller. */
export async function lootAudit(
  ctx: Ctx,
  characterId: CharacterId,
  { cursor }: LootAuditInput,
): Promise<LootAuditView> {
  // Ids are in the order of time.
  const rows = await ctx.db.lootRoll.findMany({
    where: { characterId, ...(cursor ? { id: { lt: cursor } } : {}) },
    orderBy: { id: 'desc' },
    take: rollsShown + 1,
  });
  const rolls = rows
    .slice(0, rollsShown)
    .map(({ id, at, sourceKind, sourceId, level, isHard, isFirst, luck, result }) => ({
      id,
      at,
      sourceKind: sourceKind as SourceKind,
      sourceId,
      level,
      isHard,
      isFirst,
      luck,
      lootItems: LootItem.array().parse(result),
    }));
  return { rolls, hasMore: rows.length > rollsShown };
}

/** Returns what a character picks up automatically. The router checks that the character belongs to the caller. */
export async function lootFilter(db: ReadDb | Tx, characterId: CharacterId): Promise<LootFilter> {
  return filterFrom(await db.lootFilter.findUnique({ where: { characterId } }));
}

/** A filter as it is stored. */
export type FilterRow = { readonly [Field in keyof LootFilter]: unknown };

/** Returns the filter of a row; the default one without a row. */
export function filterFrom(row: FilterRow | null): LootFilter {
  if (row === null) return defaultFilter;
  const { isOn, minRarity, kinds, withChits } = row;
  return LootFilter.parse({ isOn, minRarity, kinds, withChits });
}

interface Finding {
  readonly rule: string;
  readonly where: string;
  readonly detail: string;
}
const auditBatch = 5_000;
const firstId = '00000000-0000-0000-0000-000000000000';
const findingsMax = 100;

/**
 * Finds every drop whose taker received something else, and every drop that is far past its time. At most a hundred.
 * @param span looks only at drops that were taken within it and at what is past its time; at everything when it is null
 */
export async function auditDrops(
  ctx: Ctx,
  span: AuditSpan | null = null,
): Promise<{ readonly entries: number; readonly findings: readonly Finding[] }> {
  const findings: Finding[] = [];
  const overdue = await ctx.db.worldDrop.findMany({
    where: { takenBy: null, expiresAt: { lt: new Date(ctx.clock.nowMs() - hourMs) } },
    take: findingsMax,
  });
  for (const { id, expiresAt } of overdue)
    findings.push({ rule: 'loot.overdue', where: id, detail: `since ${expiresAt.toISOString()}` });
  const undecided = await ctx.db.partyDrop.findMany({
    where: { givenTo: null, endsAt: { lt: new Date(ctx.clock.nowMs() - hourMs) } },
    take: findingsMax,
  });
  for (const { id, endsAt } of undecided)
    findings.push({ rule: 'loot.undecided', where: id, detail: `since ${endsAt.toISOString()}` });
  let entries = 0;
  for (let after = firstId; findings.length < findingsMax; ) {
    const taken = await takenAfter(ctx, { span, after });
    if (taken.length === 0) break;
    findings.push(...(await compareTaken(ctx, taken)));
    entries += taken.length;
    after = taken.at(-1)?.id ?? '';
  }
  return { entries, findings: findings.slice(0, findingsMax) };
}

/** Returns the next drops that were taken, and items that parties gave to a member, in the order of ids. */
function takenAfter(
  ctx: Ctx,
  { span, after }: { readonly span: AuditSpan | null; readonly after: string },
): Promise<Taken[]> {
  const ofLedgers = span === null ? Prisma.empty : Prisma.sql`AND ledger_id IN (${ledgersWithin(span)})`;
  const page = Prisma.sql`ORDER BY id LIMIT ${auditBatch}`;
  return readRaw(
    ctx,
    Prisma.sql`SELECT id::text AS id, template_id AS "templateId", quantity, chits, ledger_id::text AS "ledgerId"
      FROM (
        (SELECT id, template_id, quantity, chits, ledger_id FROM world_drops
          WHERE taken_by IS NOT NULL AND id > ${after}::uuid ${ofLedgers} ${page})
        UNION ALL
        (SELECT id, template_id, quantity, 0::bigint, ledger_id FROM party_drops
          WHERE given_to IS NOT NULL AND id > ${after}::uuid ${ofLedgers} ${page})
      ) AS taken ${page}`,
    auditMs,
  );
}

interface Taken {
  readonly id: string;
  readonly templateId: string | null;
  readonly quantity: number;
  readonly chits: bigint;
  readonly ledgerId: string | null;
}
async function compareTaken(ctx: Ctx, taken: readonly Taken[]): Promise<Finding[]> {
  const ledgers = taken.flatMap(({ ledgerId }) => (ledgerId === null ? [] : [ledgerId]));
  const [items, chits] = await Promise.all([madeUnder(ctx, ledgers), creditedUnder(ctx, ledgers)]);
  return taken.flatMap((drop): Finding[] => {
    const came =
      drop.templateId === null
        ? Number(chits.get(drop.ledgerId ?? '') ?? 0n)
        : (items.get(`${drop.ledgerId} ${drop.templateId}`) ?? 0);
    const lay = drop.templateId === null ? Number(drop.chits) : drop.quantity;
    return came === lay
      ? []
      : [
          {
            rule: 'loot.taken_differs',
            where: drop.id,
            detail: `${lay} ${drop.templateId ?? 'chits'} lay there, ${came} came to the taker`,
          },
        ];
  });
}
