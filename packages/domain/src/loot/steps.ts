import { affixes } from '@necp/content/server';
import type { LootTableContent } from '@necp/shared/loot/content';
import { itemDropped, lootGenerated } from '@necp/shared/loot/events';
import { rollLoot } from '@necp/shared/loot/formulas';
import { dropLastsMs, findsOf, ownedMs } from '@necp/shared/loot/rules';
import type { DropView, Find, SourceKind } from '@necp/shared/loot/schema';
import type { Rarity } from '@necp/shared/inventory/content';
import { GameError, type CharacterId, type ItemTemplateId } from '@necp/shared/kernel';
import { meets } from '@necp/shared/quest/conditions';
import type { Condition } from '@necp/shared/quest/content';
import type { Prisma } from '@necp/db/types';
import { contentOf, gearOf, grant } from '../inventory';
import { ctxOf, emit, explainConstraints, newId, nowOf, pushAfterCommit, type Tx } from '../kernel';
import { growthOf } from '../progression';
import { factsOf, readProgress } from '../quest';
import { credit } from '../wallet';
import type { HeldZone } from '../zone';
import { tablesUnder } from './catalogue';

explainConstraints({ world_drops_owner: { kind: 'not_found', code: 'inventory.unknown_receiver' } });

export interface RollInput {
  readonly characterId: CharacterId;
  /** What was defeated, opened or won; what a table gives the first time only is counted by it. */
  readonly source: { readonly kind: SourceKind; readonly id: string };
  readonly tableId: string;
  readonly level: number;
  readonly difficulty: 'normal' | 'hard';
}
/** A roll that was written down for its character to read. */
export interface Roll {
  readonly rollId: string;
  readonly characterId: CharacterId;
  readonly isFirst: boolean;
  readonly finds: readonly Find[];
}

/**
 * Rolls a table for a character, by its luck, its stories and whether it meets the source for the first time, and writes the roll down. Nothing is handed out yet.
 * @throws RangeError when there is no such table
 */
export async function rollFor(tx: Tx, input: RollInput): Promise<Roll> {
  const { characterId, source, tableId, level, difficulty } = input;
  const { redis, chance } = ctxOf(tx);
  const tables = await tablesUnder({ db: tx, redis }, tableId);
  const luck = await luckOf(tx, characterId);
  const isFirst = await meetFirst(tx, input);
  const holds = await judgeFor(tx, characterId, [...tables.values()]);
  const rolled = rollLoot(tableId, { tables: (id) => tables.get(id), context: { level, difficulty, encounter: isFirst ? 'first_time' : 'again', luck, holds } }, chance);
  const finds = findsOf(rolled, { contentOf, affixes, level }, chance);
  const rollId = newId();
  await tx.lootRoll.create({
    data: {
      id: rollId, characterId, sourceKind: source.kind, sourceId: source.id, tableId, level, isHard: difficulty === 'hard', isFirst, luck: Math.round(luck),
      result: finds as unknown as Prisma.InputJsonArray, at: nowOf(tx),
    },
  });
  await emit(tx, lootGenerated, { rollId, characterId, sourceKind: source.kind, sourceId: source.id, tableId, finds: [...finds] });
  pushAfterCommit(tx, `/topic/character/${characterId}/loot`, { name: lootGenerated.name, rollId });
  return { rollId, characterId, isFirst, finds };
}

/** Luck of what is worn, held and learnt, in percentage points. */
async function luckOf(tx: Tx, characterId: CharacterId): Promise<number> {
  const gear = await gearOf(tx, characterId);
  const { passives } = await growthOf(tx, characterId);
  return [gear.bonus.luck, gear.main?.bonus.luck, passives.luck].reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

async function meetFirst(tx: Tx, { characterId, source }: RollInput): Promise<boolean> {
  const [met] = await tx.$queryRaw<{ times: number }[]>`
    INSERT INTO loot_encounters AS met (character_id, source_kind, source_id, times) VALUES (${characterId}::uuid, ${source.kind}, ${source.id}, 1)
    ON CONFLICT (character_id, source_kind, source_id) DO UPDATE SET times = met.times + 1 RETURNING times`;
  return met?.times === 1;
}

/** Facts are looked up only where some gate of the tables asks for them. */
async function judgeFor(tx: Tx, characterId: CharacterId, tables: readonly LootTableContent[]): Promise<(condition: Condition) => boolean> {
  const asks = tables.some(({ guaranteed, entries }) => [...guaranteed, ...entries].some((drop) => 'when' in drop && drop.when.length > 0));
  if (!asks) return () => true;
  const facts = await factsOf({ db: tx, clock: ctxOf(tx).clock }, characterId, await readProgress(tx, characterId));
  return (condition) => meets(condition, facts);
}

export interface Scattering {
  readonly roll: Roll;
  /** `owner`: nobody else ever takes it. `shared`: the owner has a minute, then anybody. */
  readonly for: 'owner' | 'shared';
  /** Tiles. */
  readonly spot: { readonly x: number; readonly y: number };
}

/** Lays what was rolled into the street, each thing a little apart. A first find goes to its owner in the end, also when it was left lying. */
export async function scatter(tx: Tx, zone: HeldZone, scattering: Scattering): Promise<DropView[]> {
  const { roll, spot } = scattering;
  const { chance } = ctxOf(tx);
  const now = nowOf(tx).getTime();
  const expiresAt = new Date(now + dropLastsMs);
  const ownedUntil = scattering.for === 'shared' ? new Date(now + ownedMs) : expiresAt;
  const turn = chance.fraction();
  const rows = roll.finds.map((find, index) => {
    const angle = (turn + index / roll.finds.length) * 2 * Math.PI;
    const away = roll.finds.length === 1 ? 0 : 0.35 + 0.3 * chance.fraction();
    const isKept = 'templateId' in find && (roll.isFirst || contentOf(find.templateId).kind === 'quest');
    return {
      id: newId(), zoneId: zone.zoneId, channel: zone.channel, x: spot.x + Math.cos(angle) * away, y: spot.y + Math.sin(angle) * away, rollId: roll.rollId, ownerId: roll.characterId,
      ownedUntil, expiresAt, isKept, ...('eddies' in find ? noItem(find.eddies) : { ...find, affixes: find.affixes as unknown as Prisma.InputJsonArray, eddies: 0n }),
    };
  });
  await tx.worldDrop.createMany({ data: rows });
  for (const [index, find] of roll.finds.entries()) await emit(tx, itemDropped, { dropId: rows[index]?.id ?? '', zoneId: zone.zoneId, ownerId: roll.characterId, find });
  return rows.map(dropView);
}

const noItem = (eddies: number) => ({ templateId: null, quantity: 0, rarity: null, level: null, affixes: [] as Prisma.InputJsonArray, eddies: BigInt(eddies) });

/** Hands what was rolled over at once, as from a box one holds: things into the bag, or to the deliveries, eddies into the purse. @returns pieces that wait as deliveries */
export async function givePrize(tx: Tx, input: { readonly roll: Roll; readonly reason: string }): Promise<{ readonly delivered: number }> {
  const { roll, reason } = input;
  let delivered = 0;
  for (const find of roll.finds) delivered += (await hand(tx, { characterId: roll.characterId, find, reason })).delivered;
  return { delivered };
}

/** Hands one find over. @returns the movement, and how many pieces wait as a delivery */
export async function hand(tx: Tx, input: { readonly characterId: CharacterId; readonly find: Find; readonly reason: string }): Promise<{ readonly ledgerId: string; readonly delivered: number }> {
  const { characterId, find, reason } = input;
  if ('eddies' in find) return { ...(await credit(tx, { characterId, amount: BigInt(find.eddies), from: 'loot', reason })), delivered: 0 };
  const { templateId, quantity, rarity, level, affixes: rolled } = find;
  return grant(tx, { characterId, templateId, quantity, reason, instance: { rarity, level, affixes: rolled }, whenFull: 'deliver' });
}

interface DropRow {
  readonly id: string; readonly ownerId: string | null; readonly ownedUntil: Date; readonly expiresAt: Date; readonly templateId: string | null; readonly quantity: number;
  readonly rarity: string | null; readonly level?: number | null; readonly affixes?: unknown; readonly eddies: bigint; readonly x: number; readonly y: number;
}

/** A row of the street as everybody near sees it. */
export function dropView(row: DropRow): DropView {
  return {
    dropId: row.id, ownerId: row.ownerId as CharacterId | null, ownedUntilMs: row.ownedUntil.getTime(), expiresMs: row.expiresAt.getTime(),
    templateId: row.templateId as ItemTemplateId | null, quantity: row.quantity, rarity: (row.rarity ?? 'common') as Rarity, eddies: Number(row.eddies), x: row.x, y: row.y,
  };
}

/** What a row of the street is when somebody has it. */
export function findOf(row: DropRow): Find {
  if (row.templateId === null) return { eddies: Number(row.eddies) };
  if (row.level === null || row.level === undefined) throw new GameError('conflict', 'kernel.conflict');
  return { templateId: row.templateId as ItemTemplateId, quantity: row.quantity, rarity: (row.rarity ?? 'common') as Rarity, level: row.level, affixes: row.affixes as Extract<Find, { templateId: unknown }>['affixes'] };
}
