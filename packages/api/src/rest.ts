import { GameError, httpStatusOf, type ErrorView } from '@necp/shared/kernel';
import { TRPCError } from '@trpc/server';
import type { ApiContext } from './context';
import { retryAfterOf, viewOf } from './errors';
import { reviveInput, type Schema } from './rest-input';
import { appRouter, createCaller } from './root';

/** Bodies larger than this are refused without being read. */
const bodyMaxBytes = 64 * 1024;

interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  readonly path: string;
  readonly input: Schema | null;
  readonly isMutation: boolean;
}

interface Described {
  readonly _def: {
    readonly type: string;
    readonly inputs: readonly Schema[];
    readonly meta?: { readonly openapi?: { readonly method: string; readonly path: string } };
  };
}

const routes: readonly Route[] = Object.entries(
  appRouter._def.procedures as unknown as Record<string, Described>,
).flatMap(([path, { _def }]) => {
  const { openapi } = _def.meta ?? {};
  if (openapi === undefined) return [];
  const pattern = new RegExp(`^${openapi.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
  return [
    { method: openapi.method, pattern, path, input: _def.inputs[0] ?? null, isMutation: _def.type === 'mutation' },
  ];
});

/**
 * Answers a REST request with the procedure whose metadata has that method and path; `path` is the part after
 * `/api/v1`. The context is created only for routes that exist.
 */
export async function answerRest(
  request: Request,
  path: string,
  openContext: () => Promise<ApiContext>,
): Promise<Response> {
  try {
    const route = findRoute(request.method, path);
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
        route.input === null ? undefined : reviveInput(route.input, input, route.isMutation ? 'json' : 'query'),
      ),
    );
  } catch (error) {
    return refuse(error instanceof GameError ? error.view() : error instanceof TRPCError ? viewOf(error) : fault);
  }
}

const fault: ErrorView = { kind: 'unavailable', code: 'kernel.fault', params: {} };

function findRoute(method: string, path: string): Route {
  const matching = routes
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
  if (!route.isMutation) return Object.fromEntries(new URL(request.url).searchParams);
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
