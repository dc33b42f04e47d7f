import { newRequestId, openTestDomain, type TestDomain } from '@necp/domain/testing';
import { GameError, httpStatusOf } from '@necp/shared/kernel';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import superjson from 'superjson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallOutcome } from './context';
import { openApiDocument } from './openapi';
import { publicProcedure } from './procedures';
import { answerRest } from './rest';
import { reviveInput } from './rest-input';
import { createCaller } from './root';
import { contextAs, person } from './testing/people';
import { maxBatchSize, router } from './trpc';
import * as z from 'zod';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
});
afterAll(() => testDomain.close());

const rest = async (
  method: string,
  path: string,
  options: { body?: string; type?: string; actor?: Parameters<typeof contextAs>[1] } = {},
) => {
  const request = new Request(`http://localhost/api/v1${path}`, {
    method,
    ...(options.body === undefined
      ? {}
      : { headers: { 'content-type': options.type ?? 'application/json' }, body: options.body }),
  });
  const response = await answerRest(request, new URL(request.url).pathname.replace('/api/v1', ''), async () =>
    contextAs(testDomain, options.actor ?? null, { transport: 'rest' }),
  );
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown> & { error?: { code: string; params: object } },
  };
};

const faulty = router({
  breaks: publicProcedure.query(() => {
    throw new Error('SELECT secret FROM /srv/house at line 7');
  }),
  refuses: publicProcedure.query(() => {
    throw new GameError('conflict', 'cat.asleep', { minutes: 5 });
  }),
  takes: publicProcedure.input(z.strictObject({ name: z.string() })).mutation(() => 1),
});
const trpc = async (
  path: string,
  options: { foreignOrigin?: string; body?: unknown; observe?: (call: CallOutcome) => void } = {},
) => {
  const response = await fetchRequestHandler({
    endpoint: '/api/trpc',
    router: faulty,
    maxBatchSize,
    req: new Request(
      `http://localhost/api/trpc/${path}`,
      options.body === undefined
        ? {}
        : { method: 'POST', body: JSON.stringify(options.body), headers: { 'content-type': 'application/json' } },
    ),
    createContext: () =>
      contextAs(testDomain, null, {
        foreignOrigin: options.foreignOrigin ?? null,
        ...(options.observe ? { observe: options.observe } : {}),
      }),
  });
  return { status: response.status, text: await response.text() };
};

describe("the developers' mailbox", () => {
  it('is open to callers at this machine itself, and does not exist for others', async () => {
    const at = (place: { readonly isLocal: boolean }) => createCaller(contextAs(testDomain, null, place)).account;
    await expect(at({ isLocal: true }).devEmails()).resolves.toMatchObject({ emails: [] });
    await expect(at({ isLocal: false }).devEmails()).rejects.toMatchObject({
      cause: { code: 'account.dev_pages_off' },
    });
  });
});

describe('a call from the browser', () => {
  it('reports an internal error without details', async () => {
    const { status, text } = await trpc('breaks');
    expect(status).toBe(500);
    expect(text).toContain('kernel.fault');
    expect(text).not.toMatch(/SELECT|secret|house|stack|\.ts/);
  });

  it('reports a refusal with its code, kind and parameters', async () => {
    const { status, text } = await trpc('refuses');
    expect(status).toBe(409);
    const { error } = JSON.parse(text) as { error: { json: { data: { game: unknown }; message: string } } };
    expect(error.json.data.game).toEqual({ kind: 'conflict', code: 'cat.asleep', params: { minutes: 5 } });
    expect(text).not.toContain('stack');
  });

  it('of the wrong shape is refused with the name of the field', async () => {
    const { status, text } = await trpc('takes', { body: { json: { name: 7 } } });
    expect([status, JSON.parse(text).error.json.data.game]).toEqual([
      400,
      { kind: 'invalid', code: 'kernel.bad_input', params: { field: 'name' } },
    ]);
    expect((await trpc('takes', { body: { json: { name: 'a', __proto__: {}, extra: 1 } } })).status).toBe(400);
    expect((await trpc('nothing.here')).text).toContain('kernel.no_such_call');
  });

  it('from a page of another site is refused when it would act for the player, but may read', async () => {
    const forged = await trpc('takes', { foreignOrigin: 'https://evil.test', body: { json: { name: 'a' } } });
    expect([forged.status, forged.text.includes('kernel.foreign_origin')]).toEqual([403, true]);
    expect((await trpc('takes', { body: { json: { name: 'a' } } })).status).toBe(200);
  });

  it('in a batch that is too large is refused as a whole', async () => {
    const paths = Array.from({ length: maxBatchSize + 1 }, () => 'refuses').join(',');
    expect((await trpc(`${paths}?batch=1&input=${encodeURIComponent('{}')}`)).text).not.toContain('cat.asleep');
    const within = Array.from({ length: maxBatchSize }, () => 'refuses').join(',');
    expect((await trpc(`${within}?batch=1&input=${encodeURIComponent('{}')}`)).text.match(/cat\.asleep/g)?.length).toBe(
      maxBatchSize * 2,
    );
  });

  it('is reported to the log and the metrics with its outcome and the code of its refusal', async () => {
    const calls: string[] = [];
    for (const path of ['breaks', 'refuses'])
      await trpc(path, { observe: (call) => calls.push(`${call.path} ${call.outcome} ${call.code}`) });
    expect(calls).toEqual(['breaks fault kernel.fault', 'refuses refused cat.asleep']);
  });
});

describe('the REST interface', () => {
  it('answers with the same procedures', async () => {
    expect(await rest('GET', '/world/state')).toMatchObject({
      status: 200,
      body: { name: 'First Rain', population: 0 },
    });
    const guest = await rest('POST', '/auth/guest', { body: '{"locale":"ru"}' });
    expect(guest).toMatchObject({
      status: 200,
      body: {
        accessToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]{86}$/),
        refreshToken: expect.stringMatching(/^[\w-]{43}$/),
      },
    });
    const { actor, characterId } = await person(testDomain, { isGuest: false, plays: true });
    expect(await rest('GET', '/account/wallet', { actor: { ...actor, characterId } })).toMatchObject({
      status: 200,
      body: { balanceChits: 0, entries: [] },
    });
    expect(await rest('GET', '/chat/zones/watson/messages?limit=5', { actor })).toMatchObject({
      status: 200,
      body: { messages: [] },
    });
    expect(
      await rest('POST', `/characters/${characterId}/delete`, {
        actor,
        body: JSON.stringify({ requestId: newRequestId() }),
      }),
    ).toMatchObject({ status: 200, body: { id: characterId } });
  });

  it("refuses with the kind's status, the code and nothing else", async () => {
    expect(await rest('GET', '/account')).toEqual({
      status: 401,
      body: { error: { kind: 'unauthenticated', code: 'session.required', params: {} } },
    });
    expect(await rest('GET', '/characters/profiles/Nobodyatall')).toMatchObject({
      status: 404,
      body: { error: { code: 'character.not_found' } },
    });
    expect(await rest('GET', '/no/such')).toMatchObject({
      status: 404,
      body: { error: { code: 'kernel.no_such_call' } },
    });
    expect(await rest('DELETE', '/account')).toMatchObject({
      status: 400,
      body: { error: { code: 'kernel.wrong_method' } },
    });
    expect(httpStatusOf.throttled).toBe(429);
  });

  it.each([
    ['no JSON', '{', 'application/json'],
    ['a list', '[]', 'application/json'],
    ['text', 'locale=en', 'text/plain'],
    ['an unknown language', '{"locale":"xx"}', 'application/json'],
    ['a field too many', '{"locale":"en","isAdmin":true}', 'application/json'],
    ['a poisoned prototype', '{"locale":"en","__proto__":{"isAdmin":true}}', 'application/json'],
  ])('refuses %s', async (_what, body, type) => {
    expect(await rest('POST', '/auth/guest', { body, type })).toMatchObject({
      status: 400,
      body: { error: { code: 'kernel.bad_input' } },
    });
  });

  it('refuses a body that is too long, and broken escapes in a path', async () => {
    expect(await rest('POST', '/auth/guest', { body: JSON.stringify({ locale: 'x'.repeat(70_000) }) })).toMatchObject({
      status: 400,
      body: { error: { code: 'kernel.too_large' } },
    });
    expect(await rest('GET', '/characters/profiles/%E0%A4%A')).toMatchObject({ status: 400 });
  });

  it('accepts 64-bit numbers and times in the form JSON can carry', () => {
    const schema = z.object({
      price: z.bigint(),
      at: z.date().optional(),
      count: z.number(),
      list: z.array(z.object({ n: z.bigint() })),
    });
    const revived = reviveInput(
      schema,
      { price: '9007199254740993', at: '2077-01-01T00:00:00Z', count: 5, list: [{ n: 7 }], extra: 'x' },
      'json',
    );
    expect(revived).toEqual({
      price: 9007199254740993n,
      at: new Date('2077-01-01T00:00:00Z'),
      count: 5,
      list: [{ n: 7n }],
      extra: 'x',
    });
    expect(reviveInput(schema, { count: '12' }, 'query')).toEqual({ count: 12 });
    expect(reviveInput(schema, { count: '12', price: '1.5' }, 'json')).toEqual({ count: '12', price: '1.5' });
  });
});

describe('the description of the REST interface', () => {
  it('describes times and 64-bit numbers in the form they are sent', () => {
    const text = JSON.stringify(openApiDocument('http://localhost:3000'));
    expect(text).toContain('"balanceChits":{"type":"integer","format":"int64"}');
    expect(superjson.stringify({ n: 1n })).toContain('bigint');
  });
});
