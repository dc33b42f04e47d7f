import type { Nameplate } from '../types';
import type { Others } from './others';
import type { OwnCharacter } from './own-character';

interface InView {
  readonly own: Pick<OwnCharacter, 'id' | 'name'> | null;
  readonly others: Pick<Others, 'find'>;
}

/** Returns who an entity is; null when it is out of view. */
export function nameplateOf({ own, others }: InView, id: number): Nameplate | null {
  if (own?.id === id) return { name: own.name, content: '', isSelf: true };
  const other = others.find(id);
  return other ? { name: other.view.name, content: other.content, isSelf: false } : null;
}
