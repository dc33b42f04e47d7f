import { canRestore } from '@necp/shared/character/rules';
import { allowed, refuse, type Verdict } from '@necp/shared/kernel';

/** Checks whether a character can be restored now. */
export function canBringBack(
  row: { readonly deletedAt: Date | null; readonly releasedAt: Date | null },
  now: Date,
): Verdict {
  if (row.deletedAt === null) return refuse('character.not_deleted');
  // Once its name is released it cannot be restored, whatever the time.
  return canRestore(row.releasedAt === null ? row.deletedAt.getTime() : 0, now.getTime());
}

/** Checks whether a character may still be changed: until it reaches its second level. */
export function canRemake(row: { readonly level: number; readonly deletedAt: Date | null }): Verdict {
  if (row.deletedAt !== null) return refuse('character.deleted');
  return row.level === 1 ? allowed : refuse('character.already_grown');
}
