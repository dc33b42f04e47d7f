import { GameError, httpStatusOf, type ErrorView } from '@necp/shared/kernel';
import { TRPCError } from '@trpc/server';
import type { ApiContext } from './context';
import { retryAfterOf, viewOf } from './errors';
import { reviveInput, type Schema } from './rest-input';
import {
  deprecatedRoutes,
  deprecationHeaders,
  noSuchVersion,
  restVersions,
  type DeprecatedRoute,
} from './rest-versions';
import { appRouter, createCaller } from './root';

/** Bodies larger than this are refused without being read. */
const bodyMaxBytes = 64 * 1024;

interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  readonly path: string;
  readonly input: Schema | null;
  /** Whether the input is the body of the request; otherwise it is its query. */
  readonly hasBody: boolean;
  /** Null for a route that stays. */
  readonly deprecated: DeprecatedRoute | null;
}

interface Described {
  readonly _def: {
    readonly type: string;
    readonly inputs: readonly Schema[];
    readonly meta?: { readonly openapi?: { readonly method: string; readonly path: string } };
  };
}

const declared: readonly (Route & { readonly template: string })[] = Object.entries(
  appRouter._def.procedures as unknown as Record<string, Described>,
).flatMap(([path, { _def }]) => {
  const { openapi } = _def.meta ?? {};
  if (openapi === undefined) return [];
  return [
    {
      method: openapi.method,
      template: openapi.path,
      pattern: patternOf(openapi.path),
      path,
      input: _def.inputs[0] ?? null,
      hasBody: openapi.method !== 'GET',
      deprecated: null,
    },
  ];
});

function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
}

/** Returns all routes: those of the procedures, and the old paths of those that have moved. */
function routesWith(deprecations: readonly DeprecatedRoute[]): readonly Route[] {
  const isAt = ({ method, template }: (typeof declared)[number], entry: DeprecatedRoute, path: string | null) =>
    method === entry.method && template === path;
  const kept = declared.map((route) => ({
    ...route,
    deprecated: deprecations.find((entry) => isAt(route, entry, entry.path)) ?? null,
  }));
  const old = deprecations.flatMap((entry) => {
    const route = declared.find((one) => isAt(one, entry, entry.successor));
    const isOwnPath = declared.some((one) => isAt(one, entry, entry.path));
    return route === undefined || isOwnPath ? [] : [{ ...route, pattern: patternOf(entry.path), deprecated: entry }];
  });
  return [...kept, ...old];
}

const routes = routesWith(deprecatedRoutes);

/** Returns the paths of all routes as they are declared, old ones too. */
export function restPaths(): readonly string[] {
  return [...new Set([...declared.map(({ template }) => template), ...deprecatedRoutes.map(({ path }) => path)])];
}

/** Returns the methods that a path answers. */
export function methodsAt(path: string): readonly string[] {
  if (path === '' || path === '/') return ['GET', 'HEAD'];
  const methods = routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
  return [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))];
}

/** Answers a REST request; `path` is the part after `/api/v1`. The context is created only for routes that exist. */
type AnswerRest = (request: Request, path: string, openContext: () => Promise<ApiContext>) => Promise<Response>;

/** Answers REST requests with the procedures whose metadata has that method and path, and at these old paths. */
export function restOver(deprecations: readonly DeprecatedRoute[]): AnswerRest {
  const known = routesWith(deprecations);
  return async (request, path, openContext) => {
    let route: Route;
    try {
      route = findRoute(known, request.method, path);
    } catch (error) {
      return refusalOf(error);
    }
    const response = await call(route, { request, path, openContext });
    for (const [name, value] of route.deprecated === null ? [] : deprecationHeaders(route.deprecated, docsPath))
      response.headers.set(name, value);
    return response;
  };
}

export const answerRest = restOver(deprecatedRoutes);

interface Asked {
  readonly request: Request;
  readonly path: string;
  readonly openContext: () => Promise<ApiContext>;
}

async function call(route: Route, { request, path, openContext }: Asked): Promise<Response> {
  try {
    const parameters = Object.fromEntries(
      Object.entries(route.pattern.exec(path)?.groups ?? {}).map(([key, text]) => [key, decode(text)]),
    );
    const input = route.input === null ? undefined : { ...(await readInput(request, route)), ...parameters };
    const caller = createCaller(await openContext()) as unknown as Record<
      string,
      Record<string, (input: unknown) => Promise<unknown>>
    >;
    const [room = '', verb = ''] = route.path.split('.');
    return json(
      200,
      await caller[room]?.[verb]?.(
        route.input === null ? undefined : reviveInput(route.input, input, route.hasBody ? 'json' : 'query'),
      ),
    );
  } catch (error) {
    return refusalOf(error);
  }
}

/** Answers the root of the interface: what it is, and where it is described. */
export function answerIndex(request: Request): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse({ kind: 'invalid', code: 'kernel.wrong_method', params: {} });
  return json(200, {
    name: 'NECPGAME',
    version: restVersions.at(-1),
    versions: restVersions,
    links: { self: '/api/v1', docs: docsPath, openapi: '/api/v1/openapi.json', keys: '/.well-known/jwks.json' },
  });
}

/** Answers a version of the interface that does not exist, and any other path below `/api` that leads nowhere. */
export function answerNowhere(path: string): Response {
  const isVersion = /^\/api\/v\d[\w.-]*(\/|$)/i.test(path);
  return refusalOf(isVersion ? noSuchVersion() : new GameError('not_found', 'kernel.no_such_call'));
}

function refusalOf(error: unknown): Response {
  return refuse(error instanceof GameError ? error.view() : error instanceof TRPCError ? viewOf(error) : fault);
}

const docsPath = '/api/v1/docs';
const fault: ErrorView = { kind: 'unavailable', code: 'kernel.fault', params: {} };

function findRoute(known: readonly Route[], method: string, path: string): Route {
  const matching = known
    .filter((route) => route.pattern.test(path))
    .sort((a, b) => Number(a.pattern.source.includes('?<')) - Number(b.pattern.source.includes('?<')));
  const route = matching.find(
    (candidate) => candidate.method === method || (method === 'HEAD' && candidate.method === 'GET'),
  );
  if (route !== undefined) return route;
  throw matching.length > 0
    ? new GameError('invalid', 'kernel.wrong_method')
    : new GameError('not_found', 'kernel.no_such_call');
}

async function readInput(request: Request, route: Route): Promise<Record<string, unknown>> {
  if (!route.hasBody) return Object.fromEntries(new URL(request.url).searchParams);
  if (!(request.headers.get('content-type') ?? '').startsWith('application/json'))
    throw new GameError('invalid', 'kernel.bad_input', { field: 'content-type' });
  const text = await readBody(request);
  try {
    const body: unknown = text === '' ? {} : JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  } catch {
    // The next check refuses it like any other body that is no object.
  }
  throw new GameError('invalid', 'kernel.bad_input', { field: '' });
}

/** Reads a body and stops at the limit, whatever length was announced. */
export async function readBody(request: Request): Promise<string> {
  if (request.body === null) return '';
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks).toString('utf8');
    length += value.byteLength;
    if (length > bodyMaxBytes) {
      await reader.cancel();
      throw new GameError('invalid', 'kernel.too_large');
    }
    chunks.push(value);
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new GameError('invalid', 'kernel.bad_input', { field: 'path' });
  }
}

function refuse(error: ErrorView): Response {
  const response = json(error.code === 'kernel.fault' ? 500 : httpStatusOf[error.kind], { error });
  const retryAfter = retryAfterOf(error);
  if (retryAfter !== null) response.headers.set('retry-after', retryAfter);
  if (error.kind === 'unauthenticated') response.headers.set('www-authenticate', 'Bearer');
  return response;
}

/** Sends 64-bit numbers as numbers where they are exact, else as text. */
function json(status: number, body: unknown): Response {
  const text = JSON.stringify(body, (_key, value: unknown) =>
    typeof value === 'bigint' ? (Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()) : value,
  );
  return new Response(text, { status, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' } });
}
