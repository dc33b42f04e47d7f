import { canRestore } from '@necp/shared/character/rules';
import type { ClassId } from '@necp/shared/character/schema';
import { allowed, refuse, type Verdict } from '@necp/shared/kernel';

/** Whether a character can be brought back now. */
export function canBringBack(
  row: { readonly deletedAt: Date | null; readonly releasedAt: Date | null },
  now: Date,
): Verdict {
  if (row.deletedAt === null) return refuse('character.not_deleted');
  // Once its name is given back there is no way, whatever the clock says.
  return canRestore(row.releasedAt === null ? row.deletedAt.getTime() : 0, now.getTime());
}

/** Whether a character may still be changed: until it reaches its second level. */
export function canRemake(row: { readonly level: number; readonly deletedAt: Date | null }): Verdict {
  if (row.deletedAt !== null) return refuse('character.deleted');
  return row.level === 1 ? allowed : refuse('character.already_grown');
}

/** Whether a class has everything that belongs to it. */
export function canBecome(classId: ClassId, playable: readonly { readonly id: ClassId }[]): Verdict {
  return playable.some(({ id }) => id === classId) ? allowed : refuse('character.class_closed');
}
