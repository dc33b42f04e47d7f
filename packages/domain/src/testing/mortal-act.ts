import { answerAsk, buyGuildTab, depositChits, putGuildItem, takeGuildItem, withdrawChits } from '../guild/service';
import { chooseDrop, giveDrop, passOnDrop } from '../loot/service';
import {
  acceptApplication,
  applyToListing,
  clearMarks,
  convert,
  declineApplication,
  markGround,
  markTarget,
  moveMember,
  putUpListing,
  swapMembers,
  takeDownListing,
  withdrawApplication,
} from '../party/service';
import { acceptOffer } from '../quest/service';
import { heldZone } from './combat';
import { dieBefore } from './mortal';
import type { ActName, MortalAct } from './kills/acts';

type Act = (ctx: never, input: never) => Promise<unknown>;
const acts: Readonly<Record<Exclude<ActName, 'markTarget'>, Act>> = {
  acceptApplication,
  acceptOffer,
  answerAsk,
  applyToListing,
  buyGuildTab,
  chooseDrop,
  clearMarks,
  convert,
  declineApplication,
  depositChits,
  giveDrop,
  markGround,
  moveMember,
  passOnDrop,
  putGuildItem,
  putUpListing,
  swapMembers,
  takeDownListing,
  takeGuildItem,
  withdrawApplication,
  withdrawChits,
};

const actorOf = ({ accountId, characterId }: MortalAct) =>
  ({ accountId, sessionId: accountId as never, roles: ['player'], isGuest: false, characterId }) as const;

/** A process that performs one act of a player, or of a zone for a player. */
await dieBefore<MortalAct>((domain, order) => {
  const { act, input } = order;
  if (act === 'markTarget') return markTarget(domain.systemCtx(), heldZone, input as never);
  return acts[act](domain.ctxFor({ actor: actorOf(order), address: null }) as never, input as never);
});
