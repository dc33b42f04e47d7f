import { randomUUID } from 'node:crypto';
import { push } from '@necp/domain/kernel';
import { sheetChanged } from '@necp/shared/character/events';
import type { TileSpot } from '@necp/shared/kernel';
import { worldChanged } from '@necp/shared/world-state/events';
import { stockContent } from '@necp/domain/testing/stock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { playersNear } from '../operation/presence';
import { until, type TestClient } from '../testing/client';
import { openTestSim, type TestSim } from '../testing/open-sim';
import type { TestCharacter } from '../testing/realm';
import { aiSlice } from '../zone/ai/slice';
import { combatantAt } from '../zone/combat/entity';
import type { ZoneInput } from '../zone/inputs';
import { lootSlice } from '../zone/loot/slice';
import type { ZoneRequest } from '../zone/outputs';
import { taskOf, type SingleRequest } from './requests';

let testSim: TestSim;
beforeAll(async () => {
  testSim = await openTestSim();
  await stockContent(testSim.home.domain.systemCtx());
});
afterAll(() => testSim.close());

const host = () => {
  const [first] = testSim.sim.hosts;
  if (first === undefined) throw new Error('no zone');
  return first;
};
const playerOf = ({ characterId }: TestCharacter) => {
  const player = host().zone.state.players.get(characterId);
  if (player === undefined) throw new Error('nobody is there');
  return player;
};
const asking = (answers: ZoneInput[] = []) => ({
  ctx: () => testSim.home.domain.systemCtx(),
  zone: host().effects.zone,
  enqueue: (input: ZoneInput) => void answers.push(input),
});

function defeatBy(character: TestCharacter): SingleRequest & { kind: 'defeat' } {
  const { epoch, entityIndex } = playerOf(character);
  const { x, y } = host().zone.state;
  const spot = { x: x[entityIndex] ?? 0, y: y[entityIndex] ?? 0, facing: 0 };
  return {
    kind: 'defeat',
    place: null,
    defeat: {
      defeatId: randomUUID(),
      enemyId: 'ward_drone',
      entityId: 1,
      level: 1,
      difficulty: 'normal',
      spot,
      participants: [{ characterId: character.characterId, epoch, share: 1 }],
    } as never,
  };
}

async function entered(name: string): Promise<{ readonly character: TestCharacter; readonly client: TestClient }> {
  const character = await testSim.realm.addCharacter(name);
  const client = await testSim.join(character);
  await until(() => testSim.isFollowed(character), 'the process is subscribed to its updates');
  return { character, client };
}

test('a changed sheet reaches the zone, and a lost notification is made up for at the checkpoint', async () => {
  const { character, client } = await entered('Sheet');
  const { characterId } = character;
  const raise = (level: number) =>
    testSim.realm.db.prisma.character.update({
      where: { id: characterId },
      data: { level, name: `Sheet ${level}`, nameSkeleton: `sheet${level}` },
    });
  await raise(2);
  await push(testSim.home.domain.redis, { characterId }, { topic: sheetChanged, versions: { character: 1 } });
  await until(() => playerOf(character).sheet.level === 2, 'the zone has the level');
  await raise(3);
  await until(() => playerOf(character).sheet.level === 3, 'the checkpoint finds the change');
  expect(playerOf(character).name).toBe('Sheet 3');
  client.close();
});

test('updates about a character or an account reach only its browsers, and those about the world all', async () => {
  const [a, b] = [await entered('Anna'), await entered('Boris')];
  const heard: [string, { readonly topic: string }][] = [];
  for (const [name, { client }] of [
    ['a', a],
    ['b', b],
  ] as const)
    client.socket.on('live', (update: { topic: string }) => heard.push([name, update]));
  const { redis } = testSim.home.domain;
  const { characterId, accountId } = a.character;
  const changed = { topic: worldChanged.name, key: 'convoy_taken', value: 'stopped' } as const;
  await push(redis, { characterId }, { topic: 'inventory.changed' });
  await push(redis, 'everyone', changed);
  await push(redis, { characterId }, { topic: sheetChanged, versions: { character: 0 } });
  await push(redis, { characterId }, { topic: 'nonsense' as 'non.sense' });
  await push(redis, { accountId }, { topic: 'mail.arrived', letters: 1 });
  await until(() => heard.length === 4, 'all of it is heard');
  expect(heard.filter(([name]) => name === 'a').map(([, update]) => update)).toEqual([
    { topic: 'inventory.changed' },
    changed,
    { topic: 'mail.arrived', letters: 1 },
  ]);
  await until(
    () => aiSlice(host().zone.state).worldKeys.get('convoy_taken') === 'stopped',
    'the zone has the world key',
  );
  a.client.close();
  b.client.close();
});

test('an effect that runs twice changes nothing the second time and returns the same answer', async () => {
  const { character, client } = await entered('Twice');
  const answers: ZoneInput[] = [];
  const task = taskOf(defeatBy(character), asking(answers));
  await task.run();
  const after = await testSim.realm.db.prisma.worldDrop.count({ where: { ownerId: character.characterId } });
  await task.run();
  const gained = answers.filter(({ kind }) => kind === 'gained');
  expect(gained).toHaveLength(2);
  expect(gained[0]).toEqual(gained[1]);
  expect(await testSim.realm.db.prisma.worldDrop.count({ where: { ownerId: character.characterId } })).toBe(after);
  client.close();
});

test('a drop lies in front of its winner and is picked up only after the domain has confirmed', async () => {
  const { character, client } = await entered('Looter');
  const topics: string[] = [];
  client.socket.on('live', ({ topic }: { readonly topic: string }) => topics.push(topic));
  host().effects.carryOut(defeatBy(character) as ZoneRequest);
  await until(
    () => [...(client.latest?.entities.values() ?? [])].some(({ kind }) => kind === 'drop'),
    'something lies there',
  );
  await until(() => topics.includes('progression.experience_gained'), 'the experience is sent');
  client.socket.emit('loot.pick_all', {});
  await until(
    async () => (await testSim.realm.db.prisma.worldDrop.count({ where: { takenBy: character.characterId } })) > 0,
    'it is taken',
  );
  await until(
    () => topics.includes('wallet.currency_gained') || topics.includes('inventory.item_gained'),
    'the taker is notified',
  );
  await until(() => lootSlice(host().zone.state).picking.size === 0, 'everything is answered');
  client.close();
});

test('a box emptied before the zone opened is shown as empty to its player', async () => {
  const { character, client } = await entered('Rummager');
  const refillsAt = new Date(host().zone.state.nowMs + 60_000);
  await testSim.realm.db.prisma.containerOpening.create({
    data: {
      characterId: character.characterId,
      zoneId: host().effects.zone.zoneId,
      containerId: 'street_bin',
      spawnIndex: 1,
      refillsAt,
    },
  });
  const answers: ZoneInput[] = [];
  const come = { kind: 'boxes_asked', characterId: character.characterId, epoch: playerOf(character).epoch } as const;
  await taskOf(come, asking(answers)).run();
  expect(answers).toEqual([
    {
      kind: 'boxes',
      characterId: character.characterId,
      boxes: [{ containerId: 'street_bin', spawnIndex: 1, refillsAtMs: refillsAt.getTime() }],
    },
  ]);
  client.close();
});

test('a write under an old epoch is refused and not announced', async () => {
  const { character, client } = await entered('Stale');
  const output = defeatBy(character);
  const again = await testSim.join(character);
  const answers: ZoneInput[] = [];
  await expect(taskOf(output, asking(answers)).run()).rejects.toMatchObject({ code: 'zone.moved' });
  expect(answers).toEqual([]);
  for (const one of [client, again]) one.close();
});

test('pools are saved at each checkpoint and when the player leaves', async () => {
  const { character, client } = await entered('Pools');
  const combatant = combatantAt(host().zone.state, playerOf(character).entityIndex);
  if (combatant === undefined) throw new Error('no fighter');
  combatant.stamina = 7;
  await host().effects.checkpoint(host().zone.state);
  await until(
    async () =>
      (await testSim.realm.db.prisma.characterVitals.findUnique({ where: { characterId: character.characterId } })) !==
      null,
    'they are written',
  );
  client.close();
});

test('the position of a player can be read from Redis for a while', async () => {
  const {
    character: { characterId },
    client,
  } = await entered('Seen');
  const { redis } = testSim.home.domain;
  await until(async () => (await redis.get(`player_position:${characterId}`)) !== null, 'the place is published');
  expect(JSON.parse((await redis.get(`player_position:${characterId}`)) ?? '{}')).toMatchObject({
    zoneId: 'watson',
    channel: 1,
    x: expect.any(Number),
  });
  expect(await redis.geopos('zone_players:watson', characterId)).toEqual([[expect.any(String), expect.any(String)]]);
  const { x, y } = JSON.parse((await redis.get(`player_position:${characterId}`)) ?? '{}') as TileSpot;
  const near = (spot: TileSpot) =>
    playersNear(redis, { zoneId: 'watson', ...spot, radiusTiles: 10 }, [1, 999]).then((found) => [...(found ?? [])]);
  const [own = [1, 0], other] = await near({ x: x + 7, y: y - 7 });
  expect([own[1] > 0, other]).toEqual([true, [999, 0]]);
  expect(await near({ x: x + 1_000, y })).toEqual([
    [1, 0],
    [999, 0],
  ]);
  expect(await redis.sismember('active_players:test-1', characterId)).toBe(1);
  for (const [key, mostS] of [
    [`player_position:${characterId}`, 300],
    ['zone_players:watson', 300],
    ['active_players:test-1', 15],
  ] as const) {
    const left = await redis.ttl(key);
    expect(left > 0 && left <= mostS).toBe(true);
  }
  client.close();
});
