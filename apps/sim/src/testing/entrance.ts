import type { Ctx, Domain } from '@necp/domain/kernel';
import { enterWorld } from '@necp/domain/realm/service';
import { newRequestId } from '@necp/domain/testing/index';
import { GameError } from '@necp/shared/kernel';
import type { TestCharacter } from './realm';

/** What a page learns that asks to enter: a ticket may be had, or a place in the queue of the full realm. */
export type EntranceAnswer =
  | 'in'
  | { readonly place: number; readonly waiting: number; readonly estimateSeconds: number | null };

/** Returns the context of a page that plays a character. */
export function pageOf(domain: Domain, { accountId, sessionId }: TestCharacter): Ctx {
  const actor = { accountId, sessionId, roles: ['player'], isGuest: true, characterId: null } as const;
  return domain.ctxFor({ actor, address: null });
}

/** Asks for a ticket as the page does every few seconds. */
export async function askToEnter(domain: Domain, character: TestCharacter): Promise<EntranceAnswer> {
  try {
    await enterWorld(pageOf(domain, character), { requestId: newRequestId(), characterId: character.characterId });
    return 'in';
  } catch (error) {
    if (!(error instanceof GameError) || error.code !== 'realm.full') throw error;
    const { place, waiting, estimateSeconds = null } = error.params;
    return {
      place: Number(place),
      waiting: Number(waiting),
      estimateSeconds: estimateSeconds === null ? null : Number(estimateSeconds),
    };
  }
}
