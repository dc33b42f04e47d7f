import { Prisma } from '@necp/db/types';
import { GameError, type EscrowId } from '@necp/shared/kernel';
import { newId } from './clock';
import type { Ctx } from './context';
import { explainConstraints } from './faults';
import { lockInOrder, noteMadeEscrow } from './lock-order';
import { oneForAll } from './one-for-all';
import { nowOf, readRaw, type Tx } from './tx';

explainConstraints({
  escrows_empty: { kind: 'conflict', code: 'kernel.conflict' },
  escrows_open: { kind: 'conflict', code: 'kernel.conflict' },
});

declare const escrowBrand: unique symbol;
/** A kind of escrow that a room has declared. */
export interface EscrowKind {
  readonly name: string;
  readonly [escrowBrand]: true;
}

const declared = oneForAll('escrows', () => new Map<string, EscrowKind>());

/**
 * Declares a kind of escrow; the room that opens such escrows calls it once, at the top of its steps.
 * @param name the name of the room, or a word that begins with it
 */
export function defineEscrow(name: string): EscrowKind {
  const kind = declared.get(name) ?? ({ name } as EscrowKind);
  declared.set(name, kind);
  return kind;
}

/** Returns the names of all kinds that the rooms of this process have declared. */
export function declaredEscrows(): readonly string[] {
  return [...declared.keys()];
}

/**
 * Opens an empty escrow, which only this transaction knows of until it ends. Money goes into it with the wallet's
 * steps, items with those of the inventory.
 */
export async function openEscrow(tx: Tx, kind: EscrowKind): Promise<EscrowId> {
  const id = newId<EscrowId>();
  await tx.escrow.create({ data: { id, kind: kind.name, openedAt: nowOf(tx) } });
  noteMadeEscrow(tx, id);
  return id;
}

/**
 * Locks escrows until the transaction ends, in the order of ids; those that are locked already cost nothing. Paying in
 * or out does it by itself.
 * @throws GameError conflict `kernel.conflict` when one is closed or does not exist
 */
export async function holdEscrows(tx: Tx, escrowIds: readonly EscrowId[]): Promise<void> {
  const rows = escrowIds.map((id) => ({ holder: { kind: 'escrow' as const, id } }));
  const ids = lockInOrder(tx, 'escrows', rows).map(({ holder }) => holder.id);
  if (ids.length === 0) return;
  const open = await tx.$queryRaw<{ closedAt: Date | null }[]>`
    SELECT closed_at AS "closedAt" FROM escrows WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  if (open.filter(({ closedAt }) => closedAt === null).length < ids.length)
    throw new GameError('conflict', 'kernel.conflict');
}

/**
 * Closes an escrow; nothing can be paid into it any more.
 * @throws GameError conflict `kernel.conflict` when it still holds something or was closed before
 */
export async function closeEscrow(tx: Tx, escrowId: EscrowId): Promise<void> {
  await holdEscrows(tx, [escrowId]);
  await tx.escrow.update({ where: { id: escrowId }, data: { closedAt: nowOf(tx) } });
}

/**
 * Finds open escrows of kinds that no room declares: no code would ever pay out what they hold. One finding for each
 * kind, at most a hundred.
 */
export async function auditEscrows(ctx: Ctx): Promise<{
  readonly entries: number;
  readonly findings: readonly { readonly rule: string; readonly where: string; readonly detail: string }[];
}> {
  const unknown = await readRaw<{ kind: string; id: string; count: bigint }>(
    ctx,
    Prisma.sql`SELECT kind, MIN(id::text) AS id, COUNT(*) AS count FROM escrows
      WHERE closed_at IS NULL AND kind <> ALL(${declaredEscrows()}::text[]) GROUP BY kind ORDER BY kind LIMIT 100`,
  );
  const findings = unknown.map(({ kind, id, count }) => ({
    rule: 'kernel.escrow_undeclared',
    where: id,
    detail: `no room declares ${kind}; ${count} open`,
  }));
  return { entries: 0, findings };
}
