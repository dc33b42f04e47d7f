import type { CharacterId } from '@necp/shared/kernel';
import { peopleAmong } from '../character';
import { nowOf, type Tx } from '../kernel';
import { notify } from '../notification';
import { hasContents, type Letter } from './held';

/** Notifies the owner of a letter. */
export async function notifyOf(
  tx: Tx,
  letter: Letter,
  { from, factId }: { readonly from: CharacterId | null; readonly factId: string },
): Promise<void> {
  const [person] = from === null ? [] : await peopleAmong(tx, [from]);
  await notify(tx, {
    ...{ accountId: letter.ownerAccountId, characterId: letter.ownerId, factId, at: nowOf(tx) },
    fact: {
      kind: 'letter',
      details: { from: person?.name ?? null, hasContents: hasContents(letter), letterId: letter.id },
    },
  });
}
