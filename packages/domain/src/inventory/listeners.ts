import { classStarts } from '@necp/content/server';
import { characterCreated } from '@necp/shared/character/events';
import type { ClassId } from '@necp/shared/character/schema';
import { listen } from '../kernel';
import { grant, openContainers } from './steps';

/** Every new character starts with something in the bag. */
export const listeners = [
  listen('inventory.starter_kit', characterCreated, async (tx, { characterId, classId }) => {
    await openContainers(tx, { characterId });
    for (const { item, count } of starterKit(classId)) await grant(tx, { characterId, templateId: item, quantity: count, reason: 'inventory.starter_kit' });
  }),
];

/** What a class begins with; one whose start is not written yet has what all others share. */
function starterKit(classId: ClassId): readonly { readonly item: string; readonly count: number }[] {
  const own = classStarts.find((start) => start.classId === classId)?.kit;
  const [first, ...others] = classStarts.map(({ kit }) => kit);
  return own ?? first?.filter(({ item }) => others.every((kit) => kit.some((one) => one.item === item))) ?? [];
}
