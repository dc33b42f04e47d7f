import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { stubEnvironment } from '../testing/environment';
import { claimedOf, visitUrl } from './protocol';
import { EnvProviders, type Provider } from './settings';
import { type Answer, startIssuer } from './testing/issuer';
import { isAnswerTo, visitOf } from './visit';

let issuer: Awaited<ReturnType<typeof startIssuer>>;
let provider: Provider;
beforeAll(async () => {
  issuer = await startIssuer();
  stubEnvironment({ TICKET_PRIVATE_JWK: '{"kty":"OKP","crv":"Ed25519","d":"d","x":"x","kid":"k"}' });
  const settings = { id: 'fixer', name: 'Fixer', issuer: issuer.url, clientId: 'necp', clientSecret: 'secret' };
  [provider] = EnvProviders.parse(JSON.stringify([settings])) as [Provider];
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await issuer.close();
});

const visit = visitOf('the secret of one browser', 'fixer');
const person = { sub: 'rita', email: 'Rita@Necp.test', email_verified: true, nonce: visit.nonce };

/** Comes back from the provider with an answer; `sent` replaces parts of the address. */
async function comeBack(answer: Partial<Answer> = {}, sent: Record<string, string> = {}) {
  issuer.answers.set('a-code', { claims: person, ...answer });
  const search = new URLSearchParams({ code: 'a-code', state: visit.state, iss: issuer.url, ...sent });
  return claimedOf(provider, { search: `?${search}`, visit });
}

describe('a visit to a provider of OpenID Connect', () => {
  it('sends state, nonce and a challenge, and asks for the password anew for a proof', async () => {
    const url = new URL(await visitUrl(provider, visit, 'sign_in'));
    const asked = Object.fromEntries(url.searchParams);
    expect(`${url.origin}${url.pathname}`).toBe(`${issuer.url}/authorize`);
    expect(asked).toMatchObject({
      client_id: 'necp',
      response_type: 'code',
      redirect_uri: 'https://play.example/api/auth/provider/fixer/callback',
      scope: 'openid email',
      state: visit.state,
      nonce: visit.nonce,
      code_challenge_method: 'S256',
    });
    expect(asked.prompt).toBeUndefined();
    expect(url.href).not.toContain(visit.verifier);
    const proof = new URL(await visitUrl(provider, visit, 'prove'));
    expect(Object.fromEntries(proof.searchParams)).toMatchObject({ prompt: 'login', max_age: '0' });
    await expect(comeBack({ challenge: asked.code_challenge ?? '' })).resolves.toMatchObject({ subject: 'rita' });
  });

  it('learns the subject, the address in lower case, and when the password was asked for', async () => {
    expect(await comeBack({ claims: { ...person, auth_time: 1000 } })).toEqual({
      provider: 'fixer',
      issuer: issuer.url,
      subject: 'rita',
      email: 'rita@necp.test',
      emailVerified: true,
      authenticatedAt: new Date(1_000_000),
    });
  });

  it('reads the address from the profile where the token has none, of the same subject only', async () => {
    const { email: _, ...claims } = person;
    issuer.profiles.set('/profile', { sub: 'rita', email: 'rita@necp.test', email_verified: 'true' });
    expect(await comeBack({ claims })).toMatchObject({ email: 'rita@necp.test', emailVerified: true });
    issuer.profiles.set('/profile', { sub: 'mallory', email: 'rita@necp.test', email_verified: true });
    await expect(comeBack({ claims })).rejects.toThrow();
  });

  it.each([
    ['not verified', { email_verified: false }, { email: 'rita@necp.test', emailVerified: false }],
    ['of unknown standing', { email_verified: undefined }, { emailVerified: false }],
    ['no address', { email: 'rita@necp' }, { email: null, emailVerified: false }],
  ])('trusts no address that is %s', async (_, more, expected) => {
    expect(await comeBack({ claims: { ...person, ...more } })).toMatchObject(expected);
  });
});

describe('an answer is refused', () => {
  it.each([
    ['with the nonce of another visit', { claims: { ...person, nonce: 'another' } }],
    ['without a nonce', { claims: { ...person, nonce: undefined } }],
    ['whose token is for another client', { claims: { ...person, aud: 'another' } }],
    ['whose token is of another issuer', { claims: { ...person, iss: 'https://mallory.example' } }],
    ['whose token has expired', { claims: { ...person, exp: 1000 } }],
    ['signed by another key', { key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey }],
    ['whose code was given for another browser', { challenge: 'another' }],
    ['without a subject', { claims: { ...person, sub: '' } }],
  ])('%s', async (_, answer) => {
    await expect(comeBack(answer)).rejects.toThrow();
  });

  it.each([
    ['with another state', { state: 'another' }],
    ['that names another issuer', { iss: 'https://mallory.example' }],
    ['with an unknown code', { code: 'another' }],
    ['that is an error', { error: 'server_error' }],
  ])('%s', async (_, sent) => {
    await expect(comeBack({}, sent)).rejects.toThrow();
  });

  it('when its code was used before', async () => {
    await comeBack();
    const search = `?${new URLSearchParams({ code: 'a-code', state: visit.state, iss: issuer.url })}`;
    await expect(claimedOf(provider, { search, visit })).rejects.toThrow();
  });

  it('by its state when it is for another browser or from another provider', () => {
    expect(isAnswerTo(visit, visit.state)).toBe(true);
    const others = [
      visitOf('the secret of another browser', 'fixer'),
      visitOf('the secret of one browser', 'nightline'),
    ];
    for (const { state } of others) expect(isAnswerTo(visit, state)).toBe(false);
    for (const state of [null, '', 'short']) expect(isAnswerTo(visit, state)).toBe(false);
  });
});

describe('a provider without OpenID Connect', () => {
  it.each(['discord', 'github'] as const)('%s is asked with state and challenge, and without a nonce', async (name) => {
    const [made] = EnvProviders.parse(JSON.stringify([{ preset: name, clientId: 'a', clientSecret: 'b' }])) as [
      Provider,
    ];
    const url = new URL(await visitUrl(made, visitOf('secret', made.id), 'sign_in'));
    expect(url.protocol).toBe('https:');
    expect(url.searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    expect(url.searchParams.get('scope')).toContain('email');
    expect(url.searchParams.get('nonce')).toBeNull();
  });

  it.each([
    [
      'discord',
      { '/profile': { id: '80351110224678912', email: 'rita@necp.test', verified: false } },
      { subject: '80351110224678912', email: 'rita@necp.test', emailVerified: false },
    ],
    [
      'github',
      {
        '/profile': { id: 583_231, email: 'public@necp.test' },
        '/profile/emails': [
          { email: 'other@necp.test', primary: false, verified: true },
          { email: 'rita@necp.test', primary: true, verified: true },
        ],
      },
      { subject: '583231', email: 'rita@necp.test', emailVerified: true },
    ],
  ] as const)('%s gives a profile in place of an ID token', async (kind, profiles, expected) => {
    for (const [path, profile] of Object.entries(profiles)) issuer.profiles.set(path, profile);
    issuer.answers.set('a-code', { claims: person });
    const made = localProvider(kind);
    const { state, verifier, nonce } = visitOf('secret', made.id);
    const search = `?${new URLSearchParams({ code: 'a-code', state })}`;
    expect(await claimedOf(made, { search, visit: { state, verifier, nonce } })).toEqual({
      ...expected,
      provider: made.id,
      issuer: `https://${kind}.com`,
      authenticatedAt: null,
    });
  });
});

/** A preset at the addresses of the test's server. */
function localProvider(kind: 'discord' | 'github'): Provider {
  const [made] = EnvProviders.parse(
    JSON.stringify([{ preset: kind, id: `local-${kind}`, clientId: 'a', clientSecret: 'b' }]),
  ) as [Provider];
  return {
    ...made,
    protocol: {
      kind,
      authorizationEndpoint: `${issuer.url}/authorize`,
      tokenEndpoint: `${issuer.url}/plain-token`,
      profileUrl: `${issuer.url}/profile`,
    },
  };
}
