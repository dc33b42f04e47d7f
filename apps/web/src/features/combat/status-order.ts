import type { StatusContent } from '@necp/shared/ability/content';
import type { StatusView } from '../../game/types';

/** A status that lasts longer has no timer: it ends with what caused it. */
export const endlessMs = 3_600_000;

/** A status with what the content says of it. */
export interface KnownStatus extends StatusView {
  readonly content: StatusContent;
}

/** Returns the statuses that the content knows: debuffs first, and of each kind first the one that ends first. */
export function inOrder(
  statuses: readonly StatusView[],
  known: ReadonlyMap<string, StatusContent>,
): readonly KnownStatus[] {
  return statuses
    .flatMap((status) => {
      const content = known.get(status.id);
      return content ? [{ ...status, content }] : [];
    })
    .sort(
      (a, b) =>
        Number(a.content.kind === 'boon') - Number(b.content.kind === 'boon') ||
        a.endsMs - b.endsMs ||
        (a.id < b.id ? -1 : 1),
    );
}
