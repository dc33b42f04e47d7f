import { Prisma } from '@necp/db/types';
import { defaultLimits, type DatabaseLimits, type Db } from '@necp/db';
import { sheetChanged } from '@necp/shared/character/events';
import type { CharacterId } from '@necp/shared/kernel';
import type { SheetVersions } from '@necp/shared/zone/sheet-versions';
import { DelegateBackoff, handleWhen, retry } from 'cockatiel';
import type { Ctx } from './context';
import { explained, isConflict, toGameError } from './faults';
import { oneForAll } from './one-for-all';
import { noteActs } from './outage';
import { pushAll, type Audience, type LiveMessage, type Push } from './push';
import { isInTx, runInTxTrace, runTraced } from './trace';

declare const txBrand: unique symbol;

/** An open transaction. Only `inTx` creates one, so a function with a `Tx` always runs inside it. */
export type Tx = Prisma.TransactionClient & { readonly [txBrand]: true };

export interface EventRow {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly key: string;
  readonly payload: unknown;
  readonly actorId: string | null;
  readonly correlationId: string;
  readonly occurredAt: Date;
}
/** Called with each lock that is taken out of order; what it throws ends the transaction. */
export type OnLockFault = (fault: Error) => void;

interface Opened {
  readonly ctx: Ctx;
  readonly onLockFault: OnLockFault | undefined;
  readonly endings: (() => Promise<void>)[];
  readonly afterwards: (() => Promise<void>)[];
  readonly pushes: Push[];
  readonly events: EventRow[];
  readonly kept: Map<string, object>;
}

const opened = oneForAll('opened', () => new WeakMap<object, Opened>());
interface Access {
  readonly client: Db['prisma'];
  readonly limits: DatabaseLimits;
  readonly onLockFault: OnLockFault | undefined;
}
const accesses = oneForAll('accesses', () => new WeakMap<Ctx, Access>());
const triesMax = 6;

/** Allows a context to open transactions; the domain calls it for each context it creates. */
export function allowTx(
  ctx: Ctx,
  client: Db['prisma'],
  options: { readonly limits?: DatabaseLimits | undefined; readonly onLockFault?: OnLockFault | undefined } = {},
): void {
  accesses.set(ctx, { client, limits: options.limits ?? defaultLimits, onLockFault: options.onLockFault });
}

/** Returns the same object for all contexts of one domain. */
export function clientOf(ctx: Ctx): object {
  const access = accesses.get(ctx);
  if (access === undefined) throw new Error('this context was not made by a domain');
  return access.client;
}

/**
 * Runs `run` in one transaction (read committed). Deadlocks and serialisation conflicts are rolled back and run again,
 * up to six times with growing random pauses, so `run` must have no effect except through its `Tx`. A service calls
 * this exactly once.
 * @throws GameError what `run` threw, the meaning of a violated constraint, or unavailable `kernel.busy` /
 * `kernel.unavailable`
 */
export async function inTx<T>(ctx: Ctx, run: (tx: Tx) => Promise<T>): Promise<T> {
  const access = accesses.get(ctx);
  if (access === undefined) throw new Error('this context was not made by a domain');
  if (isInTx()) throw new Error('a transaction is open already: call a step with its Tx instead of a service');
  const again = retry(handleWhen(isConflict), {
    maxAttempts: triesMax - 1,
    backoff: new DelegateBackoff(({ attempt }) => ctx.rng.int(1, 8 * 2 ** attempt)),
  });
  again.onRetry(({ attempt }) => ctx.log.debug({ tries: attempt }, 'transaction met another, runs again'));
  try {
    return await again.execute(() => runOnce(ctx, access, run));
  } catch (error) {
    throw toGameError(error);
  }
}

async function runOnce<T>(ctx: Ctx, { client, limits, onLockFault }: Access, run: (tx: Tx) => Promise<T>): Promise<T> {
  const endings: (() => Promise<void>)[] = [];
  const afterwards: (() => Promise<void>)[] = [];
  const pushes: Push[] = [];
  const events: EventRow[] = [];
  const answer = await runInTxTrace(ctx.correlationId, () =>
    client.$transaction(
      async (bare) => {
        opened.set(bare, { ctx, onLockFault, endings, afterwards, pushes, events, kept: new Map() });
        const done = await run(bare as Tx);
        for (const end of endings) await end();
        // The sheets are raised last, so that nothing waits for their rows except another transaction that is ending.
        for (const { characterId, versions } of await bare.$queryRaw<RaisedSheet[]>(endingOf(events)))
          pushes.push({ audience: { characterId }, message: { topic: sheetChanged, versions } });
        return done;
      },
      { maxWait: limits.connectionMs, timeout: limits.transactionMs },
    ),
  );
  await settle(ctx, { afterwards, pushes });
  return answer;
}

interface RaisedSheet {
  readonly characterId: CharacterId;
  readonly versions: SheetVersions;
}

const raiseSheets = Prisma.sql`SELECT whose AS "characterId", raised AS versions FROM raise_sheets()`;

/** Returns the last statement of a transaction: it writes the events and raises the sheets that have changed. */
function endingOf(events: readonly EventRow[]): Prisma.Sql {
  if (events.length === 0) return raiseSheets;
  return Prisma.sql`
    WITH written AS (
      INSERT INTO outbox (id, name, version, key, payload, actor_id, correlation_id, occurred_at)
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS event (id uuid, name text, version int,
        key text, payload jsonb, "actorId" uuid, "correlationId" text, "occurredAt" timestamptz))
    ${raiseSheets}`;
}

/**
 * Returns the rows of a query that the model queries cannot express. It runs in a read-only transaction, so it cannot
 * write.
 * @param mostMs how long it may take; as long as a transaction when left out
 */
export async function readRaw<T extends object>(ctx: Ctx, sql: Prisma.Sql, mostMs?: number): Promise<T[]> {
  const access = accesses.get(ctx);
  if (access === undefined) throw new Error('this context was not made by a domain');
  const { client, limits } = access;
  const withinMs = mostMs ?? limits.transactionMs;
  return explained(
    runTraced(ctx.correlationId, () =>
      client.$transaction(
        async (bare) => {
          await bare.$queryRaw`SELECT set_config('transaction_read_only', 'on', true), set_config('statement_timeout',
            ${String(withinMs)}, true)`;
          return bare.$queryRaw<T[]>(sql);
        },
        { maxWait: limits.connectionMs, timeout: withinMs + limits.connectionMs },
      ),
    ),
  );
}

/**
 * Returns the rows of one SELECT in a single statement, without a transaction around it; for reads that are made often.
 * As a table of another SELECT it cannot contain a statement that writes.
 */
export async function selectRaw<T extends object>(ctx: Ctx, select: Prisma.Sql): Promise<T[]> {
  const access = accesses.get(ctx);
  if (access === undefined) throw new Error('this context was not made by a domain');
  return explained(
    runTraced(ctx.correlationId, () => access.client.$queryRaw<T[]>(Prisma.sql`SELECT * FROM (${select}) AS selected`)),
  );
}

async function settle(ctx: Ctx, { afterwards, pushes }: Pick<Opened, 'afterwards' | 'pushes'>): Promise<void> {
  // All of them start in order; none waits for the answer to the previous one.
  const acts = Promise.allSettled(afterwards.map((act) => act()));
  const sent = await pushAll(ctx.redis, pushes);
  noteActs(ctx, [...(await acts), ...sent]);
}

/**
 * Returns the context with which a transaction was opened: clock, rng, actor, config, correlation id. Its `db` reads
 * outside the transaction; use the `Tx` itself.
 */
export function ctxOf(tx: Tx): Ctx {
  const found = opened.get(tx);
  if (found === undefined) throw new Error('this transaction was not opened by inTx');
  return found.ctx;
}

/** Returns what the domain of a transaction does about locks out of order, besides logging and counting them. */
export function onLockFaultOf(tx: Tx): OnLockFault | undefined {
  ctxOf(tx);
  return opened.get(tx)?.onLockFault;
}

/**
 * Returns what a room remembers for the length of one transaction, such as the rows it has locked.
 * @param room the name under which it is kept
 * @param make creates it at the first call
 */
export function keptFor<T extends object>(tx: Tx, room: string, make: () => T): T {
  ctxOf(tx);
  const kept = opened.get(tx)?.kept ?? new Map<string, object>();
  const found = kept.get(room) ?? make();
  kept.set(room, found);
  return found as T;
}

/** Returns the time of the transaction's context. */
export function nowOf(tx: Tx): Date {
  return new Date(ctxOf(tx).clock.nowMs());
}

/** Keeps an outbox row until the end of the transaction, where all of them are written together in order. */
export function addEvent(tx: Tx, event: EventRow): void {
  ctxOf(tx);
  opened.get(tx)?.events.push(event);
}

/**
 * Runs `act` as one of the last steps of the transaction. What it locks is locked for a moment only, and after
 * everything that the verb itself locks.
 */
export function beforeCommit(tx: Tx, act: () => Promise<void>): void {
  ctxOf(tx);
  opened.get(tx)?.endings.push(act);
}

/**
 * Runs `act` once the transaction has committed, never otherwise. It is lost when the process dies, and of the failures
 * of one outage only the first is logged, with their number at its end.
 */
export function afterCommit(tx: Tx, act: () => Promise<void>): void {
  ctxOf(tx);
  opened.get(tx)?.afterwards.push(act);
}

/** Sends a live message once the transaction has committed; see `push`. */
export function pushAfterCommit(tx: Tx, audience: Audience, message: LiveMessage): void {
  ctxOf(tx);
  opened.get(tx)?.pushes.push({ audience, message });
}
