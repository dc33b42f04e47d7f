import { type Actor, actorOf } from '@necp/api/server';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { readSessionCookie, sessionCookie } from './cookies';
import { domain } from './domain';
import { requestContext } from './request-context';

/** Returns the user of this page; the session's row is read every time. Null for visitors who are not signed in. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const token = await readSessionCookie(cookies().get(sessionCookie())?.value);
  return token === null ? null : actorOf(domain().ctxFor({ actor: null, ...requestContext(headers()) }), token);
});
