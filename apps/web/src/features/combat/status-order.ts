import type { AbilityContent, StatusContent } from '@necp/shared/ability/content';
import type { ItemContent } from '@necp/shared/inventory/content';
import type { StatusView } from '../../game/types';

/** A status that lasts longer has no timer: it ends with what caused it. */
export const endlessMs = 3_600_000;

/** A status with what the content says of it. */
export interface KnownStatus extends StatusView {
  readonly content: EffectContent;
}

/** What is shown of an effect; a shield shows the name, text and icon of its ability or item. */
export type EffectContent = Pick<StatusContent, 'kind' | 'name' | 'blurb' | 'icon' | 'maxStacks'> &
  Partial<StatusContent>;

export interface KnownEffects {
  readonly statuses: ReadonlyMap<string, StatusContent>;
  readonly abilities: ReadonlyMap<string, AbilityContent>;
  readonly items: ReadonlyMap<string, ItemContent>;
}

/**
 * Returns the statuses and shields that the content knows: debuffs first, and of each kind first the one that ends
 * first.
 */
export function inOrder(statuses: readonly StatusView[], known: KnownEffects): readonly KnownStatus[] {
  return statuses
    .flatMap((status) => {
      const content = contentOf(status, known);
      return content ? [{ ...status, content }] : [];
    })
    .sort(
      (a, b) =>
        Number(a.content.kind === 'boon') - Number(b.content.kind === 'boon') ||
        a.endsMs - b.endsMs ||
        (a.id < b.id ? -1 : 1),
    );
}

function contentOf(
  { id, absorbs }: StatusView,
  { statuses, abilities, items }: KnownEffects,
): EffectContent | undefined {
  if (absorbs === undefined) return statuses.get(id);
  const source = abilities.get(id) ?? items.get(id);
  return source && { kind: 'boon', name: source.name, blurb: source.blurb, icon: source.icon, maxStacks: 1 };
}
