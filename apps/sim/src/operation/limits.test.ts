import { setLimit } from '@necp/domain/limit/service';
import { quietLog } from '@necp/domain/testing/index';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../testing/client';
import { openTestSim, type TestSim } from '../testing/open-sim';
import { keepLimits } from './limits';

let testSim: TestSim;
beforeAll(async () => {
  testSim = await openTestSim();
});
afterAll(() => testSim.close());

const reason = 'a flood of messages this evening';
const system = () => testSim.home.domain.systemCtx();
const valueOf = (name: 'message.connection' | 'message.duel') => testSim.home.domain.limits.valueOf(name).points;

test('a changed limit holds for connections that are open, and its default again afterwards', async () => {
  const client = await testSim.join(await testSim.realm.addCharacter('Chatty'));
  let pongs = 0;
  client.socket.on('clock.pong', () => (pongs += 1));
  const answered = async () => {
    pongs = 0;
    const heard = client.chatMessages.length;
    for (let sent = 0; sent < 25; sent += 1) client.socket.emit('clock.ping', { sentMs: sent });
    client.say(`marker ${Math.floor(heard)}`);
    await until(() => client.chatMessages.length > heard, 'the marker after them is heard');
    return pongs;
  };
  expect(await answered()).toBe(25);
  const value = { points: 6, windowSeconds: 8 };
  await setLimit(system(), { name: 'message.connection', value, reason });
  await until(() => valueOf('message.connection') === 6, 'the process has heard of the change');
  expect(await answered()).toBeLessThan(10);
  await setLimit(system(), { name: 'message.connection', value: null, reason });
  await until(() => valueOf('message.connection') === 60, 'the process has heard of the default');
  client.close();
});

test('a change of which no message came is found by the next look', async () => {
  await testSim.realm.db.prisma.limitSetting.create({
    data: { name: 'message.duel', points: 20, windowSeconds: 2, version: 1, reason, changedAt: new Date(0) },
  });
  const keeper = keepLimits({ ctx: system, log: quietLog, everyMs: 20 });
  await until(() => valueOf('message.duel') === 20, 'the change is found');
  await testSim.realm.db.prisma.limitSetting.delete({ where: { name: 'message.duel' } });
  await until(() => valueOf('message.duel') === 60, 'and so is its end');
  keeper.stop();
});
