import type { IdentityView, ProviderListView, ProviderView } from '@necp/shared/identity/schema';
import type { AccountId } from '@necp/shared/kernel';
import { type Ctx, ctxOf, type Tx } from '../kernel';

/** Returns the providers that players may choose. */
export function providerList(ctx: Ctx): ProviderListView {
  return { providers: ctx.config.signInProviders.map(({ id, name }) => ({ id, name })) };
}

/** Returns the identities of an account, oldest first, and the providers it could be linked to. */
export async function identitiesOf(
  ctx: Ctx,
  accountId: AccountId,
): Promise<{ identities: IdentityView[]; linkable: ProviderView[] }> {
  const rows = await ctx.db.identity.findMany({ where: { accountId }, orderBy: { linkedAt: 'asc' } });
  const { providers } = providerList(ctx);
  return {
    identities: rows.map(({ provider, email, linkedAt, lastUsedAt }) => ({
      provider,
      name: providers.find(({ id }) => id === provider)?.name ?? provider,
      email,
      linkedAt,
      lastUsedAt,
      isOffered: providers.some(({ id }) => id === provider),
    })),
    linkable: providers.filter(({ id }) => rows.every(({ provider }) => provider !== id)),
  };
}

/** Returns how many identities of an account are at providers that the installation offers. */
export function offeredIdentities(tx: Tx, accountId: AccountId): Promise<number> {
  const offered = ctxOf(tx).config.signInProviders.map(({ id }) => id);
  return tx.identity.count({ where: { accountId, provider: { in: offered } } });
}
