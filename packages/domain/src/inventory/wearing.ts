import { itemEquipped } from '@necp/shared/inventory/events';
import { canPlace, canWear } from '@necp/shared/inventory/rules';
import { wornPlaces, type WornPlace } from '@necp/shared/inventory/schema';
import { assertAllowed, characterHolder, type CharacterId, type ItemTemplateId } from '@necp/shared/kernel';
import { natureOf } from '../character';
import { emit, type Tx } from '../kernel';
import { contentOf } from './catalogue';
import type { Container, Holdings, Item } from './held';
import { setState } from './moves';

type Slot = Container & { readonly slot: number };

/**
 * Checks whether an item may be put into a slot; for an equipment slot the character must meet its requirements.
 * @param scene.holdings the containers in question, locked
 * @param request.leaving the item that leaves the slot for it
 * @throws GameError invalid `inventory.no_such_slot`, `inventory.wrong_place`, `inventory.level_too_low`,
 * `inventory.attribute_too_low`, `inventory.too_much_strain`
 */
export async function assertFits(
  tx: Tx,
  scene: { readonly holdings: Holdings; readonly characterId: CharacterId },
  request: { readonly item: Item; readonly to: Slot; readonly leaving: Item | undefined },
): Promise<void> {
  const content = contentOf(request.item.templateId);
  assertAllowed(canPlace(content, request.to));
  if (request.to.kind !== 'equipment') return;
  const { level, attributes } = await natureOf(tx, scene.characterId);
  const worn = scene.holdings.inside(scene.holdings.container(characterHolder(scene.characterId), 'equipment'));
  const staying = worn
    .filter(({ id }) => id !== request.item.id && id !== request.leaving?.id)
    .map((item) => contentOf(item.templateId));
  const strain = staying.reduce((sum, one) => sum + (one.kind === 'cyberware' ? one.strain : 0), 0);
  assertAllowed(canWear(content, { level, attributes, strain }));
}

/** Binds an equipped item when its template requires it, and emits that it was equipped. */
export async function noteWorn(
  tx: Tx,
  change: { readonly characterId: CharacterId; readonly item: Item; readonly from: Container; readonly to: Slot },
): Promise<void> {
  const { characterId, item, from, to } = change;
  if (to.kind !== 'equipment' || from.kind === 'equipment') return;
  const { binds } = contentOf(item.templateId);
  if (binds === 'on_equip' && !item.isBound) await setState(tx, { ...item, containerId: to.id }, { isBound: true });
  await emit(tx, itemEquipped, {
    characterId,
    itemId: item.id,
    templateId: item.templateId as ItemTemplateId,
    count: item.quantity,
    place: wornPlaces[to.slot] as WornPlace,
  });
}
