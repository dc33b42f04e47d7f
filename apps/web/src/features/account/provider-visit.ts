import type { BeginProviderInput, FinishProviderInput } from '@necp/shared/identity/schema';

/** Sends the browser to a provider; returns the refusal, and nothing when its page opens. */
export async function visitProvider(provider: string, input: BeginProviderInput): Promise<string | undefined> {
  const { url, error } = await post(`/api/auth/provider/${encodeURIComponent(provider)}`, input);
  if (url !== undefined) window.location.assign(url);
  return error;
}

/** Sends the second factor that a visit waits for; returns the refusal, and nothing when the next page opens. */
export async function finishVisit(input: FinishProviderInput): Promise<string | undefined> {
  const { next, error } = await post('/api/auth/provider-code', input);
  if (next !== undefined) window.location.assign(next);
  return error;
}

interface Answer {
  readonly url?: string;
  readonly next?: string;
  readonly error?: string;
}

async function post(path: string, body: object): Promise<Answer> {
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await response.json()) as Answer;
  } catch {
    return { error: 'kernel.unreachable' };
  }
}
