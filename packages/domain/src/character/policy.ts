import { canRestore } from '@necp/shared/character/rules';
import { refuse, type Verdict } from '@necp/shared/kernel';

/** Whether a character can be brought back now. */
export function canBringBack(row: { readonly deletedAt: Date | null; readonly releasedAt: Date | null }, now: Date): Verdict {
  if (row.deletedAt === null) return refuse('character.not_deleted');
  // Once its name is given back there is no way, whatever the clock says.
  return canRestore(row.releasedAt === null ? row.deletedAt.getTime() : 0, now.getTime());
}
