import { endByCommand, planByCommand } from '@necp/domain/maintenance/service';
import { openTestDomain, withClient, type TestDomain } from '@necp/domain/testing';
import { newcomer } from '@necp/domain/testing/players';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import superjson from 'superjson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallOutcome } from './context';
import { headersOf } from './errors';
import { openDuringMaintenance } from './maintenance-doors';
import { answerRest } from './rest';
import { appRouter, createCaller } from './root';
import { contextAs, freshName, person, type Person } from './testing/people';

let testDomain: TestDomain;
let player: Person;
let moderator: Person;
beforeAll(async () => {
  testDomain = await openTestDomain();
  player = await person(testDomain, { isGuest: false, plays: true });
  moderator = await person(testDomain, { isGuest: false, plays: true, roles: ['player', 'moderator'] });
});
afterAll(() => testDomain.close());

const message = { en: 'A new district opens.', ru: 'Открываем новый район.' };
const reason = 'release of the new district';
const system = () => testDomain.domain.systemCtx();
const begin = () => planByCommand(system(), { startsAtMs: null, inMinutes: 0, lastsMinutes: 2, message, reason });
const finish = () => endByCommand(system(), reason);

const rest = (path: string, actor: Person['actor'] | null) =>
  answerRest(new Request(`http://localhost/api/v1${path}`), path, async () =>
    contextAs(testDomain, actor, { transport: 'rest' }),
  );
const trpc = (path: string, actor: Person['actor'] | null, observe?: (call: CallOutcome) => void) =>
  fetchRequestHandler({
    endpoint: '/api/trpc',
    router: appRouter,
    req: new Request(`http://localhost/api/trpc/${path}?input=${encodeURIComponent(superjson.stringify(undefined))}`),
    createContext: async () => contextAs(testDomain, actor, observe === undefined ? {} : { observe }),
    responseMeta: ({ errors }) => ({ headers: headersOf(errors) }),
  });

describe('while a maintenance runs', () => {
  it('every door that stays open exists', () => {
    const paths = Object.keys(appRouter._def.procedures);
    expect([...openDuringMaintenance].filter((path) => !paths.includes(path))).toEqual([]);
  });

  it('players are answered 503 and when to try again by tRPC and REST, and read what the page needs', async () => {
    await begin();
    const seen: CallOutcome[] = [];
    const answers = [
      await rest('/characters', player.actor),
      await trpc('character.list', player.actor, (call) => void seen.push(call)),
    ];
    for (const { status, headers } of answers) {
      expect(status).toBe(503);
      expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(15);
    }
    expect(seen).toMatchObject([{ outcome: 'refused', code: 'maintenance.running' }]);
    for (const path of ['/world/maintenance', '/world/state']) {
      const answer = await rest(path, null);
      expect([path, answer.status]).toEqual([path, 200]);
    }
    expect(await (await rest('/world/maintenance', null)).json()).toMatchObject({ startsInMs: 0, message });
    await finish();
  });

  it('staff are answered as always', async () => {
    await begin();
    expect((await rest('/characters', moderator.actor)).status).toBe(200);
    await finish();
    expect((await rest('/characters', player.actor)).status).toBe(200);
  });

  it('an act that was under way is done once, and its repetition is answered when it is over', async () => {
    const caller = createCaller(contextAs(testDomain, player.actor));
    const input = newcomer(freshName());
    await withClient(testDomain.ownerUrl, async (holder) => {
      await holder.query('BEGIN; LOCK TABLE request_answers IN EXCLUSIVE MODE');
      const underWay = caller.character.create(input);
      await expect
        .poll(async () => (await holder.query('SELECT 1 FROM pg_locks WHERE NOT granted')).rowCount)
        .toBeGreaterThan(0);
      await begin();
      await expect(caller.character.create(input)).rejects.toMatchObject({ message: 'maintenance.running' });
      await holder.query('COMMIT');
      const made = await underWay;
      await expect(caller.character.create(input)).rejects.toMatchObject({ message: 'maintenance.running' });
      await finish();
      expect(await caller.character.create(input)).toEqual(made);
    });
    expect(await system().db.character.count({ where: { name: input.name } })).toBe(1);
  });
});
