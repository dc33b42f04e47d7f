import type { Locale } from '@necp/shared/kernel';

/** Whether this page has opened a guest account; the page may be returned to without being loaded again. */
let isOpened = false;
export const hasOpenedGuest = (): boolean => isOpened;

/**
 * Opens a guest account and its session in this browser; returns the code of the refusal, or null when it is open. The
 * two requests are those of next-auth, whose own client would be loaded first and ask for the list of providers.
 * @throws when there is no answer
 */
export async function openGuest(locale: Locale): Promise<string | null> {
  const { csrfToken } = await jsonOf<{ csrfToken: string }>(await fetch('/api/auth/csrf'));
  const body = new URLSearchParams({ csrfToken, locale, callbackUrl: window.location.href, json: 'true' });
  const answer = await fetch('/api/auth/callback/guest', { method: 'POST', body });
  if (answer.ok) {
    isOpened = true;
    return null;
  }
  const { url } = await jsonOf<{ url: string }>(answer);
  return new URL(url).searchParams.get('error')?.split('?')[0] ?? 'kernel.unreachable';
}

const jsonOf = async <T>(answer: Response): Promise<T> => (await answer.json()) as T;
