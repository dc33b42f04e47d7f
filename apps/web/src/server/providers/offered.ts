import type { ProviderView } from '@necp/shared/identity/schema';
import { env } from '../../env';

/** Returns the providers that the pages for signing in show. */
export function offeredProviders(): ProviderView[] {
  return env.SIGN_IN_PROVIDERS.map(({ id, name }) => ({ id, name }));
}
