import { classStarts } from '@necp/content/server';
import { characterCreated } from '@necp/shared/character/events';
import type { ClassId } from '@necp/shared/character/schema';
import { characterHolder, type CharacterId } from '@necp/shared/kernel';
import type { ClassStartContent } from '@necp/shared/progression/content';
import { isFirstCharacter } from '../character';
import { listen, type Tx } from '../kernel';
import { equip } from './gear';
import { lockOwn } from './locks';
import { grant, openContainers } from './steps';

/**
 * Gives every new character its starting items. Those of the account's first character are like any others; later
 * characters get them bound and therefore worthless, so that creating characters for their items pays nothing.
 */
export const listeners = [
  listen('inventory.starter_kit', characterCreated, async (tx, { accountId, characterId, classId }) => {
    await openContainers(tx, { characterId });
    const isBound = !(await isFirstCharacter(tx, { accountId, characterId }));
    for (const { item, count, isWorn } of starterKit(classId)) {
      await grant(tx, { characterId, templateId: item, quantity: count, isBound, reason: 'inventory.starter_kit' });
      if (isWorn) await wear(tx, { characterId, templateId: item });
    }
  }),
];

async function wear(
  tx: Tx,
  { characterId, templateId }: { readonly characterId: CharacterId; readonly templateId: string },
): Promise<void> {
  const holdings = await lockOwn(tx, { characterId }, ['bag']);
  const given = holdings
    .inside(holdings.container(characterHolder(characterId), 'bag'))
    .find((item) => item.templateId === templateId);
  if (given !== undefined) await equip(tx, { characterId, itemId: given.id });
}

/** Returns the starting items of a class; a class without its own gets the common ones. */
function starterKit(classId: ClassId): ClassStartContent['kit'] {
  const own = classStarts.find((start) => start.classId === classId)?.kit;
  const [first, ...others] = classStarts.map(({ kit }) => kit);
  return own ?? first?.filter(({ item }) => others.every((kit) => kit.some((one) => one.item === item))) ?? [];
}
