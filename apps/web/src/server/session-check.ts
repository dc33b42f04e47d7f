import { actorOf, countCall, noUse } from '@necp/api/server';
import { GameError } from '@necp/shared/kernel';
import { readCookie, readSessionCookie, sessionCookie } from './cookies';
import { domain } from './domain';
import { requestContext } from './request-context';

/**
 * Answers `GET /api/session`, by which an open page of staff learns that its session is over: 204 while it goes on, 401
 * from its end on. Asking is no use of the session, so that a page left open keeps none alive.
 */
export async function answerSession(request: Request): Promise<Response> {
  const { headers } = request;
  const token = await readSessionCookie(readCookie(headers, sessionCookie()));
  const ctx = domain().ctxFor({ actor: null, ...requestContext(headers) });
  const status = await statusOf(async () => {
    await countCall(ctx);
    return token === null ? null : actorOf(ctx, token, noUse);
  });
  return new Response(null, { status, headers: { 'cache-control': 'no-store' } });
}

async function statusOf(read: () => Promise<object | null>): Promise<number> {
  try {
    return (await read()) === null ? 401 : 204;
  } catch (error) {
    // Only a session that is known to be over closes the page.
    if (!(error instanceof GameError)) throw error;
    return error.kind === 'throttled' ? 429 : 503;
  }
}
