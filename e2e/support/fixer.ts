import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import Provider from 'oidc-provider';
import { identityPort, ports } from './ports';

/** The services that the product under test offers for signing in: one server of OpenID Connect with two clients. */
const clients = [
  { id: 'fixer', name: 'Fixer' },
  { id: 'nightline', name: 'Nightline' },
] as const;
const issuer = `http://localhost:${identityPort}`;
const secretOf = (id: string) => `the secret of the client ${id} in the journeys`;

/** The setting that makes the product offer them. */
export const signInProviders = JSON.stringify(
  clients.map(({ id, name }) => ({ id, name, issuer, clientId: id, clientSecret: secretOf(id) })),
);

/** The beginning of an address that the service has not confirmed. */
export const unconfirmed = 'unconfirmed-';

/** Starts the server. A visitor types an address, and is that person from then on in the same browser. */
export async function startFixer(): Promise<{ stop(): Promise<void> }> {
  const provider = new Provider(issuer, {
    clients: clients.map(({ id }) => ({
      client_id: id,
      client_secret: secretOf(id),
      token_endpoint_auth_method: 'client_secret_post',
      redirect_uris: [`http://localhost:${ports.web}/api/auth/provider/${id}/callback`],
    })),
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: ['a key of the journeys'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_ctx, { uid }) => `/visit/${uid}` },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: sub, email_verified: !sub.startsWith(unconfirmed) }),
    }),
    // Each person agrees to everything, so that there is one page and not two.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.account?.accountId });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/visit/')) return void callback(request, response);
    void answerVisit(provider, request, response);
  });
  await new Promise<void>((ready) => server.listen(identityPort, '127.0.0.1', ready));
  return { stop: () => new Promise((stopped) => server.close(() => stopped())) };
}

/** The service's own page: a form for the address, and a button to go back. */
async function answerVisit(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html');
    response.end(
      '<!doctype html><html lang="en"><title>Fixer</title><link rel="icon" href="data:,">' +
        '<form method="post"><label>E-mail <input name="email"></label>' +
        '<button name="do" value="enter">Enter</button><button name="do" value="cancel">Cancel</button></form></html>',
    );
    return;
  }
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const form = new URLSearchParams(body);
  const result =
    form.get('do') === 'cancel'
      ? { error: 'access_denied', error_description: 'the visitor went back' }
      : { login: { accountId: form.get('email') ?? '' } };
  await provider.interactionFinished(request, response, result);
}
