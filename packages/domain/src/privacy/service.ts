import { canDelete } from '@necp/shared/privacy/rules';
import type { AskDeletionInput, DeletionView } from '@necp/shared/privacy/schema';
import { assertAllowed } from '@necp/shared/kernel';
import { startLeaving } from '../account';
import { type Ctx, inTx, once, requireActor } from '../kernel';
import { requireProof } from '../session';

export { askExport, downloadExport } from './exports';

/**
 * Asks for the deletion of the caller's account. Every session ends; for fourteen days signing in offers to return and
 * nothing else. A guest has nothing to sign in with and is deleted within hours.
 * @throws GameError invalid `privacy.wrong_word`; forbidden `session.proof_required`; conflict
 * `account.last_administrator`; unauthenticated `account.closed`
 */
export async function askDeletion(ctx: Ctx, input: AskDeletionInput): Promise<DeletionView> {
  const { accountId } = requireActor(ctx);
  assertAllowed(canDelete(input.word));
  return inTx(ctx, (tx) =>
    once(tx, { accountId, requestId: input.requestId, verb: 'privacy.ask_deletion', input: {} }, async () => {
      await requireProof(tx);
      return startLeaving(tx, accountId);
    }),
  );
}
