import type { CharacterId } from '@necp/shared/kernel';
import { chooseDrop, giveDrop, passOnDrop } from '../loot/service';
import {
  acceptApplication,
  clearMarks,
  convert,
  markGround,
  markTarget,
  moveMember,
  swapMembers,
} from '../party/service';
import { acceptOffer } from '../quest/service';
import { heldZone } from './combat';
import { dieBefore } from './mortal';
import type { ActName, MortalAct } from './kills/acts';

type Act = (ctx: never, input: never) => Promise<unknown>;
const acts: Readonly<Record<Exclude<ActName, 'markTarget'>, Act>> = {
  acceptApplication,
  acceptOffer,
  chooseDrop,
  clearMarks,
  convert,
  giveDrop,
  markGround,
  moveMember,
  passOnDrop,
  swapMembers,
};

const actorOf = (characterId: CharacterId) =>
  ({
    accountId: characterId as never,
    sessionId: characterId as never,
    roles: ['player'],
    isGuest: false,
    characterId,
  }) as const;

/** A process that performs one act of a player, or of a zone for a player. */
await dieBefore<MortalAct>((domain, { act, characterId, input }) => {
  if (act === 'markTarget') return markTarget(domain.systemCtx(), heldZone, input as never);
  return acts[act](domain.ctxFor({ actor: actorOf(characterId), address: null }) as never, input as never);
});
