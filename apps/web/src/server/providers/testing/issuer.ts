import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the issuer answers to the next code; each part can be made wrong. */
export interface Answer {
  readonly claims: Readonly<Record<string, unknown>>;
  /** Signs in place of the issuer's own key. */
  readonly key?: KeyObject;
  /** The challenge that the code was given for (PKCE). */
  readonly challenge?: string;
}

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Returns a signed ID token. */
function idToken(claims: object, key: KeyObject): string {
  const unsigned = `${base64({ alg: 'RS256', kid: 'k1' })}.${base64(claims)}`;
  return `${unsigned}.${sign('sha256', Buffer.from(unsigned), key).toString('base64url')}`;
}

/** Starts an issuer of OpenID Connect on this machine that answers as a test wants; each code is good once. */
export async function startIssuer() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const answers = new Map<string, Answer>();
  const profiles = new Map<string, object>();
  let url = '';
  const answerTo = async (request: IncomingMessage): Promise<object | null> => {
    const path = request.url ?? '';
    if (path === '/.well-known/openid-configuration')
      return {
        issuer: url,
        authorization_endpoint: `${url}/authorize`,
        token_endpoint: `${url}/token`,
        jwks_uri: `${url}/keys`,
        userinfo_endpoint: `${url}/profile`,
        authorization_response_iss_parameter_supported: true,
      };
    if (path === '/keys') return { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256' }] };
    if (path === '/plain-token') return { access_token: 'access', token_type: 'bearer', scope: 'email' };
    if (path !== '/token') return profiles.get(path) ?? null;
    const form = new URLSearchParams(await readText(request));
    const code = form.get('code') ?? '';
    const answer = answers.get(code);
    answers.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (answer === undefined || (answer.challenge ?? challenge) !== challenge) return null;
    const nowS = Math.floor(Date.now() / 1000);
    const claims = { iss: url, aud: 'necp', iat: nowS, exp: nowS + 60, ...answer.claims };
    const id_token = idToken(claims, answer.key ?? privateKey);
    return { access_token: 'access', token_type: 'bearer', expires_in: 60, id_token };
  };
  const server = createServer((request, response) => {
    void answerTo(request).then((body) => {
      response.writeHead(body === null ? 400 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body ?? { error: 'invalid_grant' }));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    answers,
    /** What is at other paths, such as a profile. */
    profiles,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
