import { countCall, unsubscribe } from '@necp/api/server';
import { GameError } from '@necp/shared/kernel';
import { UnsubscribeInput } from '@necp/shared/notification/schema';
import { getTranslations } from 'next-intl/server';
import { domain } from './domain';
import { answerPlainPage, escaped } from './plain-page';
import { requestContext } from './request-context';

const tokenIn = (request: Request) =>
  UnsubscribeInput.safeParse({ token: new URL(request.url).searchParams.get('token') ?? '' }).data ?? null;

/** Asks a reader who opened the link of an e-mail; programs that open every link must not unsubscribe anyone. */
export async function askUnsubscribe(request: Request): Promise<Response> {
  const t = await getTranslations('notification');
  const input = tokenIn(request);
  if (input === null) return answerPlainPage({ title: t('unsubscribe'), text: t('unsubscribeWrong'), action: '' }, 400);
  const target = escaped(`/unsubscribe?token=${encodeURIComponent(input.token)}`);
  const action = `<form method="post" action="${target}"><button>${escaped(t('unsubscribe'))}</button></form>`;
  return answerPlainPage({ title: t('unsubscribe'), text: t('unsubscribeText'), action });
}

/**
 * Ends the e-mails: for the reader's button, and for a mailbox that does it with one request of its own (RFC 8058),
 * which has no cookies and no origin. The token is the whole permission.
 */
export async function answerUnsubscribe(request: Request): Promise<Response> {
  const t = await getTranslations('notification');
  const input = tokenIn(request);
  const ctx = domain().ctxFor({ actor: null, ...requestContext(request.headers) });
  try {
    await countCall(ctx);
    if (input === null) throw new GameError('invalid', 'notification.link_invalid');
    await unsubscribe(ctx, input);
  } catch (error) {
    if (!(error instanceof GameError)) throw error;
    const status = error.kind === 'invalid' ? 400 : error.kind === 'throttled' ? 429 : 503;
    const text = t(status === 400 ? 'unsubscribeWrong' : 'unsubscribeLater');
    return answerPlainPage({ title: t('unsubscribe'), text, action: '' }, status);
  }
  const action = `<a href="/play">${escaped(t('unsubscribeOpen'))}</a>`;
  return answerPlainPage({ title: t('unsubscribed'), text: t('unsubscribedText'), action });
}
