import { actorOf, countCall, type Ctx, playAsGuest, signIn, signInByPasskey, signOut } from '@necp/api/server';
import { PlayAsGuestInput, SignInInput } from '@necp/shared/account/schema';
import { GameError, type Locale } from '@necp/shared/kernel';
import { PasskeyAnswer } from '@necp/shared/passkey/schema';
import { randomBytes } from 'node:crypto';
import NextAuth, { type AuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { env, setNextAuthUrl } from '../env';
import { languageOf } from './chosen-language';
import {
  authCookies,
  cookieMaxAgeS,
  deviceCookie,
  deviceCookieLine,
  localeCookieLine,
  openSessionCookie,
  readCeremony,
  readCookie,
  readLocaleCookie,
  readSessionCookie,
  sessionCookie,
  sessionCookieLine,
  trustCookie,
  trustCookieLine,
} from './cookies';
import { domain } from './domain';
import { foreignOriginOf, requestContext } from './request-context';

/** What the providers put into the cookie: the session's secret, whether it is kept, and nothing about the person. */
interface Signed {
  readonly id: string;
  readonly sid: string;
  readonly kept: boolean;
}

interface AuthRoute {
  readonly params: { readonly nextauth: string[] };
}

/**
 * Answers `/api/auth/…`; a browser that signs in is remembered as a known device of the account. No answer is cached:
 * most carry a cookie.
 */
export async function answerAuth(request: Request, route: AuthRoute): Promise<Response> {
  const response = await answerOf(request, route);
  response.headers.set('cache-control', 'no-store');
  return response;
}

async function answerOf(request: Request, route: AuthRoute): Promise<Response> {
  const { headers } = request;
  if (request.method === 'POST' && foreignOriginOf(headers, 'carried') !== null)
    return Response.json({ error: 'kernel.foreign_origin' }, { status: 403 });
  setNextAuthUrl();
  const context = requestContext(headers);
  const device = readCookie(headers, deviceCookie()) ?? randomBytes(24).toString('base64url');
  const ctx = domain().ctxFor({ actor: null, ...context });
  const trusted: string[] = [];
  const options = authOptions({
    ctx,
    userAgent: context.userAgent,
    device,
    ceremony: readCeremony(headers),
    former: await readSessionCookie(readCookie(headers, sessionCookie())),
    trustToken: readCookie(headers, trustCookie()),
    keepTrust: (token) => trusted.push(token),
  });
  const response = (await NextAuth(request as never, route as never, options)) as Response;
  const path = route.params.nextauth.join('/');
  const session = await tidySessionCookie(response.headers, path);
  if (!['callback/password', 'callback/passkey'].includes(path) || session === undefined) return response;
  response.headers.append('set-cookie', deviceCookieLine(device));
  for (const token of trusted) response.headers.append('set-cookie', trustCookieLine(token));
  const language =
    readLocaleCookie(headers) === undefined
      ? await languageOfCookie(ctx, session.slice(sessionCookie().length + 1).split(';')[0])
      : null;
  if (language !== null) response.headers.append('set-cookie', localeCookieLine(language));
  return response;
}

/**
 * Sets the age of the session's cookie: next-auth gives every one the same, and a new one to each page that asks who is
 * signed in. Returns the line of the cookie that a sign-in sets.
 */
async function tidySessionCookie(headers: Headers, path: string): Promise<string | undefined> {
  const lines = headers.getSetCookie();
  const own = lines.find((line) => line.startsWith(`${sessionCookie()}=`));
  if (own === undefined || path === 'signout') return own;
  headers.delete('set-cookie');
  for (const line of lines) if (line !== own) headers.append('set-cookie', line);
  const opened = await openSessionCookie(own.slice(sessionCookie().length + 1).split(';')[0]);
  if (!path.startsWith('callback/') || opened === null) return undefined;
  const line = await sessionCookieLine(opened);
  headers.append('set-cookie', line);
  return line;
}

async function languageOfCookie(ctx: Ctx, cookie: string | undefined): Promise<Locale | null> {
  const token = await readSessionCookie(cookie);
  return token === null ? null : languageOf(ctx, token);
}

interface Asking {
  readonly ctx: Ctx;
  readonly userAgent: string;
  readonly device: string;
  /** The secret that the challenges of passkeys are bound to, null for a browser that asked for none. */
  readonly ceremony: string | null;
  /** The secret of the session that the browser had before, null without one. */
  readonly former: string | null;
  /** The secret of a browser that an account trusts, null for others. */
  readonly trustToken: string | null;
  /** Receives the secret of a browser that is trusted from now on. */
  keepTrust(token: string): void;
}

/** Returns the settings of next-auth for one request. */
export function authOptions(asking: Asking): AuthOptions {
  const { ctx, userAgent } = asking;
  return {
    secret: env.NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: cookieMaxAgeS },
    useSecureCookies: env.PUBLIC_URL.startsWith('https:'),
    cookies: authCookies(),
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      Credentials({
        id: 'password',
        name: 'password',
        credentials: { email: {}, password: {}, code: {}, passkey: {}, trust: {}, returning: {}, remember: {} },
        authorize: (given) => rethrow(ctx, async () => signed(await signInWith(asking, given ?? {}), ageOf(given))),
      }),
      Credentials({
        id: 'passkey',
        name: 'passkey',
        credentials: { answer: {}, returning: {}, remember: {} },
        authorize: (given) => rethrow(ctx, async () => signed(await signInByDevice(asking, given ?? {}), ageOf(given))),
      }),
      Credentials({
        id: 'guest',
        name: 'guest',
        credentials: { locale: {} },
        authorize: (given) =>
          rethrow(ctx, async () => {
            const input = shaped(PlayAsGuestInput, { locale: given?.locale });
            return signed(await playAsGuest(ctx, { ...input, userAgent, former: asking.former }), 'kept');
          }),
      }),
    ],
    callbacks: {
      // The cookie holds only the session's secret; next-auth would add name, address and picture.
      jwt: ({ token, user }) => {
        const { sid, kept } = (user as Signed | undefined) ?? token;
        return { sid, kept };
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        const actor = typeof token.sid === 'string' ? await actorOf(ctx, token.sid) : null;
        if (actor !== null)
          await signOut(domain().ctxFor({ actor, correlationId: ctx.correlationId, address: ctx.address }));
      },
    },
    logger: {
      error: (code, metadata) =>
        ctx.log.warn({ code, name: metadata instanceof Error ? metadata.name : undefined }, 'next-auth'),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

interface Typed {
  readonly email?: string;
  readonly password?: string;
  readonly code?: string;
  /** The answer of a passkey as JSON, because next-auth sends texts only. */
  readonly passkey?: string;
  readonly trust?: string;
  readonly returning?: string;
  readonly remember?: string;
}

/** Whether the player wants the browser to remember the session. */
const ageOf = (given: Pick<Typed, 'remember'> | undefined) => (given?.remember === 'yes' ? 'kept' : 'passing');

/** Returns how the new session begins in the browser. */
function entryOf({ former }: Asking, given: Pick<Typed, 'remember'>) {
  return { kind: ageOf(given) === 'kept' ? 'remembered' : 'browser', former } as const;
}

async function signInWith(asking: Asking, given: Typed) {
  const { ctx, userAgent, device, trustToken } = asking;
  const { email, password, code } = given;
  const passkey = given.passkey ? { passkey: readAnswer(given.passkey), ...ceremonyOf(asking) } : {};
  const isReturning = given.returning === 'yes';
  const input = shaped(SignInInput, { email, password, ...(code ? { code } : {}), ...passkey, isReturning });
  const trust = { isWanted: given.trust === 'yes', token: trustToken };
  const opened = await signIn(ctx, { ...input, ...entryOf(asking, given), userAgent, device, trust });
  if (opened.trustToken !== null) asking.keepTrust(opened.trustToken);
  return opened;
}

function signInByDevice(asking: Asking, given: Pick<Typed, 'returning' | 'remember'> & { readonly answer?: string }) {
  const { ctx, userAgent, device } = asking;
  const answer = readAnswer(given.answer);
  const isReturning = given.returning === 'yes';
  const entry = entryOf(asking, given);
  return signInByPasskey(ctx, { answer, ...ceremonyOf(asking), ...entry, isReturning, userAgent, device });
}

const ceremonyOf = ({ ceremony }: Asking) => (ceremony === null ? {} : { ceremony });

/** Reads the answer of a passkey that was sent as JSON. */
function readAnswer(sent: unknown): PasskeyAnswer {
  let read: unknown;
  try {
    read = JSON.parse(String(sent));
  } catch {
    read = null;
  }
  return shaped(PasskeyAnswer, read);
}

function signed(opened: { readonly token: string; readonly sessionId: string }, age: 'kept' | 'passing'): Signed {
  return { id: opened.sessionId, sid: opened.token, kept: age === 'kept' };
}

function shaped<T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  value: unknown,
): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new GameError('invalid', 'kernel.bad_input', { field: '' });
  return parsed.data;
}

/**
 * Converts errors: next-auth shows an error's message to the browser, so only codes of refusals may pass, with the time
 * to wait as a query.
 */
async function rethrow(ctx: Ctx, sign: () => Promise<Signed>): Promise<Signed> {
  try {
    await countCall(ctx);
    return await sign();
  } catch (error) {
    if (error instanceof GameError) {
      ctx.log.info({ path: 'auth.callback', outcome: 'refused', code: error.code, address: ctx.address }, 'call');
      const time = (['minutes', 'days'] as const).find((unit) => error.params[unit] !== undefined);
      const query = time === undefined ? '' : `?${time}=${error.params[time]}`;
      throw new Error(`${error.code}${query}`, { cause: error });
    }
    ctx.log.error({ err: error }, 'signing in failed');
    throw new Error(`kernel.fault?support=${ctx.correlationId}`);
  }
}
