import type { Rarity } from '@necp/shared/inventory/content';
import type { RolledAffix } from '@necp/shared/inventory/formulas';
import { startingSlots } from '@necp/shared/inventory/rules';
import { ownKinds, type ContainerKind, type ItemInstance } from '@necp/shared/inventory/schema';
import { GameError, type AccountId, type CharacterId, type ItemId } from '@necp/shared/kernel';
import { touchSheet } from '../character';
import { explainConstraints, newId, type Tx } from '../kernel';

explainConstraints({
  character_items_place: { kind: 'conflict', code: 'inventory.slot_taken' },
  character_items_stack: { kind: 'conflict', code: 'inventory.stack_full' },
  character_items_inside: { kind: 'invalid', code: 'inventory.no_such_slot' },
  character_inventory_character: { kind: 'not_found', code: 'inventory.unknown_receiver' },
});

export interface Container {
  readonly id: string;
  readonly characterId: CharacterId | null;
  readonly kind: ContainerKind;
  readonly slots: number;
}
/** A stack in its slot, as stored in its row. */
export interface Item extends ItemInstance {
  readonly id: ItemId;
  readonly containerId: string;
  readonly slot: number;
  readonly templateId: string;
  readonly quantity: number;
  readonly mods: readonly string[];
  /** Lost durability in hundredths of a point. */
  readonly wear: number;
  readonly isBound: boolean;
  readonly isLocked: boolean;
  readonly isJunk: boolean;
}

/** The character, and the account when its stash can be used. */
export interface Owner {
  readonly characterId: CharacterId;
  readonly accountId?: AccountId | undefined;
}

/** Creates a character's empty containers; existing ones are not changed. */
export async function openContainers(tx: Tx, input: { readonly characterId: CharacterId }): Promise<void> {
  for (const kind of ownKinds) {
    await tx.$executeRaw`
      INSERT INTO character_inventory (id, holder_kind, holder_id, kind, slots)
        VALUES (${newId()}::uuid, 'character', ${input.characterId}::uuid, ${kind}, ${startingSlots[kind]})
      ON CONFLICT DO NOTHING`;
  }
}

/**
 * All items of the given characters, locked: first their sheets, then containers by id; nothing in them can change
 * until the commit.
 */
export class Holdings {
  private constructor(
    private readonly containers: readonly Container[],
    private readonly items: readonly Item[],
  ) {}

  /** @throws GameError not_found `inventory.unknown_receiver` */
  static async lock(tx: Tx, characterIds: readonly CharacterId[], stashOf?: AccountId): Promise<Holdings> {
    for (const characterId of characterIds.toSorted()) await touch(tx, characterId);
    let containers = await lockContainers(tx, characterIds, stashOf);
    if (containers.length < characterIds.length * ownKinds.length + (stashOf === undefined ? 0 : 1)) {
      for (const characterId of characterIds.toSorted()) await openContainers(tx, { characterId });
      if (stashOf !== undefined) await openStash(tx, stashOf);
      containers = await lockContainers(tx, characterIds, stashOf);
    }
    const rows = await tx.characterItem.findMany({
      where: { containerId: { in: containers.map(({ id }) => id) } },
      orderBy: { id: 'asc' },
    });
    return new Holdings(containers, rows.map(itemOf));
  }

  /** @throws GameError not_found `inventory.unknown_receiver`, invalid `inventory.out_of_reach` */
  container(characterId: CharacterId, kind: ContainerKind): Container {
    const found = this.containers.find(
      (one) => one.kind === kind && (kind === 'stash' || one.characterId === characterId),
    );
    if (found === undefined && kind === 'stash') throw new GameError('invalid', 'inventory.out_of_reach');
    if (found === undefined) throw new GameError('not_found', 'inventory.unknown_receiver');
    return found;
  }

  /**
   * Returns the item and its place, when it belongs to the character.
   * @throws GameError not_found `inventory.no_such_item`
   */
  item(characterId: CharacterId, itemId: ItemId): { readonly item: Item; readonly container: Container } {
    const item = this.items.find((one) => one.id === itemId);
    const container = this.containers.find((one) => one.id === item?.containerId);
    // Items of other characters and unknown items get the same refusal.
    if (
      item === undefined ||
      container === undefined ||
      (container.kind !== 'stash' && container.characterId !== characterId)
    )
      throw new GameError('not_found', 'inventory.no_such_item');
    return { item, container };
  }

  inside(container: Container): readonly Item[] {
    return this.items.filter((item) => item.containerId === container.id);
  }

  at(container: Container, slot: number): Item | undefined {
    return this.items.find((item) => item.containerId === container.id && item.slot === slot);
  }
}

async function touch(tx: Tx, characterId: CharacterId): Promise<void> {
  try {
    await touchSheet(tx, characterId);
  } catch (error) {
    throw error instanceof GameError && error.code === 'character.not_found'
      ? new GameError('not_found', 'inventory.unknown_receiver')
      : error;
  }
}

function lockContainers(
  tx: Tx,
  characterIds: readonly CharacterId[],
  stashOf: AccountId | undefined,
): Promise<Container[]> {
  return tx.$queryRaw<Container[]>`
    SELECT id, character_id AS "characterId", kind, slots FROM character_inventory
    WHERE (holder_kind = 'character' AND holder_id = ANY(${characterIds}::uuid[]))
      OR (holder_kind = 'account' AND holder_id = ${stashOf ?? null}::uuid) ORDER BY id FOR NO KEY UPDATE`;
}

async function openStash(tx: Tx, accountId: AccountId): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO character_inventory (id, holder_kind, holder_id, kind, slots)
      VALUES (${newId()}::uuid, 'account', ${accountId}::uuid, 'stash', ${startingSlots.stash}) ON CONFLICT DO NOTHING`;
}

interface ItemRow extends Omit<Item, 'id' | 'rarity' | 'affixes' | 'mods'> {
  readonly id: string;
  readonly rarity: string;
  readonly affixes: unknown;
  readonly mods: unknown;
}
/** Converts a row; the database's own checks guarantee its lists. */
export function itemOf(row: ItemRow): Item {
  const { id, containerId, slot, templateId, quantity, rarity, level, affixes, mods, wear, isBound, isLocked, isJunk } =
    row;
  return {
    id: id as ItemId,
    containerId,
    slot,
    templateId,
    quantity,
    rarity: rarity as Rarity,
    level,
    affixes: affixes as RolledAffix[],
    mods: mods as string[],
    wear,
    isBound,
    isLocked,
    isJunk,
  };
}
