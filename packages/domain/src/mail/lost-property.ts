import { escrowHolder, type EscrowId } from '@necp/shared/kernel';
import { openEscrow, type Tx } from '../kernel';
import { book } from '../wallet';
import { storeSystemLetter, type Receiver } from './arriving';
import { letterEscrow } from './held';

interface BroughtBack {
  readonly to: Receiver;
  /** Where the money is; its escrow is locked, and so is the receiver's character. */
  readonly from: EscrowId;
  readonly chits: bigint;
  readonly reason: string;
}

/** Moves money that was taken from a character into a letter of the city to it, which arrives now. */
export async function sendBackMoney(tx: Tx, { to, from, chits, reason }: BroughtBack): Promise<void> {
  const escrowId = await openEscrow(tx, letterEscrow);
  const lines = [
    { holder: escrowHolder(from), amount: -chits },
    { holder: escrowHolder(escrowId), amount: chits },
  ];
  await book(tx, { lines, reason });
  await storeSystemLetter(tx, {
    ...{ to, escrowId, chits, stacks: 0 },
    ...{ template: 'stolen_back' as const, params: { chits: chits.toString() } },
  });
}
