import { randomUUID } from 'node:crypto';
import { liveChannel, push } from '@necp/domain/kernel';
import { openTestDomain, quietLog, type TestDomain } from '@necp/domain/testing/index';
import { FixedClock, minuteMs, type AccountId, type CharacterId } from '@necp/shared/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../testing/client';
import { hearLive, type Followed, type Live } from './live';

let home: TestDomain;
beforeAll(async () => {
  home = await openTestDomain();
});
afterAll(() => home.close());

const someone = (accountId = randomUUID() as AccountId): Followed => ({
  characterId: randomUUID() as CharacterId,
  accountId,
});

interface Ears {
  readonly live: Live;
  readonly clock: FixedClock;
  readonly heard: string[];
  readonly here: Set<string>;
}

function listen(): Ears {
  const clock = new FixedClock(0);
  const heard: string[] = [];
  const here = new Set<string>();
  const live = hearLive({
    redis: home.domain.redis,
    log: quietLog,
    nowMs: () => clock.nowMs(),
    isHere: ({ characterId }) => here.has(characterId),
    listener: {
      sheetChanged: (characterId) => heard.push(`sheet ${characterId}`),
      worldChanged: (key) => heard.push(`world ${key}`),
      maintenanceChanged: () => 0,
      realmChanged: () => heard.push('realm'),
      limitsChanged: () => heard.push('limits'),
      cut: (accountId) => heard.push(`cut ${accountId}`),
      forCharacter: (characterId, { topic }) => heard.push(`${topic} ${characterId}`),
      forAccount: (accountId, { topic }) => heard.push(`${topic} ${accountId}`),
      forParty: (partyId, { topic }) => heard.push(`${topic} ${partyId}`),
      forAll: ({ topic }) => heard.push(topic),
    },
  });
  return { live, clock, heard, here };
}

const listeners = async (followed: Followed) =>
  (await home.domain.redis.call('PUBSUB', 'NUMSUB', liveChannel(followed))) as [string, number];
const isSubscribed = (followed: Followed) => listeners(followed).then(([, count]) => count === 1);

test('a process is sent the updates of the players it follows, and of no other player', async () => {
  const { live, heard } = listen();
  const [anna, boris] = [someone(), someone()];
  live.follow(anna);
  live.follow(anna);
  await until(() => isSubscribed({ ...anna }), 'the channel is subscribed');
  const { redis } = home.domain;
  await push(redis, { characterId: boris.characterId }, { topic: 'inventory.changed' });
  await push(redis, { accountId: boris.accountId }, { topic: 'mail.arrived' });
  await push(redis, { characterId: anna.characterId }, { topic: 'inventory.changed' });
  await push(redis, { accountId: anna.accountId }, { topic: 'mail.arrived' });
  await until(() => heard.length === 2, 'both of hers are heard');
  expect(heard.toSorted()).toEqual([`inventory.changed ${anna.characterId}`, `mail.arrived ${anna.accountId}`]);
  live.stop();
});

test('gives up the channels of players who left, but not of those who are here or on the way', async () => {
  const { live, clock, here } = listen();
  const accountId = randomUUID() as AccountId;
  const [stays, left, late] = [someone(accountId), someone(accountId), someone()];
  here.add(stays.characterId);
  live.follow(stays);
  live.follow(left);
  clock.advance(minuteMs + 1);
  live.follow(late);
  await until(() => isSubscribed(left), 'the channel is subscribed');
  live.sweep();
  await until(async () => !(await isSubscribed(left)), 'the channel of the one who left is given up');
  expect(live.size).toBe(2);
  expect(await isSubscribed(stays)).toBe(true);
  expect(await isSubscribed(late)).toBe(true);
  const [, accounts] = (await home.domain.redis.call('PUBSUB', 'NUMSUB', liveChannel({ accountId }))) as [
    string,
    number,
  ];
  expect(accounts).toBe(1);
  live.follow(left);
  await until(() => isSubscribed(left), 'whoever returns is followed again');
  live.stop();
});

test('follows the same players again after the connection to Redis was lost', async () => {
  const { live, heard } = listen();
  const anna = someone();
  live.follow(anna);
  await until(() => isSubscribed(anna), 'the channel is subscribed');
  const { redis } = home.domain;
  await redis.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
  await until(() => isSubscribed(anna), 'the channel is subscribed again');
  await push(redis, { characterId: anna.characterId }, { topic: 'loot.generated' });
  await until(() => heard.length === 1, 'the update arrives');
  live.stop();
});
