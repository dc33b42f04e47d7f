import { containers } from '@necp/content/server';
import { itemPickedUp } from '@necp/shared/loot/events';
import { canTake } from '@necp/shared/loot/rules';
import type {
  DropView,
  LootItem,
  LootFilter,
  OpenCacheInput,
  OpenCacheView,
  SaveLootFilterInput,
} from '@necp/shared/loot/schema';
import {
  GameError,
  assertAllowed,
  characterHolder,
  type CharacterId,
  type RequestId,
  type TileSpot,
} from '@necp/shared/kernel';
import { holdSheet } from '../character';
import { contentOf, destroy, reached } from '../inventory';
import {
  emit,
  holdEscrows,
  inTx,
  nowOf,
  once,
  onceById,
  pushAfterCommit,
  requirePlaying,
  type Ctx,
  type Tx,
} from '../kernel';
import { checkExperience, gainSkills } from '../progression';
import { holdWallets } from '../wallet';
import { assertWriters, type HeldZone } from '../zone';
import { lootFilter } from './queries';
import { dropView, lootItemOf, scatter } from './scattering';
import { giveBack, openSnatch, type OpenSnatch } from './snatching';
import { givePrize, hand, rollFor } from './steps';

export { chooseDrop, giveDrop, passOnDrop, settleDrop } from './deciding';
export { partyLoot, setLootRules } from './party-loot';
export { partyDrops } from './party-queries';
export { snatchMoney, spillSnatch } from './snatching';

export interface PickUp {
  readonly characterId: CharacterId;
  readonly epoch: number;
  readonly dropId: string;
}
export interface PickedUp {
  readonly taken: LootItem;
  readonly toDelivery: boolean;
}

/**
 * Picks up a drop: of several simultaneous takers one gets it. Items that do not fit into the bag become deliveries. A
 * repeated call of the same taker gets the same answer.
 * @throws GameError conflict `loot.gone`, forbidden `loot.not_yours`, unavailable `zone.moved`
 */
export function pickUp(ctx: Ctx, zone: HeldZone, input: PickUp): Promise<PickedUp> {
  const { characterId, dropId } = input;
  return inTx(ctx, async (tx) => {
    await holdSheet(tx, characterId);
    // Money that an enemy took lies in an escrow, which is locked before the positions.
    const snatch = await openSnatch(tx, { dropId, characterId });
    if (snatch !== null) await holdEscrows(tx, [snatch.escrowId]);
    await assertWriters(tx, zone, [input]);
    return onceById(tx, { verb: 'loot.pick_up', id: `${characterId} ${dropId}` }, () =>
      take(tx, zone, { characterId, dropId, snatch }),
    );
  });
}

interface Taking {
  readonly characterId: CharacterId;
  readonly dropId: string;
  /** What an enemy took, when the drop is that. */
  readonly snatch: OpenSnatch | null;
}

async function take(tx: Tx, zone: HeldZone, { characterId, dropId, snatch }: Taking): Promise<PickedUp> {
  const now = nowOf(tx);
  await tx.$queryRaw`SELECT 1 FROM world_drops WHERE id = ${dropId}::uuid FOR NO KEY UPDATE`;
  const row = await tx.worldDrop.findUnique({ where: { id: dropId } });
  if (row === null || row.takenBy !== null || row.zoneId !== zone.zoneId || row.channel !== zone.channel)
    throw new GameError('conflict', 'loot.gone');
  const verdict = canTake(dropView(row), characterId, now.getTime());
  assertAllowed(verdict, !verdict.ok && verdict.code === 'loot.not_yours' ? 'forbidden' : 'conflict');
  const lootItem = lootItemOf(row);
  const { ledgerId, delivered } =
    snatch === null
      ? await hand(tx, { characterId, lootItem, reason: 'loot.pick_up' })
      : { ...(await giveBack(tx, snatch, 'loot.given_back')), delivered: 0 };
  const { count } = await tx.worldDrop.updateMany({
    where: { id: dropId, takenBy: null },
    data: { takenBy: characterId, takenAt: now, ledgerId },
  });
  if (count !== 1) throw new GameError('conflict', 'loot.gone');
  await emit(tx, itemPickedUp, { dropId, characterId, lootItem, isDelivered: delivered > 0 });
  pushAfterCommit(tx, { characterId }, { topic: itemPickedUp.name, dropId });
  return { taken: lootItem, toDelivery: delivered > 0 };
}

export interface Opening {
  readonly id: RequestId;
  readonly characterId: CharacterId;
  readonly epoch: number;
  readonly containerId: string;
  /** Which of the container's positions it is. */
  readonly spawnIndex: number;
  /** Whether the check of its lock, if it has one, was passed. */
  readonly passed: boolean;
  /** Whether a check was rolled for it, because the character has no key. */
  readonly isPicked: boolean;
  /** The position of the container in tiles. */
  readonly spot: TileSpot;
}

/**
 * Opens a container of the zone: each character gets separate items, and again after the container refills. A failed
 * lock check gives nothing.
 * @throws GameError not_found `loot.unknown_container`, conflict `loot.empty` {refillsAtMs}, unavailable `zone.moved`
 */
export async function openContainer(ctx: Ctx, zone: HeldZone, input: Opening): Promise<DropView[]> {
  const { id, characterId, containerId, spawnIndex, spot } = input;
  const container = containers.find((one) => one.id === containerId);
  if (container === undefined) throw new GameError('not_found', 'loot.unknown_container');
  return inTx(ctx, async (tx) => {
    await holdSheet(tx, characterId);
    await assertWriters(tx, zone, [input]);
    return onceById(tx, { verb: 'loot.open_container', id: `${characterId} ${id}` }, async () => {
      if (container.lock !== undefined && !input.passed) return [];
      const now = nowOf(tx);
      const nextRefill = new Date(now.getTime() + container.refillMs);
      const filled = await tx.$executeRaw`
          INSERT INTO container_openings AS opening (character_id, container_id, zone_id, spawn_index, refills_at)
          VALUES (${characterId}::uuid, ${containerId}, ${zone.zoneId}, ${spawnIndex}, ${nextRefill})
          ON CONFLICT (character_id, zone_id, container_id, spawn_index)
          DO UPDATE SET refills_at = excluded.refills_at WHERE opening.refills_at <= ${now}`;
      if (filled !== 1) {
        const { refillsAt } = await tx.containerOpening.findUniqueOrThrow({
          where: {
            characterId_zoneId_containerId_spawnIndex: { characterId, zoneId: zone.zoneId, containerId, spawnIndex },
          },
        });
        throw new GameError('conflict', 'loot.empty', { refillsAtMs: refillsAt.getTime() });
      }
      // A lock counts when it opens, and once for each refill; a failed one could be tried without end.
      if (container.lock !== undefined && input.isPicked)
        await gainSkills(tx, { characterId, skills: checkExperience(container.lock.by) });
      const roll = await rollFor(tx, {
        characterId,
        source: { kind: 'container', id: containerId },
        tableId: container.table,
        level: container.level,
        difficulty: 'normal',
      });
      return scatter(tx, zone, { roll, for: 'owner', spot });
    });
  });
}

/**
 * Opens a cache from the bag: its items go into the bag, or to the deliveries.
 * @throws GameError invalid `loot.not_a_cache`, not_found `inventory.no_such_item`
 */
export function openCache(ctx: Ctx, input: OpenCacheInput): Promise<OpenCacheView> {
  const { accountId, characterId } = requirePlaying(ctx);
  return inTx(ctx, (tx) =>
    once(
      tx,
      { accountId, requestId: input.requestId, verb: 'loot.open_cache', input: { ...input, characterId } },
      async () => {
        // A cache may hold chits, and wallets are locked before containers.
        await holdWallets(tx, [characterHolder(characterId)]);
        const { item } = await reached(tx, { characterId, itemId: input.itemId, reach: ['bag'] });
        const content = contentOf(item.templateId);
        const use = content.kind === 'consumable' ? content.uses.find((one) => one.does === 'open') : undefined;
        if (use?.does !== 'open') throw new GameError('invalid', 'loot.not_a_cache');
        await destroy(tx, { characterId, itemId: item.id, quantity: 1, reach: ['bag'], reason: 'loot.open_cache' });
        const roll = await rollFor(tx, {
          characterId,
          source: { kind: 'cache', id: item.templateId },
          tableId: use.table,
          level: content.level,
          difficulty: 'normal',
        });
        const { delivered } = await givePrize(tx, { roll, reason: 'loot.open_cache' });
        return { lootItems: [...roll.lootItems], delivered };
      },
    ),
  );
}

/** Stores what a character picks up automatically. */
export async function saveFilter(ctx: Ctx, input: SaveLootFilterInput): Promise<LootFilter> {
  const { accountId, characterId } = requirePlaying(ctx);
  await inTx(ctx, (tx) =>
    once(
      tx,
      { accountId, requestId: input.requestId, verb: 'loot.save_filter', input: { ...input, characterId } },
      async () => {
        await holdSheet(tx, characterId);
        const { isOn, minRarity, kinds, withChits } = input.filter;
        const row = { isOn, minRarity, kinds: [...new Set(kinds)], withChits };
        await tx.lootFilter.upsert({ where: { characterId }, create: { characterId, ...row }, update: row });
        pushAfterCommit(tx, { characterId }, { topic: 'loot.filter_changed' });
        return null;
      },
    ),
  );
  return lootFilter(ctx.db, characterId);
}
