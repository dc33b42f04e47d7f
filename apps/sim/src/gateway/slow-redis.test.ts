import { openSlowRedis, type SlowRedis } from '@necp/domain/testing/slow-proxy';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../testing/client';
import { openSimOn, type TestSimOn } from '../testing/open-sim';

/** Later than the end of any test: whatever waits for the answer itself, and not for the guard, never goes on. */
const neverMs = 3_600_000;

let testSim: TestSimOn<SlowRedis>;
beforeAll(async () => {
  testSim = await openSimOn(await openSlowRedis());
});
afterAll(async () => {
  testSim.redis.delay(0);
  await testSim.close();
});

async function enter(name: string) {
  const character = await testSim.realm.addCharacter(name);
  return { character, client: await testSim.join(character) };
}

/** Returns the figures of the guard of Redis, summed over their labels, as an operator reads them. */
async function readGuard() {
  const metrics = await (await fetch(`http://127.0.0.1:${testSim.port}/metrics`)).text();
  const sumOf = (name: string) =>
    metrics
      .split('\n')
      .filter((row) => row.startsWith(`${name}{`) && row.includes('outside="redis"'))
      .reduce((sum, row) => sum + Number(row.split(' ').at(-1)), 0);
  return {
    isOpen: sumOf('necp_outside_open') === 1,
    opens: sumOf('necp_outside_opens_total'),
    refused: sumOf('necp_outside_refused_total'),
  };
}

/** Asks Redis, as the process does all the time, until its guard lets calls through; returns its figures then. */
async function untilWell() {
  let guard = await readGuard();
  await until(async () => {
    await ask();
    guard = await readGuard();
    return !guard.isOpen;
  }, 'the guard calls Redis');
  return guard;
}

const ask = () => testSim.domain.redis.get('any').catch(() => null);

test('players enter, walk and chat while Redis is connected and does not answer, until it does again', async () => {
  const early = await enter('Early');
  const before = await untilWell();
  testSim.redis.delay(neverMs);

  const late = await enter('Late');
  await until(() => early.client.latest?.entities.has(late.client.welcome.entityId) === true, 'they see one another');
  for (const { client } of [early, late]) {
    const step = client.input(127, 0);
    await until(() => client.latest?.ackSeq === step, 'the step is followed');
  }
  late.client.say('is anyone there', 'say');
  early.client.say('all of us', 'zone');
  await until(() => [early, late].every(({ client }) => client.chatMessages.length === 2), 'both hear both');
  expect(late.client.chatMessages.map(({ text }) => text).toSorted()).toEqual(['all of us', 'is anyone there']);
  await until(async () => (await testSim.realm.db.prisma.chatMessage.count()) === 2, 'the messages are stored');

  // Whatever the process asks of Redis: the guard gives up the first calls, then makes none.
  await until(async () => {
    await Promise.all(Array.from({ length: 10 }, ask));
    const { isOpen, opens, refused } = await readGuard();
    return isOpen && opens > before.opens && refused > before.refused;
  }, 'the guard leaves Redis alone');

  testSim.redis.delay(0);
  await untilWell();
  const back = await enter('Back');
  await until(() => testSim.isFollowed(back.character), 'live messages arrive again');
  expect([early, late].map(({ client }) => client.socket.connected)).toEqual([true, true]);
});
