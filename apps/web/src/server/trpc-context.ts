import type { ApiContext, CallOutcome, Transport } from '@necp/api/context';
import { type Actor, actorOf, actorOfAccess, type Use } from '@necp/api/server';
import { secondMs } from '@necp/shared/kernel';
import {
  ceremonyCookieLine,
  deviceCookie,
  readCeremony,
  openSessionCookie,
  readCookie,
  sessionCookie,
  sessionCookieLine,
} from './cookies';
import { domain } from './domain';
import { observeCall } from './metrics';
import { foreignOriginOf, requestContext } from './request-context';

interface Door {
  readonly transport: Transport;
  readonly actor: Actor | null;
  readonly foreignOrigin: string | null;
  readonly setCookie: (line: string) => void;
  /** Whether the browser keeps the cookie of its session when it is closed. */
  readonly isKept: boolean;
}

/** The context of a call from the browser: the cookie gives the user, the origin shows that the page is ours. */
export async function contextOfBrowser(headers: Headers, setCookie: (line: string) => void): Promise<ApiContext> {
  const cookie = readCookie(headers, sessionCookie());
  const session = await openSessionCookie(cookie);
  const actor = session === null ? null : await actorOf(bareCtx(headers), session.token, idleUse(headers));
  return contextFor(headers, {
    transport: 'trpc',
    actor,
    foreignOrigin: foreignOriginOf(headers, cookie === null ? 'none' : 'carried'),
    setCookie,
    isKept: session?.isKept ?? false,
  });
}

/** How long the player has not touched the page, which calls by itself too; the page says it. */
function idleUse(headers: Headers): Use {
  const seconds = Number(headers.get('x-idle-seconds') ?? 0);
  return { idleMs: Number.isFinite(seconds) && seconds > 0 ? seconds * secondMs : 0 };
}

/**
 * Returns the context of a REST call: an access token or nothing. Cookies are ignored, so that no page can misuse them.
 */
export async function contextOfRest(headers: Headers): Promise<ApiContext> {
  const token = /^Bearer ([\w.-]{20,2000})$/i.exec(headers.get('authorization') ?? '')?.[1];
  const actor = token === undefined ? null : await actorOfAccess(bareCtx(headers), token);
  return contextFor(headers, {
    transport: 'rest',
    actor,
    foreignOrigin: null,
    setCookie: () => undefined,
    isKept: false,
  });
}

/** The context of a page rendered on the server for the user who requests it. */
export function contextOfPage(headers: Headers, actor: Actor | null): ApiContext {
  return contextFor(headers, {
    transport: 'trpc',
    actor,
    foreignOrigin: null,
    setCookie: () => undefined,
    isKept: false,
  });
}

function bareCtx(headers: Headers) {
  return domain().ctxFor({ actor: null, ...requestContext(headers) });
}

function contextFor(headers: Headers, door: Door): ApiContext {
  const { userAgent, locale, isLocal, ...rest } = requestContext(headers);
  const { transport, actor, foreignOrigin } = door;
  const ctx = domain().ctxFor({ actor, ...rest });
  return {
    domain: ctx,
    actor,
    transport,
    foreignOrigin,
    isLocal,
    userAgent,
    locale,
    device: transport === 'trpc' ? readCookie(headers, deviceCookie()) : null,
    ceremony: transport === 'trpc' ? readCeremony(headers) : null,
    keepCeremony: (ceremony) => door.setCookie(ceremonyCookieLine(ceremony)),
    renewSession: async (token) => {
      if (token !== null) door.setCookie(await sessionCookieLine({ token, isKept: door.isKept }));
    },
    observe: (call: CallOutcome) => {
      observeCall(call);
      const { path, outcome, code, seconds } = call;
      // An operator who looks into an attack needs what was refused, and to which address.
      const refused = code === null ? {} : { code, address: ctx.address };
      ctx.log.info({ path, outcome, ...refused, ms: Math.round(seconds * 1000) }, 'call');
    },
  };
}
