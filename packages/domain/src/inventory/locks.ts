import { GameError, type CharacterId, type ItemId } from '@necp/shared/kernel';
import { startingSlots } from '@necp/shared/inventory/rules';
import { containerKinds, type ContainerKind } from '@necp/shared/inventory/schema';
import { explainConstraints, newId, type Tx } from '../kernel';

explainConstraints({
  character_items_place: { kind: 'conflict', code: 'inventory.slot_taken' },
  character_items_stack: { kind: 'conflict', code: 'inventory.stack_full' },
  character_items_inside: { kind: 'invalid', code: 'inventory.no_such_slot' },
  character_inventory_character: { kind: 'not_found', code: 'inventory.unknown_receiver' },
});

export interface Container { readonly id: string; readonly characterId: CharacterId; readonly kind: ContainerKind; readonly slots: number }
export interface Item { readonly id: ItemId; readonly containerId: string; readonly slot: number; readonly templateId: string; readonly quantity: number }
export interface Kind { readonly id: string; readonly maxStack: number; readonly wornOn: string | null }

/** Opens a character's bag, equipment and bank, empty; nothing for those that are open. */
export async function openContainers(tx: Tx, input: { readonly characterId: CharacterId }): Promise<void> {
  for (const kind of containerKinds) {
    await tx.$executeRaw`
      INSERT INTO character_inventory (id, character_id, kind, slots) VALUES (${newId()}::uuid, ${input.characterId}::uuid, ${kind}, ${startingSlots[kind]})
      ON CONFLICT DO NOTHING`;
  }
}

/** Everything of the named characters, locked: containers by id first, then nothing in them can change until the commit. */
export class Holdings {
  private constructor(
    private readonly containers: readonly Container[],
    private readonly items: readonly Item[],
  ) {}

  static async lock(tx: Tx, characterIds: readonly CharacterId[]): Promise<Holdings> {
    let containers = await lockContainers(tx, characterIds);
    if (containers.length < characterIds.length * containerKinds.length) {
      for (const characterId of characterIds.toSorted()) await openContainers(tx, { characterId });
      containers = await lockContainers(tx, characterIds);
    }
    const items = await tx.characterItem.findMany({ where: { containerId: { in: containers.map(({ id }) => id) } }, orderBy: { id: 'asc' } });
    return new Holdings(containers, items.map((item) => ({ ...item, id: item.id as ItemId })));
  }

  /** @throws GameError not_found `inventory.unknown_receiver` */
  container(characterId: CharacterId, kind: ContainerKind): Container {
    const found = this.containers.find((one) => one.characterId === characterId && one.kind === kind);
    if (found === undefined) throw new GameError('not_found', 'inventory.unknown_receiver');
    return found;
  }

  /** The item and where it lies, when it is the character's. @throws GameError not_found `inventory.no_such_item` */
  item(characterId: CharacterId, itemId: ItemId): { readonly item: Item; readonly container: Container } {
    const item = this.items.find((one) => one.id === itemId);
    const container = this.containers.find((one) => one.id === item?.containerId);
    // Somebody else's item is told apart from none by nobody.
    if (item === undefined || container?.characterId !== characterId) throw new GameError('not_found', 'inventory.no_such_item');
    return { item, container };
  }

  inside(container: Container): readonly Item[] {
    return this.items.filter((item) => item.containerId === container.id);
  }

  at(container: Container, slot: number): Item | undefined {
    return this.items.find((item) => item.containerId === container.id && item.slot === slot);
  }
}

function lockContainers(tx: Tx, characterIds: readonly CharacterId[]): Promise<Container[]> {
  return tx.$queryRaw<Container[]>`
    SELECT id, character_id AS "characterId", kind, slots FROM character_inventory
    WHERE character_id = ANY(${characterIds}::uuid[]) ORDER BY id FOR UPDATE`;
}

/** @throws GameError invalid `inventory.unknown_kind` */
export async function kindOf(tx: Tx, templateId: string): Promise<Kind> {
  const kind = await tx.itemTemplate.findUnique({ where: { id: templateId }, select: { id: true, maxStack: true, wornOn: true } });
  if (kind === null) throw new GameError('invalid', 'inventory.unknown_kind');
  return kind;
}
