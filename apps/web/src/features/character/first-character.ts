import type { CreateCharacterInput } from '@necp/shared/character/schema';
import { newRequestId } from '../../components/kernel/rng';
import { firstDraft, type Pick, pointsOf } from './draft';

/**
 * Returns the input for a first character with everything filled in; look, name and class can still be changed at the
 * first mirror.
 */
export function firstCharacter(name: string, pick: Pick): CreateCharacterInput {
  const { look, originId } = firstDraft(name, pick);
  return { requestId: newRequestId(), name, look, originId, classId: 'bouncer', attributes: pointsOf('bouncer') };
}
