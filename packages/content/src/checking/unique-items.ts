import type { ItemContent } from '@necp/shared/inventory/content';
import type { UniqueBehaviour } from '@necp/shared/inventory/unique';
import type { City } from '../city';

/** Returns all items with a behaviour of their own. */
export function everyUnique(
  city: Pick<City, 'items'>,
): { readonly item: ItemContent; readonly unique: UniqueBehaviour }[] {
  return city.items.flatMap((item) => {
    const unique = 'unique' in item ? item.unique : undefined;
    return unique === undefined ? [] : [{ item, unique }];
  });
}
