import { Prisma } from '@necp/db/types';
import { startingSlots, tabSlots } from '@necp/shared/inventory/rules';
import { ownKinds, type ContainerKind } from '@necp/shared/inventory/schema';
import {
  GameError,
  characterHolder,
  type AccountId,
  type CharacterId,
  type Holder,
  type ItemId,
} from '@necp/shared/kernel';
import { holdKnownSheets } from '../character';
import { explainConstraints, holdEscrows, keptFor, lockInOrder, newId, type Tx } from '../kernel';
import { holdingsOf, itemOf, type Container, type Holdings, type StoreKind } from './held';

explainConstraints({
  character_items_place: { kind: 'conflict', code: 'inventory.slot_taken' },
  character_items_stack: { kind: 'conflict', code: 'inventory.stack_full' },
  character_items_inside: { kind: 'invalid', code: 'inventory.no_such_slot' },
  character_inventory_character: { kind: 'not_found', code: 'inventory.unknown_receiver' },
  character_inventory_account: { kind: 'not_found', code: 'inventory.unknown_receiver' },
});

/** The slots of new containers. */
const slotsOf: Readonly<Record<StoreKind, number>> = { ...startingSlots, vault: tabSlots, escrow: 100 };

/** The character, and the account when its stash can be used. */
export interface Owner {
  readonly characterId: CharacterId;
  readonly accountId?: AccountId | undefined;
}

/** Some containers of one holder. */
export interface Wanted {
  readonly holder: Holder;
  readonly kinds: readonly StoreKind[];
}

interface Place {
  readonly holder: Holder;
  readonly kind: StoreKind;
}

/** Creates a character's empty containers; existing ones are not changed. */
export function openContainers(tx: Tx, { characterId }: { readonly characterId: CharacterId }): Promise<void> {
  return open(
    tx,
    ownKinds.map((kind) => ({ holder: characterHolder(characterId), kind })),
  );
}

/**
 * Locks the named containers until the transaction ends and loads what is in them; missing ones are created. First come
 * the sheets of characters and the rows of escrows, then the containers. What is locked already costs no statement. Of
 * deliveries only the container is locked: `loadDeliveries` loads some of them.
 * @throws GameError not_found `inventory.unknown_receiver`, conflict `kernel.conflict` for a closed escrow
 */
export async function lock(tx: Tx, wanted: readonly Wanted[]): Promise<Holdings> {
  const holdings = holdingsOf(tx);
  const missing = wanted
    .flatMap(({ holder, kinds }) => kinds.map((kind) => ({ holder, kind })))
    .filter(({ holder, kind }) => !holdings.isLocked(holder, kind));
  if (missing.length === 0) return holdings;
  await lockHolders(tx, missing);
  const places = lockInOrder(tx, 'containers', missing) as Place[];
  let containers = await lockContainers(tx, places);
  if (containers.length < places.length) {
    await open(tx, places);
    containers = await lockContainers(tx, places);
  }
  for (const container of containers) holdings.keep(container);
  const whole = containers.filter(({ kind }) => kind !== 'delivery').map(({ id }) => id);
  if (whole.length === 0) return holdings;
  for (const row of await tx.characterItem.findMany({ where: { containerId: { in: whole } } }))
    holdings.put(itemOf(row));
  return holdings;
}

/**
 * Locks some containers of a character; the stash is that of the account.
 * @throws GameError invalid `inventory.out_of_reach` for the stash without an account, and what `lock` throws
 */
export function lockOwn(tx: Tx, owner: Owner, kinds: readonly ContainerKind[]): Promise<Holdings> {
  return lock(
    tx,
    kinds.map((kind) => ({ holder: holderFor(owner, kind), kinds: [kind] })),
  );
}

/**
 * Returns the holder of a container that a character uses.
 * @throws GameError invalid `inventory.out_of_reach` for the stash without an account
 */
export function holderFor({ characterId, accountId }: Owner, kind: ContainerKind): Holder {
  if (kind !== 'stash') return characterHolder(characterId);
  if (accountId === undefined) throw new GameError('invalid', 'inventory.out_of_reach');
  return { kind: 'account', id: accountId };
}

/** Loads some deliveries of a character; their container must be locked. */
export async function loadDeliveries(
  tx: Tx,
  { characterId, itemIds }: { readonly characterId: CharacterId; readonly itemIds: readonly ItemId[] },
): Promise<void> {
  const holdings = holdingsOf(tx);
  const { id } = holdings.container(characterHolder(characterId), 'delivery');
  for (const row of await tx.characterItem.findMany({ where: { containerId: id, id: { in: [...itemIds] } } }))
    holdings.put(itemOf(row));
}

async function lockHolders(tx: Tx, places: readonly Place[]): Promise<void> {
  const held = keptFor(tx, 'inventory.characters', () => new Set<CharacterId>());
  const ids = [...new Set(places.flatMap(({ holder }) => (holder.kind === 'character' ? [holder.id] : [])))];
  lockInOrder(
    tx,
    'characters',
    ids.map((id) => ({ holder: characterHolder(id) })),
  );
  const missing = ids.filter((id) => !held.has(id));
  const found = await holdKnownSheets(tx, missing);
  if (found.size < missing.length) throw new GameError('not_found', 'inventory.unknown_receiver');
  missing.forEach((id) => held.add(id));
  await holdEscrows(
    tx,
    places.flatMap(({ holder }) => (holder.kind === 'escrow' ? [holder.id] : [])),
  );
}

async function lockContainers(tx: Tx, places: readonly Place[]): Promise<Container[]> {
  const rows = await tx.$queryRaw<
    { id: string; holderKind: Holder['kind']; holderId: string; kind: StoreKind; slots: number }[]
  >`
    SELECT id, holder_kind AS "holderKind", holder_id AS "holderId", kind, slots FROM character_inventory
    WHERE (holder_kind, holder_id, kind) IN (SELECT * FROM unnest(
      ${places.map(({ holder }) => holder.kind)}::text[], ${places.map(({ holder }) => holder.id)}::uuid[],
      ${places.map(({ kind }) => kind)}::text[]))
    ORDER BY holder_kind, holder_id, kind FOR NO KEY UPDATE`;
  return rows.map(({ id, holderKind, holderId, kind, slots }) => ({
    id,
    holder: { kind: holderKind, id: holderId } as Holder,
    kind,
    slots,
  }));
}

async function open(tx: Tx, places: readonly Place[]): Promise<void> {
  const rows = places.map(
    ({ holder, kind }) => Prisma.sql`(${newId()}::uuid, ${holder.kind}, ${holder.id}::uuid, ${kind}, ${slotsOf[kind]})`,
  );
  await tx.$executeRaw`
    INSERT INTO character_inventory (id, holder_kind, holder_id, kind, slots) VALUES ${Prisma.join(rows)}
    ON CONFLICT DO NOTHING`;
}
