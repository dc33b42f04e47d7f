import { randomUUID } from 'node:crypto';
import { expect, type APIRequestContext } from '@playwright/test';

/** Returns the link of the newest email to an address in the developers' mailbox, as soon as there is another one. */
export async function linkTo(request: APIRequestContext, to: string, page: string): Promise<string> {
  const newest = async () =>
    (await emailsTo(request, to)).find(({ link }) => link?.includes(page) === true)?.link ?? '';
  await expect.poll(newest).not.toBe('');
  return newest();
}

/** The latest e-mails to an address in the developers' mailbox, newest first. */
export async function emailsTo(request: APIRequestContext, to: string): Promise<readonly Email[]> {
  const { result } = (await (await request.get('/api/trpc/account.devEmails')).json()) as {
    result: { data: { json: { emails: Email[] } } };
  };
  return result.data.json.emails.filter((email) => email.to === to);
}

interface Email {
  readonly to: string;
  readonly text: string;
  readonly link: string | null;
}

/** What a registered player signs in with. */
export interface Owner {
  readonly email: string;
  readonly password: string;
}

/** Registers an account and confirms its address. */
export async function registered(request: APIRequestContext): Promise<Owner> {
  const email = `${randomUUID()}@necp.test`;
  const password = 'rain-on-neon';
  expect((await request.post('/api/v1/auth/register', { data: { email, password, locale: 'en' } })).status()).toBe(200);
  const token = new URL(await linkTo(request, email, '/verify-email')).searchParams.get('token');
  expect((await request.post('/api/v1/auth/verify-email', { data: { token, password } })).status()).toBe(200);
  return { email, password };
}
