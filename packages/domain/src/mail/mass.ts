import type { Prisma } from '@necp/db/types';
import { canGiveReason } from '@necp/shared/audit-log/rules';
import { assertAllowed, escrowHolder, GameError, type AccountId, type EscrowId } from '@necp/shared/kernel';
import {
  mailPlaces,
  type MassActInput,
  type MassAudience,
  type MassView,
  type StartMassInput,
} from '@necp/shared/mail/schema';
import { noteAct } from '../audit-log';
import { holdKnownSheets, peopleAmong, peopleCalled, playersAfter } from '../character';
import { contentOf, grantInto, stacksFor, type Pieces } from '../inventory';
import { addJob, inTx, newId, nowOf, once, openEscrow, requirePermission, type Ctx, type Tx } from '../kernel';
import { holdPermission, requireProof } from '../session';
import { book } from '../wallet';
import { storeSystemLetter, type Receiver } from './arriving';
import { escrowIdsOf, letterEscrow, massFaucet } from './held';
import { countAudience, massView } from './mass-queries';

interface Act {
  readonly verb: string;
  readonly input: Pick<MassActInput, 'requestId' | 'reason'>;
}

/** Runs an act of an administrator once, while the permission is held; asks for a proof, as every act of staff does. */
async function administer(
  ctx: Ctx,
  { verb, input }: Act,
  act: (tx: Tx, by: { readonly accountId: AccountId; readonly reason: string }) => Promise<MassView>,
): Promise<MassView> {
  const { accountId } = requirePermission(ctx, 'mail.mass');
  assertAllowed(canGiveReason(input.reason));
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId: input.requestId, verb, input }, async () => {
      await holdPermission(tx, 'mail.mass');
      await requireProof(tx);
      return act(tx, { accountId, reason: input.reason.trim() });
    }),
  );
}

/**
 * Begins a letter to many players. A job sends it in batches.
 * @throws GameError forbidden `kernel.not_permitted`, `session.proof_required`; invalid `audit-log.reason_*`,
 * `mail.no_such_item`; conflict `mail.no_audience`
 */
export async function startMass(ctx: Ctx, input: StartMassInput): Promise<MassView> {
  requirePermission(ctx, 'mail.mass');
  assertItems(input.items);
  const expected = await countAudience(ctx, input.audience);
  return administer(ctx, { verb: 'mail.mass_start', input }, async (tx, { accountId: startedBy, reason }) => {
    if (expected === 0) throw new GameError('conflict', 'mail.no_audience');
    const { subject, text, audience, items, chits } = input;
    const row = await tx.massLetter.create({
      data: {
        ...{ id: newId<string>(), chits: BigInt(chits), expected, startedBy, reason },
        ...{ startedAt: nowOf(tx), state: 'running' },
        words: { subject, text },
        audience: audience as Prisma.InputJsonObject,
        items: items as unknown as Prisma.InputJsonArray,
      },
    });
    noteAct(tx, {
      act: 'mail.mass_started',
      subjectId: null,
      details: {
        mass: row.id,
        reason,
        expected,
        chits,
        items: items.map(({ templateId, quantity }) => `${templateId} × ${quantity}`).join(', '),
      },
    });
    await queueBatch(tx, row.id);
    return massView(row);
  });
}

/** @throws GameError invalid `mail.no_such_item` for unknown kinds, items of quests, and too many stacks */
function assertItems(items: readonly Pieces[]): void {
  const isKnown = items.every(({ templateId }) => {
    try {
      return contentOf(templateId).kind !== 'quest';
    } catch {
      return false;
    }
  });
  if (!isKnown || stacksFor(items) > mailPlaces) throw new GameError('invalid', 'mail.no_such_item');
}

/**
 * Stops a letter to many players; those who have it keep it.
 * @throws GameError forbidden `kernel.not_permitted`, `session.proof_required`; invalid `audit-log.reason_*`; not_found
 * `mail.mass_gone`; conflict `mail.mass_over`
 */
export function stopMass(ctx: Ctx, input: MassActInput): Promise<MassView> {
  return changeMass(ctx, input, { from: 'running', to: 'stopped' });
}

/**
 * Goes on with a stopped letter, with the players who have not got it yet.
 * @throws GameError what `stopMass` throws
 */
export function resumeMass(ctx: Ctx, input: MassActInput): Promise<MassView> {
  return changeMass(ctx, input, { from: 'stopped', to: 'running' });
}

type MassState = 'running' | 'stopped';

function changeMass(
  ctx: Ctx,
  input: MassActInput,
  { from, to }: { readonly from: MassState; readonly to: MassState },
): Promise<MassView> {
  return administer(ctx, { verb: `mail.mass_${to}`, input }, async (tx, { reason }) => {
    const mass = await holdMass(tx, input.massId);
    if (mass === null) throw new GameError('not_found', 'mail.mass_gone');
    if (mass.state !== from) throw new GameError('conflict', 'mail.mass_over');
    const row = await tx.massLetter.update({ where: { id: mass.id }, data: { state: to } });
    noteAct(tx, {
      act: to === 'stopped' ? 'mail.mass_stopped' : 'mail.mass_resumed',
      subjectId: null,
      details: { mass: mass.id, reason },
    });
    if (to === 'running') await queueBatch(tx, mass.id);
    return massView(row);
  });
}

const queueBatch = (tx: Tx, massId: string) =>
  addJob(tx, { name: 'mail.mass', payload: { massId } }, { jobKey: `mail.mass.${massId}` });

async function holdMass(tx: Tx, massId: string) {
  await tx.$queryRaw`SELECT 1 FROM mass_letters WHERE id = ${massId}::uuid FOR NO KEY UPDATE`;
  return tx.massLetter.findUnique({ where: { id: massId } });
}

/** The players of one transaction. */
const batch = 25;

/**
 * Sends a letter to the players who have not got it yet, a batch in each transaction, until it is done or stopped. How
 * far it got stands in the row of the letter, in the same transaction as the batch: a process that is killed, and two
 * that do it at once, send to each player once.
 */
export async function sendMass(ctx: Ctx, massId: string): Promise<void> {
  while (await inTx(ctx, (tx) => sendBatch(tx, massId)));
}

/** Goes on with every letter that runs; each has a job of its own, and this finds those whose job was lost. */
export async function sendMasses(ctx: Ctx): Promise<void> {
  const running = await ctx.db.massLetter.findMany({ where: { state: 'running' }, select: { id: true } });
  for (const { id } of running) await sendMass(ctx, id);
}

type Mass = Prisma.MassLetterGetPayload<object>;

/** @returns whether there may be more players */
async function sendBatch(tx: Tx, massId: string): Promise<boolean> {
  const mass = await holdMass(tx, massId);
  if (mass?.state !== 'running') return false;
  const next = await playersOf(tx, mass);
  const receivers = await holdReceivers(tx, next);
  await sendTo(tx, mass, receivers);
  const isDone = next.length < batch;
  await tx.massLetter.update({
    where: { id: massId },
    data: {
      ...{ afterId: next.at(-1)?.accountId ?? mass.afterId, reached: { increment: receivers.length } },
      ...(isDone ? { state: 'done', endedAt: nowOf(tx) } : {}),
    },
  });
  return !isDone;
}

/** Returns the next players of an audience, in the order of their accounts. */
async function playersOf(tx: Tx, { audience: stored, afterId }: Mass): Promise<Receiver[]> {
  const audience = stored as MassAudience;
  const after = afterId as AccountId | null;
  if (audience.kind !== 'named')
    return playersAfter(tx, { levels: audience.kind === 'level' ? audience : null, after, most: batch });
  const named = new Map<AccountId, Receiver>();
  for (const { accountId, characterId } of await peopleCalled(tx, audience.names))
    if (!named.has(accountId)) named.set(accountId, { accountId, characterId });
  return [...named.values()]
    .filter(({ accountId }) => after === null || accountId > after)
    .toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1))
    .slice(0, batch);
}

/** Locks the characters; those that were erased meanwhile are left out. */
async function holdReceivers(tx: Tx, players: readonly Receiver[]): Promise<Receiver[]> {
  const ids = players.map(({ characterId }) => characterId);
  await holdKnownSheets(tx, ids);
  const living = new Set((await peopleAmong(tx, ids)).map(({ characterId }) => characterId));
  return players.filter(({ characterId }) => living.has(characterId));
}

async function sendTo(tx: Tx, mass: Mass, receivers: readonly Receiver[]): Promise<void> {
  const items = mass.items as unknown as Pieces[];
  const isFull = items.length > 0 || mass.chits > 0n;
  const letters = [];
  for (const to of receivers) letters.push({ to, escrowId: isFull ? await openEscrow(tx, letterEscrow) : null });
  await payInto(tx, mass, escrowIdsOf(letters));
  for (const { to, escrowId } of letters) {
    const stacks = escrowId === null ? 0 : await grantInto(tx, { escrowId, items, reason: 'mail.mass' });
    await storeSystemLetter(tx, {
      ...{ to, escrowId, chits: mass.chits, stacks, massId: mass.id, template: 'mass' as const },
      params: mass.words as never,
    });
  }
}

async function payInto(tx: Tx, { chits }: Mass, escrowIds: readonly EscrowId[]): Promise<void> {
  if (chits === 0n || escrowIds.length === 0) return;
  const lines = [
    { faucet: massFaucet, amount: -chits * BigInt(escrowIds.length) },
    ...escrowIds.map((id) => ({ holder: escrowHolder(id), amount: chits })),
  ];
  await book(tx, { lines, reason: 'mail.mass' });
}
