import type { CharacterId } from '@necp/shared/kernel';
import type { ChooseInput } from '@necp/shared/quest/schema';
import { choose } from '../quest/service';
import { dieBefore } from './mortal';

/** A character and its answer. */
export interface DialogueAnswer {
  readonly characterId: CharacterId;
  readonly input: ChooseInput;
}

/** A process that answers in a conversation. */
await dieBefore<DialogueAnswer>((domain, { characterId, input }) => {
  const actor = {
    accountId: characterId as never,
    sessionId: characterId as never,
    roles: ['player'],
    isGuest: false,
    characterId,
  } as const;
  return choose(domain.ctxFor({ actor, address: null }), input);
});
