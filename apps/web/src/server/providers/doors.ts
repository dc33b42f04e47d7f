import {
  type Actor,
  actorOf,
  arriveFromProvider,
  type Arrived,
  beginProvider,
  countCall,
  type Ctx,
  finishVisit,
  OutsideAway,
  takeProviderAnswer,
  type Visitor,
} from '@necp/api/server';
import { readBody } from '@necp/api/rest';
import { FinishProviderInput, BeginProviderInput } from '@necp/shared/identity/schema';
import { GameError } from '@necp/shared/kernel';
import { randomBytes } from 'node:crypto';
import type * as z from 'zod';
import { env } from '../../env';
import { languageOf } from '../chosen-language';
import {
  deviceCookie,
  deviceCookieLine,
  localeCookieLine,
  openSessionCookie,
  readCeremony,
  readCookie,
  readLocaleCookie,
  sessionCookie,
  sessionCookieLine,
  trustCookie,
  trustCookieLine,
} from '../cookies';
import { domain } from '../domain';
import { foreignOriginOf, requestContext } from '../request-context';
import { isProvidersFault } from './guard';
import { claimedOf, visitUrl } from './protocol';
import type { Provider } from './settings';
import {
  isAnswerTo,
  noVisitCookieLine,
  rememberCookie,
  rememberCookieLine,
  visitCookie,
  visitCookieLine,
  visitOf,
} from './visit';

/** The page that asks for the code of the second factor after a provider's answer. */
const codePage = '/sign-in/code';

/** Answers `POST /api/auth/provider/<id>`: begins a visit, and says which page of the provider to open. */
export async function answerBegin(request: Request, providerId: string): Promise<Response> {
  return answerJson(request, async (caller) => {
    const input = await bodyAs(BeginProviderInput, request);
    const { secret } = await beginProvider(caller.ctx, { ...input, provider: providerId });
    const provider = providerOf(providerId);
    const url = await asked(caller.ctx, () => visitUrl(provider, visitOf(secret, providerId), input.purpose));
    const remembering = rememberCookieLine(input.remember === true ? 'yes' : 'no');
    return { body: { url }, cookies: [visitCookieLine(secret), remembering] };
  });
}

/**
 * Answers `POST /api/auth/provider-code`: goes on with a visit that waits for the second factor.
 */
export async function answerCode(request: Request): Promise<Response> {
  return answerJson(request, async (caller) => {
    const { trust, ...step } = await bodyAs(FinishProviderInput, request);
    const secret = readCookie(request.headers, visitCookie());
    if (secret === null) throw new GameError('invalid', 'identity.start_again');
    const { visitor } = caller;
    const trusting = { ...visitor, trust: { isWanted: trust, token: visitor.trust?.token ?? null } };
    const ceremony = readCeremony(request.headers);
    const arrived = await finishVisit(caller.ctx, { secret, step, ceremony, visitor: trusting });
    return { body: { next: arrived.next }, cookies: [noVisitCookieLine(), ...(await cookiesOf(caller, arrived))] };
  });
}

/** Answers `GET /api/auth/provider/<id>/callback`, to which the provider sends the browser back. */
export async function answerCallback(request: Request, providerId: string): Promise<Response> {
  const caller = await callerOf(request.headers);
  try {
    await countCall(caller.ctx);
    const arrived = await arrive(caller, { providerId, url: new URL(request.url) });
    const isWaiting = arrived.outcome === 'code';
    const cookies = isWaiting
      ? [visitCookieLine(arrived.secret)]
      : [noVisitCookieLine(), ...(await cookiesOf(caller, arrived))];
    return redirect(isWaiting ? codePage : arrived.next, cookies);
  } catch (error) {
    const page = caller.ctx.actor?.isGuest === false ? '/account' : '/sign-in';
    return redirect(`${page}?refused=${encodeURIComponent(refusalOf(caller.ctx, error))}`, [noVisitCookieLine()]);
  }
}

async function arrive(caller: Caller, { providerId, url }: { providerId: string; url: URL }): Promise<Arrived> {
  const { ctx, headers, visitor } = caller;
  const secret = readCookie(headers, visitCookie());
  const visit = visitOf(secret ?? '', providerId);
  // A page that sends a browser here with an answer of its own does not know the secret.
  if (secret === null || !isAnswerTo(visit, url.searchParams.get('state')))
    throw new GameError('invalid', 'identity.start_again');
  const flow = await takeProviderAnswer(ctx, { provider: providerId, secret });
  if (url.searchParams.get('error') === 'access_denied') throw new GameError('forbidden', 'identity.denied');
  const claimed = await asked(ctx, () => claimedOf(providerOf(providerId), { search: url.search, visit }));
  return arriveFromProvider(ctx, { flow, claimed, visitor });
}

/** Asks a provider; what it says of a failure is logged and not shown. */
async function asked<T>(ctx: Ctx, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const { name, message, code } = error as { name?: string; message?: string; code?: string };
    ctx.log.warn({ name, code, reason: message }, 'a provider of sign-in failed');
    const isAway = error instanceof OutsideAway || (error instanceof Error && isProvidersFault(error));
    throw new GameError('unavailable', isAway ? 'identity.provider_away' : 'identity.provider_failed');
  }
}

function providerOf(id: string): Provider {
  const provider = env.SIGN_IN_PROVIDERS.find((offered) => offered.id === id);
  if (provider === undefined) throw new GameError('not_found', 'identity.unknown_provider');
  return provider;
}

interface Caller {
  readonly ctx: Ctx;
  readonly headers: Headers;
  readonly visitor: Visitor & { readonly device: string };
  /** Whether the browser keeps the cookie of the session that it has when it is closed. */
  readonly isKept: boolean;
}

async function callerOf(headers: Headers): Promise<Caller> {
  const context = requestContext(headers);
  const session = await openSessionCookie(readCookie(headers, sessionCookie()));
  const former = session?.token ?? null;
  const actor: Actor | null =
    former === null ? null : await actorOf(domain().ctxFor({ actor: null, ...context }), former);
  const isRemembered = readCookie(headers, rememberCookie()) === 'yes';
  const device = readCookie(headers, deviceCookie()) ?? randomBytes(24).toString('base64url');
  return {
    ctx: domain().ctxFor({ actor, ...context }),
    headers,
    visitor: {
      userAgent: context.userAgent,
      device,
      locale: context.locale,
      trust: { isWanted: false, token: readCookie(headers, trustCookie()) },
      entry: { kind: isRemembered ? 'remembered' : 'browser', former },
    },
    isKept: session?.isKept ?? false,
  };
}

/** Returns the cookies of a browser that has arrived: its session, under a new secret each time, and what marks it. */
async function cookiesOf({ ctx, headers, visitor, isKept }: Caller, arrived: EnteredView): Promise<string[]> {
  const kept = arrived.isNew ? visitor.entry.kind === 'remembered' : isKept;
  const lines = [await sessionCookieLine({ token: arrived.token, isKept: kept }), deviceCookieLine(visitor.device)];
  if (arrived.trustToken !== null) lines.push(trustCookieLine(arrived.trustToken));
  const language = readLocaleCookie(headers) === undefined ? await languageOf(ctx, arrived.token) : null;
  return language === null ? lines : [...lines, localeCookieLine(language)];
}

type EnteredView = Pick<Exclude<Arrived, { readonly outcome: 'code' }>, 'token' | 'trustToken' | 'isNew'>;

interface Answer {
  readonly body: object;
  readonly cookies: readonly string[];
}

async function answerJson(request: Request, answer: (caller: Caller) => Promise<Answer>): Promise<Response> {
  if (foreignOriginOf(request.headers, 'carried') !== null)
    return Response.json({ error: 'kernel.foreign_origin' }, { status: 403 });
  const caller = await callerOf(request.headers);
  try {
    await countCall(caller.ctx);
    const { body, cookies } = await answer(caller);
    return withCookies(Response.json(body), cookies);
  } catch (error) {
    return withCookies(Response.json({ error: refusalOf(caller.ctx, error) }, { status: 400 }), []);
  }
}

function redirect(path: string, cookies: readonly string[]): Response {
  // The address is always of this site: the path is a stored one that was checked, or one of this file.
  return withCookies(new Response(null, { status: 303, headers: { location: `${env.PUBLIC_URL}${path}` } }), cookies);
}

function withCookies(response: Response, cookies: readonly string[]): Response {
  response.headers.set('cache-control', 'no-store');
  response.headers.set('referrer-policy', 'no-referrer');
  for (const line of cookies) response.headers.append('set-cookie', line);
  return response;
}

async function bodyAs<T>(schema: z.ZodType<T>, request: Request): Promise<T> {
  const text = await readBody(request);
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new GameError('invalid', 'kernel.bad_input', { field: '' });
  }
}

/**
 * Returns the code of a refusal, with the time to wait as a query; faults are logged and get one code, with the number
 * for support.
 */
function refusalOf(ctx: Ctx, error: unknown): string {
  if (error instanceof GameError) {
    ctx.log.info({ path: 'auth.provider', outcome: 'refused', code: error.code, address: ctx.address }, 'call');
    return error.params.minutes === undefined ? error.code : `${error.code}?minutes=${error.params.minutes}`;
  }
  ctx.log.error({ err: error }, 'a visit to a provider failed');
  return `kernel.fault?support=${ctx.correlationId}`;
}
