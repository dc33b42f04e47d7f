import { affixes } from '@necp/content/server';
import type { LootTableContent } from '@necp/shared/loot/content';
import { itemDropped, lootGenerated } from '@necp/shared/loot/events';
import { rollLoot } from '@necp/shared/loot/formulas';
import { dropLastsMs, lootItemsOf, ownedMs } from '@necp/shared/loot/rules';
import type { DropView, LootItem, SourceKind } from '@necp/shared/loot/schema';
import type { Rarity } from '@necp/shared/inventory/content';
import { GameError, characterHolder, type CharacterId, type ItemTemplateId, type TileSpot } from '@necp/shared/kernel';
import { meets } from '@necp/shared/quest/conditions';
import type { Condition } from '@necp/shared/quest/content';
import type { Prisma } from '@necp/db/types';
import { contentOf, gearOfMany, grant } from '../inventory';
import { ctxOf, emit, explainConstraints, newId, nowOf, pushAfterCommit, type Tx } from '../kernel';
import { growthOfMany } from '../progression';
import { conditionContextOf, readProgress } from '../quest';
import { credit, holdWallets, defineFaucet } from '../wallet';
import type { HeldZone } from '../zone';
import { tablesUnder } from './catalogue';

const lootFaucet = defineFaucet('loot', '00000000-0000-7000-8000-00000000fa03');

explainConstraints({ world_drops_owner: { kind: 'not_found', code: 'inventory.unknown_receiver' } });

export interface RollInput {
  readonly characterId: CharacterId;
  /** The enemy, container or event; first-time rewards are counted by it. */
  readonly source: { readonly kind: SourceKind; readonly id: string };
  readonly tableId: string;
  readonly level: number;
  readonly difficulty: 'normal' | 'hard';
}
/** A roll that was stored for its character to read. */
export interface Roll {
  readonly rollId: string;
  readonly characterId: CharacterId;
  readonly isFirst: boolean;
  readonly lootItems: readonly LootItem[];
}

/**
 * Rolls a table for a character, with its luck, its quests and whether it meets the source for the first time, and
 * stores the roll. Nothing is handed out yet.
 * @throws RangeError when there is no such table
 */
export async function rollFor(tx: Tx, input: RollInput): Promise<Roll> {
  const [roll] = await rollForMany(tx, { ...input, characterIds: [input.characterId] });
  if (roll === undefined) throw new RangeError('an answer is missing');
  return roll;
}

/** Rolls separately for each participant in few statements; see `rollFor`. */
export async function rollForMany(
  tx: Tx,
  input: Omit<RollInput, 'characterId'> & { readonly characterIds: readonly CharacterId[] },
): Promise<Roll[]> {
  const { characterIds, source, tableId, level, difficulty } = input;
  const { redis, rng } = ctxOf(tx);
  const tables = await tablesUnder({ db: tx, redis }, tableId);
  const lucks = await luckOfMany(tx, characterIds);
  const firsts = await meetFirst(tx, { characterIds, source });
  const rolls: (Roll & { readonly luck: number })[] = [];
  for (const characterId of characterIds) {
    const luck = lucks.get(characterId) ?? 0;
    const isFirst = firsts.has(characterId);
    const holds = await judgeFor(tx, characterId, [...tables.values()]);
    const rolled = rollLoot(
      tableId,
      {
        tables: (id) => tables.get(id),
        context: { level, difficulty, encounter: isFirst ? 'first_time' : 'again', luck, holds },
      },
      rng,
    );
    rolls.push({
      rollId: newId(),
      characterId,
      isFirst,
      luck,
      lootItems: lootItemsOf(rolled, { contentOf, affixes, level }, rng),
    });
  }
  await tx.lootRoll.createMany({
    data: rolls.map(({ rollId, characterId, isFirst, luck, lootItems }) => ({
      id: rollId,
      characterId,
      sourceKind: source.kind,
      sourceId: source.id,
      tableId,
      level,
      isHard: difficulty === 'hard',
      isFirst,
      luck: Math.round(luck),
      result: lootItems as unknown as Prisma.InputJsonArray,
      at: nowOf(tx),
    })),
  });
  for (const { rollId, characterId, lootItems } of rolls) {
    await emit(tx, lootGenerated, {
      rollId,
      characterId,
      sourceKind: source.kind,
      sourceId: source.id,
      tableId,
      lootItems: [...lootItems],
    });
    pushAfterCommit(tx, { characterId }, { topic: lootGenerated.name, rollId });
  }
  return rolls;
}

/** Returns the luck of several characters from gear and perks, in percentage points. */
async function luckOfMany(tx: Tx, characterIds: readonly CharacterId[]): Promise<ReadonlyMap<CharacterId, number>> {
  const gears = await gearOfMany(tx, characterIds);
  const growths = await growthOfMany(tx, characterIds);
  return new Map(
    characterIds.map((id) => {
      const gear = gears.get(id);
      return [
        id,
        [gear?.bonus.luck, gear?.main?.bonus.luck, growths.get(id)?.passives.luck].reduce<number>(
          (sum, one) => sum + (one ?? 0),
          0,
        ),
      ];
    }),
  );
}

/**
 * Counts the encounter with a source.
 * @returns the characters for which it was the first
 */
async function meetFirst(
  tx: Tx,
  { characterIds, source }: Pick<RollInput, 'source'> & { readonly characterIds: readonly CharacterId[] },
): Promise<ReadonlySet<CharacterId>> {
  const met = await tx.$queryRaw<{ id: CharacterId; times: number }[]>`
    INSERT INTO loot_encounters AS met (character_id, source_kind, source_id, times)
    SELECT id, ${source.kind}, ${source.id}, 1 FROM unnest(${characterIds}::uuid[]) AS id ORDER BY id
    ON CONFLICT (character_id, source_kind, source_id) DO UPDATE SET times = met.times + 1
    RETURNING character_id AS id, times`;
  return new Set(met.filter(({ times }) => times === 1).map(({ id }) => id));
}

/** Loads the context of the conditions, and only if some entry of the tables has conditions. */
async function judgeFor(
  tx: Tx,
  characterId: CharacterId,
  tables: readonly LootTableContent[],
): Promise<(condition: Condition) => boolean> {
  const asks = tables.some(({ guaranteed, entries }) =>
    [...guaranteed, ...entries].some((drop) => 'when' in drop && drop.when.length > 0),
  );
  if (!asks) return () => true;
  const context = await conditionContextOf(
    { db: tx, clock: ctxOf(tx).clock },
    characterId,
    await readProgress(tx, characterId),
  );
  return (condition) => meets(condition, context);
}

export interface Scattering {
  readonly roll: Roll;
  /** `owner`: only the owner may take it. `shared`: after a minute every player may. */
  readonly for: 'owner' | 'shared';
  /** The position in tiles. */
  readonly spot: TileSpot;
}

/**
 * Drops the rolled items in the zone, a little apart from each other. First-time items are delivered to their owner in
 * the end, also when they were not picked up.
 */
export function scatter(tx: Tx, zone: HeldZone, { roll, ...where }: Scattering): Promise<DropView[]> {
  return scatterMany(tx, zone, { ...where, rolls: [roll] });
}

/** Does the same for several rolls at one position. */
export async function scatterMany(
  tx: Tx,
  zone: HeldZone,
  scattering: Omit<Scattering, 'roll'> & { readonly rolls: readonly Roll[] },
): Promise<DropView[]> {
  const { spot } = scattering;
  const { rng } = ctxOf(tx);
  const now = nowOf(tx).getTime();
  const expiresAt = new Date(now + dropLastsMs);
  const ownedUntil = scattering.for === 'shared' ? new Date(now + ownedMs) : expiresAt;
  const lying = scattering.rolls.flatMap((roll) => {
    const turn = rng.fraction();
    return roll.lootItems.map((lootItem, index) => {
      const angle = (turn + index / roll.lootItems.length) * 2 * Math.PI;
      const away = roll.lootItems.length === 1 ? 0 : 0.35 + 0.3 * rng.fraction();
      const isKept = 'templateId' in lootItem && (roll.isFirst || contentOf(lootItem.templateId).kind === 'quest');
      const row = {
        id: newId(),
        zoneId: zone.zoneId,
        channel: zone.channel,
        x: spot.x + Math.cos(angle) * away,
        y: spot.y + Math.sin(angle) * away,
        rollId: roll.rollId,
        ownerId: roll.characterId,
        ownedUntil,
        expiresAt,
        isKept,
        ...('chits' in lootItem
          ? noItem(lootItem.chits)
          : { ...lootItem, affixes: lootItem.affixes as unknown as Prisma.InputJsonArray, chits: 0n }),
      };
      return { row, lootItem };
    });
  });
  if (lying.length === 0) return [];
  await tx.worldDrop.createMany({ data: lying.map(({ row }) => row) });
  for (const { row, lootItem } of lying)
    await emit(tx, itemDropped, { dropId: row.id, zoneId: zone.zoneId, ownerId: row.ownerId, lootItem });
  return lying.map(({ row }) => dropView(row));
}

const noItem = (chits: number) => ({
  templateId: null,
  quantity: 0,
  rarity: null,
  level: null,
  affixes: [] as Prisma.InputJsonArray,
  chits: BigInt(chits),
});

/**
 * Hands out rolled loot directly, as from a cache: items into the bag or to the deliveries, chits into the wallet.
 * @returns the number of pieces that became deliveries
 */
export async function givePrize(
  tx: Tx,
  input: { readonly roll: Roll; readonly reason: string },
): Promise<{ readonly delivered: number }> {
  const { roll, reason } = input;
  // Wallets are locked before containers, in whatever order the prizes come.
  if (roll.lootItems.some((lootItem) => 'chits' in lootItem))
    await holdWallets(tx, [characterHolder(roll.characterId)]);
  let delivered = 0;
  for (const lootItem of roll.lootItems)
    delivered += (await hand(tx, { characterId: roll.characterId, lootItem, reason })).delivered;
  return { delivered };
}

/**
 * Hands out one item.
 * @returns the ledger, and how many pieces became deliveries
 */
export async function hand(
  tx: Tx,
  input: { readonly characterId: CharacterId; readonly lootItem: LootItem; readonly reason: string },
): Promise<{ readonly ledgerId: string; readonly delivered: number }> {
  const { characterId, lootItem, reason } = input;
  if ('chits' in lootItem)
    return {
      ...(await credit(tx, { characterId, amount: BigInt(lootItem.chits), from: lootFaucet, reason })),
      delivered: 0,
    };
  const { templateId, quantity, rarity, level, affixes: rolled } = lootItem;
  return grant(tx, {
    characterId,
    templateId,
    quantity,
    reason,
    instance: { rarity, level, affixes: rolled },
    whenFull: 'deliver',
  });
}

interface DropRow {
  readonly id: string;
  readonly ownerId: string | null;
  readonly ownedUntil: Date;
  readonly expiresAt: Date;
  readonly templateId: string | null;
  readonly quantity: number;
  readonly rarity: string | null;
  readonly level?: number | null;
  readonly affixes?: unknown;
  readonly chits: bigint;
  readonly x: number;
  readonly y: number;
}

/** Returns a drop as every player near it sees it. */
export function dropView(row: DropRow): DropView {
  return {
    dropId: row.id,
    ownerId: row.ownerId as CharacterId | null,
    ownedUntilMs: row.ownedUntil.getTime(),
    expiresMs: row.expiresAt.getTime(),
    templateId: row.templateId as ItemTemplateId | null,
    quantity: row.quantity,
    rarity: (row.rarity ?? 'common') as Rarity,
    chits: Number(row.chits),
    x: row.x,
    y: row.y,
  };
}

/** Returns the item that a drop becomes in a bag. */
export function lootItemOf(row: DropRow): LootItem {
  if (row.templateId === null) return { chits: Number(row.chits) };
  if (row.level === null || row.level === undefined) throw new GameError('conflict', 'kernel.conflict');
  return {
    templateId: row.templateId as ItemTemplateId,
    quantity: row.quantity,
    rarity: (row.rarity ?? 'common') as Rarity,
    level: row.level,
    affixes: row.affixes as Extract<LootItem, { templateId: unknown }>['affixes'],
  };
}
