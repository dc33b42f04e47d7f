import { type APIRequestContext, expect } from '@playwright/test';
import { passwordOf } from './accounts';
import { askOver } from './actor';
import { type Owner, registered } from './mailbox';
import { ports } from './ports';

/** The only administrator of an installation of one person. */
export const firstAdministrator = 'ravna@necp.test';

interface Given extends Pick<Owner, 'password'> {
  /** The code of an app, where the account has one. */
  readonly code?: string;
}

/** Signs a browser in over the API, which is a fresh proof too. */
export async function enterOver(
  request: APIRequestContext,
  email: string,
  given: Given = { password: passwordOf(email) },
): Promise<void> {
  const { csrfToken } = (await (await request.get('/api/auth/csrf')).json()) as { csrfToken: string };
  const form = { email, ...given, csrfToken, json: 'true' };
  const headers = { origin: `http://localhost:${ports.web}` };
  expect((await request.post('/api/auth/callback/password', { form, headers })).status()).toBe(200);
}

const reason = 'helps with the evening chat';
type Asked = { readonly changeId: string; readonly outcome: string | null };

/** A second administrator, until they step down; with two of them, each change of a role needs both. */
export async function appointSecond(first: APIRequestContext, second: APIRequestContext) {
  const { email, password } = await registered(second);
  await enterOver(second, email, { password });
  const { id: accountId } = await askOver(second)<{ id: string }>('account.me');
  const change = { accountId, role: 'administrator', reason, days: null };
  const { outcome } = await askOver(first)<Asked>('role.ask', { ...change, kind: 'grant' });
  expect(outcome).toBe('alone');
  await enterOver(second, email, { password });
  return {
    owner: { email, password },
    /** @param code of the app that they have set up meanwhile */
    async stepDown(code?: string): Promise<void> {
      if (code !== undefined) await enterOver(second, email, { password, code });
      const { changeId } = await askOver(first)<Asked>('role.ask', { ...change, kind: 'remove' });
      await askOver(second)('role.confirm', { changeId });
    },
  };
}

/** Asks for a role of staff; another administrator must decide. */
export async function askForModerator(first: APIRequestContext, person: APIRequestContext) {
  const { email, password } = await registered(person);
  await enterOver(person, email, { password });
  const { id: accountId } = await askOver(person)<{ id: string }>('account.me');
  const change = { accountId, role: 'moderator', kind: 'grant', reason, days: 30 };
  const { changeId } = await askOver(first)<Asked>('role.ask', change);
  return { accountId, withdraw: () => askOver(first)('role.refuse', { changeId }) };
}
