// The ground every room stands on: who asks (Ctx), one transaction (inTx, Tx), one effect per request (once), events
// (emit) and jobs (addJob).
//
// A service:
//   export async function renameCat(ctx: Ctx, input: RenameCatInput): Promise<CatView> {
//     const actor = requireActor(ctx);
// return inTx(ctx, (tx) => once(tx, { accountId: actor.accountId, requestId: input.requestId, verb: 'cat.rename', input
// }, async () => { … }));
//   }
// Steps take (tx: Tx, input); the time is nowOf(tx), everything else of the context ctxOf(tx). Ids: newId<CatId>().
// Events: `export const catRenamed = defineEvent({ name: 'cat.renamed', version: 1, payload: z.object({…}), keyOf: (p)
// => p.catId })` in shared, then emit(tx, catRenamed, payload).
// A broken database rule becomes the player's error when the room said explainConstraints({ cats_name_key: { kind:
// 'conflict', code: 'cat.name_taken' } }).
// Live push: pushAfterCommit(tx, { characterId }, { topic: 'cat.renamed', … }) inside a transaction, push(redis, …)
// outside.
// Raw reads: readRaw(ctx, Prisma.sql`…`) (a read-only transaction), selectRaw(ctx, Prisma.sql`…`) (one statement);
// raw writes: tx.$executeRaw / tx.$queryRaw.
export { isBearer } from './bearer';
export { newId, systemRng, systemClock } from './clock';
export { actOnce, requirePlaying, type ActRequest, type Playing } from './acting';
export {
  requireActor,
  roles,
  type Actor,
  type SecureRng,
  type Ctx,
  type DomainConfig,
  type SignInProvider,
  type TranslationService,
  type Logger,
  type Role,
} from './context';
export { createDomain, type CtxOptions, type Domain, type DomainOptions } from './domain';
export {
  auditEscrows,
  closeEscrow,
  declaredEscrows,
  defineEscrow,
  holdEscrows,
  openEscrow,
  type EscrowKind,
} from './escrows';
export { emit, emitAs, listen, type Listener } from './events';
export { gatherActs, type Act, type Outcome } from './gather';
export { dbFaultOf, explainConstraints, isConflict, toGameError } from './faults';
export { auditMs, endedTransactions, entriesWithin, ledgersWithin, type AuditSpan } from './audit-span';
export { addJob, type Job, type JobOptions } from './jobs';
export { openLedger, openLedgers } from './ledger';
export { giveBack, limitKey, spend } from './limits';
export { oneForAll } from './one-for-all';
export { lockFaults, lockInOrder, noteLockedCharacters, type LockedRow } from './lock-order';
export { once, onceTogether, type Asked } from './once';
export { onceById } from './once-by-id';
export { guardOutside, OutsideAway, type Outside, type OutsideOptions } from './outside';
export { meterOutside } from './outside-meters';
export { outsideSettings, type OutsideSettings } from './outside-settings';
export { liveChannel, push, type Audience, type LiveGroup, type LiveMessage } from './push';
export { isPermitted, requirePermission } from './permission';
export { type ReadDb } from './read-db';
export { erasedName, everyColumn, personal as kernelPersonal, type PersonalRows } from './personal';
export { purgeJobOf, retention as kernelRetention, type Retention } from './retention';
export { keyedHashes, openText, type Sealing, sealText } from './seals';
export { createRedis, createWaitingRedis, redisRecovered } from './redis';
export { defineSheetPart, sheetVersionsOf, type AskedSheets, type SheetPart } from './sheets';
export {
  afterCommit,
  beforeCommit,
  clientOf,
  ctxOf,
  inTx,
  keptFor,
  nowOf,
  pushAfterCommit,
  readRaw,
  selectRaw,
  type Tx,
} from './tx';
