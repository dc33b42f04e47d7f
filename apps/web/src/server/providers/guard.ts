import { guardOutside, type Outside, outsideSettings } from '@necp/api/server';
import { ClientError, ResponseBodyError } from 'openid-client';
import * as z from 'zod';
import { log } from '../log';
import { oncePerProcess } from '../once-per-process';

/** What the library says when a provider gave no answer, or none that can be read. */
const failures = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_PARSE_ERROR',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
]);

/**
 * Whether an error is the fault of the provider. What a visitor brought is not: with wrong codes anyone could close a
 * provider for all players.
 */
export function isProvidersFault(error: Error): boolean {
  if (error instanceof ResponseBodyError) return error.status >= 500 || error.status === 429;
  if (error instanceof ClientError) return failures.has(error.code ?? '');
  // The library's own complaints about its arguments carry a code; a connection that failed does not.
  if (error instanceof TypeError) return !('code' in error);
  return error instanceof ProviderError || error instanceof z.ZodError;
}

/** A provider answered something else than a profile. */
export class ProviderError extends Error {}

/** Returns the guard of one provider: a slow one keeps no visit to another waiting. */
export function guardOf(providerId: string): Outside {
  const known = oncePerProcess('provider guards', () => new Map<string, Outside>());
  const found = known.get(providerId);
  if (found !== undefined) return found;
  const made = guardOutside({
    name: `provider:${providerId}`,
    settings: outsideSettings.provider,
    log: log(),
    isFailure: isProvidersFault,
  });
  known.set(providerId, made);
  return made;
}
