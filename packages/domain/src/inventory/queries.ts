import { Prisma } from '@necp/db/types';
import type { ProfileInput } from '@necp/shared/character/schema';
import { carryLimitGrams, strainLimit } from '@necp/shared/inventory/formulas';
import { gearFrom } from '@necp/shared/inventory/gear';
import { startingSlots } from '@necp/shared/inventory/rules';
import {
  wornPlaces,
  type ContainerKind,
  type ContainerView,
  type InventoryView,
  type ItemView,
  type OutfitsView,
  type ShownGearView,
} from '@necp/shared/inventory/schema';
import type { AccountId, CharacterId, ItemId } from '@necp/shared/kernel';
import type { Gear } from '@necp/shared/zone/sheet';
import { livingOf, natureOf, shownCharacter } from '../character';
import {
  auditMs,
  entriesWithin,
  readRaw,
  requireActor,
  type AuditSpan,
  type Ctx,
  type ReadDb,
  type Tx,
} from '../kernel';
import { affixStats, contentOf } from './catalogue';
import { itemOf, type Item } from './held';
import { viewOf } from './views';

/**
 * Returns what a character carries and wears; empty containers when none exist yet. The router checks that the
 * character belongs to the caller.
 */
export async function inventoryView(ctx: Ctx, characterId: CharacterId): Promise<InventoryView> {
  const [containers, { level, attributes }] = await Promise.all([
    containersOf(ctx.db, { characterId }, ['bag', 'equipment']),
    natureOf(ctx.db, characterId),
  ]);
  const gear = gearOfContainers(containers);
  const strain = containers
    .filter(({ kind }) => kind === 'equipment')
    .flatMap(({ items }) => items)
    .reduce((sum, { templateId }) => sum + strainOf(templateId), 0);
  return {
    characterId,
    containers,
    weightGrams: gear.weightGrams,
    limitGrams: carryLimitGrams(attributes.body, gear.bonus.carryGrams ?? 0),
    strain,
    strainLimit: strainLimit(level, attributes.body, attributes.tech),
  };
}

/**
 * Returns some containers of a character with all items in them; missing ones are empty. The stash needs the account.
 */
export async function containersOf(
  db: ReadDb | Tx,
  owner: { readonly characterId: CharacterId; readonly accountId?: AccountId },
  kinds: readonly ContainerKind[],
): Promise<ContainerView[]> {
  const { characterId, accountId } = owner;
  const rows = await db.characterInventory.findMany({
    where: {
      kind: { in: [...kinds] },
      OR: [
        { holderKind: 'character', holderId: characterId },
        ...(accountId === undefined ? [] : [{ holderKind: 'account', holderId: accountId }]),
      ],
    },
    include: { items: { orderBy: { slot: 'asc' } } },
  });
  return kinds.map((kind) => {
    const row = rows.find((one) => one.kind === kind);
    return {
      kind,
      slots: row?.slots ?? startingSlots[kind],
      items: (row?.items ?? []).map((item) => viewOf(itemOf(item))),
    };
  });
}

/** Returns the number of items that wait for a character. */
export function deliveryCount(db: ReadDb | Tx, characterId: CharacterId): Promise<number> {
  return db.characterItem.count({ where: { container: ownContainer(characterId, 'delivery') } });
}

const ownContainer = (characterId: CharacterId, kind: ContainerKind) => ({
  holderKind: 'character',
  holderId: characterId,
  kind,
});

/** Returns an item that a character, or its account, has in one of its containers; null for any other. */
export async function ownItem(
  db: ReadDb | Tx,
  owner: { readonly characterId: CharacterId; readonly accountId: AccountId },
  itemId: ItemId,
): Promise<ItemView | null> {
  const row = await db.characterItem.findFirst({
    where: {
      id: itemId,
      container: {
        // What was sold can be bought back for a while, but is not theirs.
        kind: { not: 'sold' },
        OR: [
          { holderKind: 'character', holderId: owner.characterId },
          { holderKind: 'account', holderId: owner.accountId },
        ],
      },
    },
  });
  return row === null ? null : viewOf(itemOf(row));
}

/** Returns all items a character carries and wears. */
export async function carriedItems(
  db: ReadDb | Tx,
  characterId: CharacterId,
): Promise<{ readonly bag: Item[]; readonly worn: Item[] }> {
  const rows = await db.characterItem.findMany({
    where: { container: { holderKind: 'character', holderId: characterId, kind: { in: ['bag', 'equipment'] } } },
    include: { container: true },
    orderBy: { slot: 'asc' },
  });
  const inside = (kind: string) => rows.filter(({ container }) => container.kind === kind).map(itemOf);
  return { bag: inside('bag'), worn: inside('equipment') };
}

/**
 * Returns what a character wears, in the order of the equipment slots.
 * @throws GameError not_found `character.not_found`, also when its owner hides it
 */
export async function shownGear(ctx: Ctx, { name }: ProfileInput): Promise<ShownGearView> {
  const { worn } = await carriedItems(ctx.db, await shownCharacter(ctx, { name, part: 'gear' }));
  return {
    items: worn.flatMap(({ slot, templateId, rarity, level }) => {
      const place = wornPlaces[slot];
      const { name: itemName, icon } = contentOf(templateId);
      return place === undefined ? [] : [{ place, templateId, name: itemName, icon, rarity, level }];
    }),
  };
}

/** Returns what each of the caller's characters wears, for their portraits. */
export async function outfits(ctx: Ctx): Promise<OutfitsView> {
  const characterIds = await livingOf(ctx.db, requireActor(ctx).accountId);
  const rows = await ctx.db.characterInventory.findMany({
    where: { holderKind: 'character', holderId: { in: [...characterIds] }, kind: 'equipment' },
    select: { holderId: true, items: { select: { templateId: true }, orderBy: { slot: 'asc' } } },
  });
  return {
    outfits: characterIds.map((characterId) => ({
      characterId,
      worn: rows.filter(({ holderId }) => holderId === characterId).flatMap(({ items }) => items.map(templateOf)),
    })),
  };
}

const templateOf = ({ templateId }: { readonly templateId: string }) => templateId;

/** Returns what a character has equipped and at hand, in the form zones read. */
export async function gearOf(db: ReadDb | Tx, characterId: CharacterId): Promise<Gear> {
  return gearOfContainers(await onThemselves(db, characterId));
}

/** Does the same as `gearOf` for several characters. */
export async function gearOfMany(
  db: ReadDb | Tx,
  characterIds: readonly CharacterId[],
): Promise<ReadonlyMap<CharacterId, Gear>> {
  const rows = await db.characterInventory.findMany({
    where: { holderKind: 'character', holderId: { in: [...characterIds] }, kind: { in: ['bag', 'equipment'] } },
    include: { items: { orderBy: { slot: 'asc' } } },
  });
  return new Map(
    characterIds.map((id) => {
      const own = rows.filter(({ characterId }) => characterId === id);
      return [
        id,
        gearOfContainers(
          own.map(({ kind, slots, items }) => ({
            kind: kind as ContainerKind,
            slots,
            items: items.map((item) => viewOf(itemOf(item))),
          })),
        ),
      ];
    }),
  );
}

/** Returns the number of pieces carried and worn, by template. */
export async function itemCounts(db: ReadDb | Tx, characterId: CharacterId): Promise<Record<string, number>> {
  return countsOf(await onThemselves(db, characterId));
}

function onThemselves(db: ReadDb | Tx, characterId: CharacterId): Promise<ContainerView[]> {
  return containersOf(db, { characterId }, ['bag', 'equipment']);
}

/** Returns the number of pieces in some containers, by template. */
export function countsOf(containers: readonly Pick<ContainerView, 'items'>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { templateId, quantity } of containers.flatMap(({ items }) => items))
    counts[templateId] = (counts[templateId] ?? 0) + quantity;
  return counts;
}

/** Returns the gear in a bag and an equipment container. */
export function gearOfContainers(containers: readonly Pick<ContainerView, 'kind' | 'items'>[]): Gear {
  const inside = (kind: ContainerKind) => containers.find((one) => one.kind === kind)?.items ?? [];
  return gearFrom({ bag: inside('bag'), worn: inside('equipment') }, { contentOf, affixStats });
}

function strainOf(templateId: string): number {
  const content = contentOf(templateId);
  return content.kind === 'cyberware' ? content.strain : 0;
}

/** Returns the pieces that were created under each of some ledgers, by ledger and template with a space between. */
export async function madeUnder(ctx: Ctx, ledgerIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const entries = await ctx.db.itemEntry.findMany({ where: { ledgerId: { in: [...ledgerIds] }, containerId: null } });
  const made = new Map<string, number>();
  for (const { ledgerId, templateId, quantity } of entries)
    made.set(`${ledgerId} ${templateId}`, (made.get(`${ledgerId} ${templateId}`) ?? 0) - quantity);
  return made;
}

/** Returns the item that was made under a ledger; null when the pieces went onto a stack. */
export async function itemMadeUnder(tx: Tx, ledgerId: string): Promise<ItemId | null> {
  const entry = await tx.itemEntry.findFirst({
    where: { ledgerId, quantity: { gt: 0 }, itemId: { not: null }, containerId: { not: null } },
    select: { itemId: true },
  });
  return (entry?.itemId ?? null) as ItemId | null;
}

/** Returns a SELECT of the ids of the items that moved within a span. */
export function movedWithin(span: AuditSpan): Prisma.Sql {
  return Prisma.sql`SELECT item_id FROM (${entriesWithin(Prisma.sql`item_entries`, span)}) AS moved
    WHERE item_id IS NOT NULL`;
}

/**
 * Returns the items in containers of one kind, with their owners.
 * @param span only the items that moved within it; all when it is null
 */
export function lyingIn(
  ctx: Ctx,
  kind: ContainerKind,
  span: AuditSpan | null,
): Promise<{ readonly id: string; readonly characterId: string | null }[]> {
  const ofItems = span === null ? Prisma.empty : Prisma.sql`AND item.id IN (${movedWithin(span)})`;
  return readRaw(
    ctx,
    Prisma.sql`SELECT item.id::text AS id, container.character_id::text AS "characterId" FROM character_items AS item
      JOIN character_inventory AS container ON container.id = item.container_id
      WHERE container.kind = ${kind} ${ofItems}`,
    auditMs,
  );
}
