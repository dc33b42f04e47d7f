import type { CreateCharacterInput } from '@necp/shared/character/schema';
import type { Locale } from '@necp/shared/kernel';
import { newRequestId } from '../../components/kernel/chance';
import { firstDraft, nameIdea, type Pick, pointsOf } from './draft';

/** Somebody for whom nothing has to be filled in; face, name and calling can still be changed at the first mirror. @param taken names of ours that were taken already */
export function firstCharacter(locale: Locale, taken: number, pick: Pick): CreateCharacterInput {
  const { look, originId } = firstDraft(locale, pick);
  return { requestId: newRequestId(), name: nameIdea(locale, taken, pick), look, originId, classId: 'solo', attributes: pointsOf('solo') };
}
