import type { CharacterId } from '@necp/shared/kernel';
import { acceptInvite } from '../party/service';
import type { PartyInviteInput } from '@necp/shared/party/schema';
import { dieBefore } from './mortal';

/** A character and the invitation that it accepts. */
export interface PartyAnswer {
  readonly characterId: CharacterId;
  readonly input: PartyInviteInput;
}

/** A process that accepts an invitation. */
await dieBefore<PartyAnswer>((domain, { characterId, input }) => {
  const actor = {
    accountId: characterId as never,
    sessionId: characterId as never,
    roles: ['player'],
    isGuest: false,
    characterId,
  } as const;
  return acceptInvite(domain.ctxFor({ actor, address: null }), input);
});
