import type { Claimed } from '@necp/api/server';
import { canUseEmail, tidyEmail } from '@necp/shared/account/rules';
import type { Purpose } from '@necp/shared/identity/schema';
import * as client from 'openid-client';
import * as z from 'zod';
import { env } from '../../env';
import { oncePerProcess } from '../once-per-process';
import { guardOf, ProviderError } from './guard';
import type { Provider } from './settings';
import type { Visit } from './visit';

/** One answer of a provider that takes longer is given up, in seconds; a step of a visit may need several. */
const timeoutS = 5;

/** Returns the address at which a provider's answers arrive; each provider has its own (RFC 9700, 4.4.2.2). */
export function callbackUrl(provider: string): string {
  return `${env.PUBLIC_URL}/api/auth/provider/${provider}/callback`;
}

/**
 * Returns the page of a provider that the browser visits.
 * @throws OutsideAway or Error when the provider cannot be asked for its addresses
 */
export async function visitUrl(provider: Provider, visit: Visit, purpose: Purpose): Promise<string> {
  const config = await guardOf(provider.id).call(() => configurationOf(provider));
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: callbackUrl(provider.id),
    scope: provider.scope,
    state: visit.state,
    code_challenge: await client.calculatePKCECodeChallenge(visit.verifier),
    code_challenge_method: 'S256',
    ...(provider.protocol.kind === 'oidc' ? { nonce: visit.nonce } : {}),
    ...promptFor(provider, purpose),
  });
  return url.href;
}

/** A proof asks for the password again where the provider can; the others at least ask which account it is. */
function promptFor({ asksAgain, protocol }: Provider, purpose: Purpose): Record<string, string> {
  if (purpose !== 'prove') return {};
  if (asksAgain) return { prompt: 'login', max_age: '0' };
  return protocol.kind === 'discord' ? { prompt: 'consent' } : { prompt: 'select_account' };
}

interface Answered {
  readonly search: string;
  readonly visit: Visit;
}

/**
 * Exchanges the code of a provider's answer and returns who the visitor is. State, issuer, nonce, PKCE and the
 * signature of the ID token are checked by the library.
 * @throws OutsideAway when the provider is not asked or too slow; Error when the answer is wrong in any way
 */
export function claimedOf(provider: Provider, answered: Answered): Promise<Claimed> {
  return guardOf(provider.id).call(() => exchange(provider, answered));
}

async function exchange(provider: Provider, { search, visit }: Answered): Promise<Claimed> {
  const config = await configurationOf(provider);
  const isOidc = provider.protocol.kind === 'oidc';
  const tokens = await client.authorizationCodeGrant(config, new URL(`${callbackUrl(provider.id)}${search}`), {
    expectedState: visit.state,
    pkceCodeVerifier: visit.verifier,
    idTokenExpected: isOidc,
    ...(isOidc ? { expectedNonce: visit.nonce } : {}),
  });
  const claims = tokens.claims();
  const profile = isOidc
    ? await oidcProfile(config, { claims: Claims.parse(claims), accessToken: tokens.access_token })
    : await accessedProfile(config, provider, tokens.access_token);
  const { subject, email, emailVerified, authenticatedAt } = profile;
  const usable = email !== null && canUseEmail(email).ok;
  return {
    provider: provider.id,
    issuer: provider.issuer,
    subject,
    email: usable ? tidyEmail(email) : null,
    emailVerified: usable && emailVerified,
    authenticatedAt,
  };
}

type Profile = Omit<Claimed, 'provider' | 'issuer'>;

const subject = z.string().min(1).max(255);
const isVerified = z.union([z.boolean(), z.literal('true').transform(() => true)]).catch(false);
const Claims = z.object({
  sub: subject,
  email: z.string().nullish(),
  email_verified: isVerified,
  auth_time: z.number().nullish(),
});

async function oidcProfile(
  config: client.Configuration,
  { claims, accessToken }: { readonly claims: z.infer<typeof Claims>; readonly accessToken: string },
): Promise<Profile> {
  // The address may be in the ID token or only at the endpoint of the profile, which must speak of the same subject.
  const hasProfile = config.serverMetadata().userinfo_endpoint !== undefined;
  const given =
    claims.email || !hasProfile ? claims : Claims.parse(await client.fetchUserInfo(config, accessToken, claims.sub));
  return {
    subject: claims.sub,
    email: given.email ?? null,
    emailVerified: given.email_verified,
    authenticatedAt: claims.auth_time ? new Date(claims.auth_time * 1000) : null,
  };
}

const DiscordProfile = z.object({ id: subject, email: z.string().nullish(), verified: isVerified });
const GithubProfile = z.object({ id: z.number() });
const GithubEmails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

async function accessedProfile(
  config: client.Configuration,
  { protocol }: Provider,
  accessToken: string,
): Promise<Profile> {
  const read = async (url: string): Promise<unknown> => {
    const headers = new Headers({ accept: 'application/json', 'user-agent': 'NECPGAME' });
    const answer = await client.fetchProtectedResource(config, accessToken, new URL(url), 'GET', null, headers);
    if (!answer.ok) throw new ProviderError(`the profile was answered with ${answer.status}`);
    return answer.json().catch(() => {
      throw new ProviderError('the profile is no JSON');
    });
  };
  if (protocol.kind === 'discord') {
    const { id, email, verified } = DiscordProfile.parse(await read(protocol.profileUrl));
    return { subject: id, email: email ?? null, emailVerified: verified, authenticatedAt: null };
  }
  if (protocol.kind === 'github') {
    const { id } = GithubProfile.parse(await read(protocol.profileUrl));
    const emails = GithubEmails.parse(await read(`${protocol.profileUrl}/emails`));
    const main = emails.find(({ primary }) => primary);
    const emailVerified = main?.verified ?? false;
    return { subject: String(id), email: main?.email ?? null, emailVerified, authenticatedAt: null };
  }
  throw new Error('this provider has an ID token');
}

/** Returns the addresses and keys of a provider, which are asked for once in the life of the process. */
function configurationOf(provider: Provider): Promise<client.Configuration> {
  const known = oncePerProcess('providers', () => new Map<string, Promise<client.Configuration>>());
  const found = known.get(provider.id);
  if (found !== undefined) return found;
  const made = configure(provider);
  known.set(provider.id, made);
  // A provider that is away now is asked again at the next visit.
  made.catch(() => known.delete(provider.id));
  return made;
}

async function configure(provider: Provider): Promise<client.Configuration> {
  const { clientId, clientSecret, tokenAuth, issuer, protocol } = provider;
  const auth = tokenAuth === 'post' ? client.ClientSecretPost(clientSecret) : client.ClientSecretBasic(clientSecret);
  if (protocol.kind === 'oidc') {
    // Plain http is accepted from this machine alone, as the settings have checked.
    const plain = issuer.startsWith('http:') ? [client.allowInsecureRequests] : [];
    const execute = [...plain, client.enableNonRepudiationChecks];
    return client.discovery(new URL(issuer), clientId, undefined, auth, { execute, timeout: timeoutS });
  }
  const { authorizationEndpoint, tokenEndpoint } = protocol;
  const server = { issuer, authorization_endpoint: authorizationEndpoint, token_endpoint: tokenEndpoint };
  const config = new client.Configuration(server, clientId, undefined, auth);
  config.timeout = timeoutS;
  if (tokenEndpoint.startsWith('http:')) client.allowInsecureRequests(config);
  return config;
}
