import { randomUUID } from 'node:crypto';
import { openTestDomain, type TestDomain } from '@necp/domain/testing';
import { openOwnRedis } from '@necp/domain/testing/own-redis';
import { openVoicePlace } from '@necp/domain/testing/voice';
import { seededRng, type Rng } from '@necp/shared/kernel';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { openApiDocument } from '../openapi';
import { answerRest } from '../rest';
import { appRouter } from '../root';
import { maxBatchSize } from '../trpc';
import { drawValue, hostileText, hostileValue, type ValueSchema } from './hostile-values';
import { contextAs, person, type Person } from './people';

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { readonly in: string; readonly name: string; readonly schema?: ValueSchema }[];
  readonly body: ValueSchema | null;
}

/** What all calls together were answered. */
export interface HostileOutcome {
  readonly byStatus: Readonly<Record<number, number>>;
  /** The calls that were answered with a fault of the server. */
  readonly faults: readonly string[];
}

/** A caller may make a few hundred calls a minute, so callers change more often than that. */
const callsOfCaller = 200;

interface HostileRun {
  readonly calls: number;
  readonly seed: number;
}

/**
 * Calls every operation of the REST interface in turn, and every procedure over tRPC, with values that fit its schema
 * except for some hostile ones. The seed decides all of them. Everything that a call may need runs, the place of voice
 * too, so that no fault of the server is a right answer.
 */
export async function callWithHostileValues(run: HostileRun): Promise<HostileOutcome> {
  const redis = await openOwnRedis();
  const testDomain = await openTestDomain({ redisUrl: redis.url });
  try {
    await openVoicePlace(testDomain.domain.redis);
    return await callAll(testDomain, run);
  } finally {
    await testDomain.close();
    await redis.close();
  }
}

async function callAll(testDomain: TestDomain, { calls, seed }: HostileRun): Promise<HostileOutcome> {
  const rng = seededRng(seed);
  const operations = readOperations();
  const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>);
  const byStatus: Record<number, number> = {};
  const faults: string[] = [];
  let callers: readonly (Person | null)[] = [];
  for (let count = 0; count < calls; count++) {
    if (count % callsOfCaller === 0)
      callers = [
        null,
        await person(testDomain, { isGuest: true, plays: false }),
        await person(testDomain, { isGuest: false, plays: true }),
        await person(testDomain, { isGuest: false, plays: true }),
      ];
    const caller = rng.pick(callers);
    const turn = Math.floor(count / 4);
    const request =
      count % 4 === 3
        ? trpcRequest(procedures[turn % procedures.length] ?? ['', { _def: { type: 'query' } }], rng)
        : restRequest(operations[(count - turn) % operations.length]!, rng, caller);
    const { status, text } = await answer(testDomain, request, { caller, count });
    byStatus[status] = (byStatus[status] ?? 0) + 1;
    if (status >= 500) faults.push(`${request.method} ${request.url} ${request.sent}: ${text}`.slice(0, 600));
  }
  return { byStatus, faults };
}

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly sent: string | undefined;
}

async function answer(
  testDomain: TestDomain,
  { method, url, sent }: Sent,
  { caller, count }: { readonly caller: Person | null; readonly count: number },
): Promise<{ readonly status: number; readonly text: string }> {
  const headers = { 'content-type': 'application/json' };
  const request = new Request(url, { method, ...(sent === undefined ? {} : { body: sent, headers }) });
  // Limits of strangers and of emails count addresses.
  const address = `2001:db8:${(count >> 8).toString(16)}:${(count & 0xff).toString(16)}::1`;
  const open = (transport: 'rest' | 'trpc') => {
    const actor = caller?.actor ?? null;
    return contextAs(testDomain, actor, { domain: testDomain.domain.ctxFor({ actor, address }), transport });
  };
  const { pathname } = new URL(url);
  const response = pathname.startsWith('/api/trpc/')
    ? await fetchRequestHandler({
        endpoint: '/api/trpc',
        req: request,
        router: appRouter,
        maxBatchSize,
        createContext: () => open('trpc'),
      })
    : await answerRest(request, pathname.replace('/api/v1', ''), async () => open('rest'));
  return { status: response.status, text: await response.text() };
}

function restRequest({ method, path, parameters, body }: Operation, rng: Rng, caller: Person | null): Sent {
  const known = {
    requestId: randomUUID(),
    ...(caller?.characterId == null ? {} : { characterId: caller.characterId }),
  };
  const textOf = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
  const escaped = (text: string) =>
    rng.int(1, 20) === 1 ? rng.pick(['%00', 'a%00b', '%ED%A0%80', '%', '%2e%2e', '..']) : encodeWhole(text);
  const drawn = new Map(
    parameters.map(({ name, schema }) => [name, textOf(drawValue({ properties: {}, ...schema }, rng, known))]),
  );
  const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const value = Object.hasOwn(known, name) && rng.int(1, 4) > 1 ? String(known[name as keyof typeof known]) : null;
    return escaped(value ?? drawn.get(name) ?? '') || 'x';
  });
  const query = parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name }) => `${name}=${encodeWhole(rng.int(1, 4) === 1 ? hostileText(rng) : (drawn.get(name) ?? ''))}`);
  return {
    method: method.toUpperCase(),
    url: `http://localhost/api/v1${filled}${query.length > 0 ? `?${query.join('&')}` : ''}`,
    sent: body === null ? undefined : bodyOf(drawValue(body, rng, known), rng),
  };
}

/** One body in thirty is no JSON, or nested deeper than any other. */
function bodyOf(value: unknown, rng: Rng): string {
  if (rng.int(1, 30) > 1) return JSON.stringify(value) ?? '';
  return rng.pick([
    '',
    '{',
    'null',
    '"x"',
    '[1',
    '{"a":1e999}',
    `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    '\ufeff{}',
  ]);
}

/** Kinds of values that superjson restores by itself. */
const restored = ['bigint', 'Date', 'undefined', 'number', 'set', 'map', 'regexp', 'Error', 'URL', 'symbol', 'class'];

function trpcRequest(
  [path, { _def }]: readonly [string, { readonly _def: { readonly type: string } }],
  rng: Rng,
): Sent {
  const json = rng.int(0, 1) === 1 ? hostileValue(rng) : { requestId: randomUUID(), name: hostileValue(rng) };
  const meta = rng.pick<unknown>([
    null,
    { values: [rng.pick(restored)] },
    { values: { name: [rng.pick(restored)] } },
    { values: { '__proto__.x': [rng.pick(restored)] } },
    { values: hostileValue(rng), referentialEqualities: hostileValue(rng) },
  ]);
  const input = JSON.stringify({ json, meta });
  const url = `http://localhost/api/trpc/${path}`;
  return _def.type === 'query'
    ? { method: 'GET', url: `${url}?input=${encodeWhole(input)}`, sent: undefined }
    : { method: 'POST', url, sent: input };
}

/** Halves of surrogate pairs cannot be written in an address, so they become a question mark. */
const encodeWhole = (text: string) => encodeURIComponent(text.replace(/\p{Cs}/gu, '?'));

function readOperations(): Operation[] {
  const { paths = {} } = openApiDocument('http://localhost');
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item ?? {}).map(([method, described]) => {
      const { parameters = [], requestBody } = described as {
        parameters?: Operation['parameters'];
        requestBody?: { content: Record<string, { schema: ValueSchema }> };
      };
      return { method, path, parameters, body: requestBody?.content['application/json']?.schema ?? null };
    }),
  );
}
