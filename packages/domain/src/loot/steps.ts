import { affixes } from '@necp/content/server';
import type { LootTableContent } from '@necp/shared/loot/content';
import { lootGenerated } from '@necp/shared/loot/events';
import { rollLoot, type Rolled } from '@necp/shared/loot/formulas';
import { lootItemsOf } from '@necp/shared/loot/rules';
import type { LootItem, SourceKind } from '@necp/shared/loot/schema';
import { characterHolder, type CharacterId, type Rng } from '@necp/shared/kernel';
import { meets } from '@necp/shared/quest/conditions';
import type { Condition } from '@necp/shared/quest/content';
import { withPercent } from '@necp/shared/progression/formulas';
import type { Prisma } from '@necp/db/types';
import { earn, guildBoosts } from '../guild';
import { contentOf, gearOfMany, grant } from '../inventory';
import { ctxOf, emit, explainConstraints, newId, nowOf, pushAfterCommit, type Tx } from '../kernel';
import { growthOfMany } from '../progression';
import { conditionContextOf, readProgress } from '../quest';
import { holdWallets, defineFaucet } from '../wallet';
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
  /** The positions of those items that are meant for this character only: given once, or under conditions. */
  readonly personal: readonly number[];
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
  const boost = await guildBoosts(tx, characterIds);
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
      ...itemsOf(withMoreChits(rolled, boost(characterId, 'finds')), level, rng),
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

/** Returns rolled entries with a percentage added to their chits. */
function withMoreChits(rolled: readonly Rolled[], percent: number): readonly Rolled[] {
  if (percent === 0) return rolled;
  return rolled.map((one) => ('chits' in one ? { ...one, chits: Math.round(withPercent(one.chits, percent)) } : one));
}

/** Turns rolled entries into items, and notes which of them are personal. */
function itemsOf(rolled: readonly Rolled[], level: number, rng: Rng): Pick<Roll, 'lootItems' | 'personal'> {
  const lootItems: LootItem[] = [];
  const personal: number[] = [];
  for (const one of rolled)
    for (const lootItem of lootItemsOf([one], { contentOf, affixes, level }, rng)) {
      if (one.isPersonal === true) personal.push(lootItems.length);
      lootItems.push(lootItem);
    }
  return { lootItems, personal };
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
      ...(await earn(tx, { characterId, amount: BigInt(lootItem.chits), from: lootFaucet, reason })),
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
