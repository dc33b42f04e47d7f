import { itemDropped } from '@necp/shared/loot/events';
import { dropLastsMs, ownedMs } from '@necp/shared/loot/rules';
import type { DropView, LootItem } from '@necp/shared/loot/schema';
import type { Rarity } from '@necp/shared/inventory/content';
import { GameError, type CharacterId, type ItemTemplateId, type TileSpot } from '@necp/shared/kernel';
import type { Prisma } from '@necp/db/types';
import { contentOf } from '../inventory';
import { ctxOf, emit, newId, nowOf, type Tx } from '../kernel';
import type { HeldZone } from '../zone';
import type { Roll } from './steps';

/** Where and for how long drops belong to their owners. */
export interface Scattered {
  /** `owner`: only the owner may take it. `shared`: after a minute every player may. */
  readonly for: 'owner' | 'shared';
  /** The position in tiles. */
  readonly spot: TileSpot;
}
export interface Scattering extends Scattered {
  readonly roll: Roll;
}

/** An item that drops. */
export interface Piece {
  /** Null for money that an enemy took before. */
  readonly rollId: string | null;
  readonly ownerId: CharacterId;
  /** Members of the owner's party who may take it as well. */
  readonly sharedWith: readonly CharacterId[];
  /** Whether it is delivered to its owner in the end when it is not picked up. */
  readonly isKept: boolean;
  readonly lootItem: LootItem;
}

/** Returns a rolled item as it drops for the character that rolled it. */
export function ownPiece(roll: Roll, lootItem: LootItem): Piece {
  const isKept = 'templateId' in lootItem && (roll.isFirst || contentOf(lootItem.templateId).kind === 'quest');
  return { rollId: roll.rollId, ownerId: roll.characterId, sharedWith: [], isKept, lootItem };
}

/**
 * Drops the rolled items in the zone, a little apart from each other. First-time items are delivered to their owner in
 * the end, also when they were not picked up.
 */
export function scatter(tx: Tx, zone: HeldZone, { roll, ...where }: Scattering): Promise<DropView[]> {
  return scatterMany(tx, zone, { ...where, rolls: [roll] });
}

/** Does the same for several rolls at one position. */
export function scatterMany(
  tx: Tx,
  zone: HeldZone,
  { rolls, ...where }: Scattered & { readonly rolls: readonly Roll[] },
): Promise<DropView[]> {
  const heaps = rolls.map((roll) => roll.lootItems.map((lootItem) => ownPiece(roll, lootItem)));
  return layDown(tx, zone, { ...where, heaps });
}

/** Drops items in heaps around one position. */
export async function layDown(
  tx: Tx,
  zone: HeldZone,
  scattering: Scattered & { readonly heaps: readonly (readonly Piece[])[] },
): Promise<DropView[]> {
  const { spot } = scattering;
  const { rng } = ctxOf(tx);
  const now = nowOf(tx).getTime();
  const expiresAt = new Date(now + dropLastsMs);
  const ownedUntil = scattering.for === 'shared' ? new Date(now + ownedMs) : expiresAt;
  const lying = scattering.heaps.flatMap((heap) => {
    const turn = rng.fraction();
    return heap.map(({ lootItem, sharedWith, ...piece }, index) => {
      const angle = (turn + index / heap.length) * 2 * Math.PI;
      const away = heap.length === 1 ? 0 : 0.35 + 0.3 * rng.fraction();
      const row = {
        id: newId(),
        zoneId: zone.zoneId,
        channel: zone.channel,
        x: spot.x + Math.cos(angle) * away,
        y: spot.y + Math.sin(angle) * away,
        ...piece,
        sharedWith: [...sharedWith],
        ownedUntil,
        expiresAt,
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

interface ItemColumns {
  readonly templateId: string | null;
  readonly quantity: number;
  readonly rarity: string | null;
  readonly level?: number | null;
  readonly affixes?: unknown;
  readonly chits: bigint;
}

interface DropRow extends ItemColumns {
  readonly id: string;
  readonly ownerId: string | null;
  readonly sharedWith: readonly string[];
  readonly ownedUntil: Date;
  readonly expiresAt: Date;
  readonly x: number;
  readonly y: number;
}

/** Returns a drop as every player near it sees it. */
export function dropView(row: DropRow): DropView {
  return {
    dropId: row.id,
    ownerId: row.ownerId as CharacterId | null,
    sharedWith: row.sharedWith as readonly CharacterId[] as CharacterId[],
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
export function lootItemOf(row: ItemColumns): LootItem {
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
