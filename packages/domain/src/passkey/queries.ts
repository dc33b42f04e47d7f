import type { PasskeyListView } from '@necp/shared/passkey/schema';
import { type Ctx, requireActor } from '../kernel';
import { viewOf } from './steps';

/** Returns the passkeys of the caller's account, oldest first. */
export async function passkeyList(ctx: Ctx): Promise<PasskeyListView> {
  const { accountId } = requireActor(ctx);
  const passkeys = await ctx.db.passkey.findMany({
    where: { accountId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return { passkeys: passkeys.map(viewOf) };
}
