import { quietLog } from '@necp/domain/testing/index';
import { stockContent } from '@necp/domain/testing/stock';
import { experienceAt } from '@necp/shared/progression/formulas';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until, type TestClient } from '../testing/client';
import { openTestSim, type TestSim } from '../testing/open-sim';
import { quietGameData } from '../testing/quiet-game-data';
import type { TestCharacter } from '../testing/realm';
import { aiSlice } from '../zone/ai/slice';
import { combatSlice } from '../zone/combat/slice';
import { openDirector, type DirectorServer } from './server';

let city: TestSim;
let server: DirectorServer;
let actor: TestCharacter;
let client: TestClient;
beforeAll(async () => {
  city = await openTestSim();
  await stockContent(city.home.domain.systemCtx());
  const parts = { hosts: () => city.sim.hosts, gameData: quietGameData, ctx: () => city.home.domain.systemCtx() };
  server = await openDirector(parts, 0, quietLog);
  actor = await city.realm.addCharacter('Actor');
  client = await city.join(actor);
});
afterAll(async () => {
  await server.stop();
  await city.close();
});

const send = (body: string, type = 'application/json') =>
  fetch(`http://127.0.0.1:${server.port}/`, { method: 'POST', headers: { 'content-type': type }, body });
const ask = async (command: object) => (await send(JSON.stringify(command))).status;
const state = () => city.sim.hosts[0]!.zone.state;

it('moves a character, and the player sees the new position', async () => {
  const { x, y } = client.welcome;
  expect(await ask({ do: 'place', characterId: actor.characterId, x: x + 1, y })).toBe(200);
  await until(() => Math.abs((client.latest?.self.x ?? 0) - x - 1) < 0.1, 'the step is seen');
});

it('gives items and levels through their rooms', async () => {
  const { characterId } = actor;
  expect(await ask({ do: 'give', characterId, item: 'stim_night', quantity: 3 })).toBe(200);
  expect(await ask({ do: 'level', characterId, level: 4 })).toBe(200);
  const progress = await city.realm.db.prisma.progression.findUnique({ where: { characterId } });
  expect(Number(progress?.experience)).toBe(experienceAt(4));
  await until(() => state().players.get(characterId)?.sheet.level === 4, 'the zone knows the level');
  expect(state().players.get(characterId)?.sheet.itemCounts.stim_night).toBe(3);
});

it('obeys the same command twice at once: items add up, and a level is set once', async () => {
  const { characterId } = await city.realm.addCharacter('Twice');
  const twice = (command: object) => Promise.all([ask({ ...command, characterId }), ask({ ...command, characterId })]);
  expect(await twice({ do: 'give', item: 'stim_night', quantity: 3 })).toEqual([200, 200]);
  expect(await twice({ do: 'level', level: 3 })).toEqual([200, 200]);
  const { prisma } = city.realm.db;
  const given = await prisma.characterItem.aggregate({
    _sum: { quantity: true },
    where: { templateId: 'stim_night', container: { characterId } },
  });
  expect(given._sum.quantity).toBe(6);
  const progress = await prisma.progression.findUnique({ where: { characterId } });
  expect(Number(progress?.experience)).toBe(experienceAt(3));
});

it('spawns enemies and freezes them', async () => {
  const [enemy] = [...quietGameData.enemies.keys()];
  const before = combatSlice(state()).combatants.size;
  expect(await ask({ do: 'freeze', isFrozen: true })).toBe(200);
  expect(await ask({ do: 'enemy', characterId: actor.characterId, enemy, tiles: 2 })).toBe(200);
  expect(combatSlice(state()).combatants.size).toBe(before + 1);
  expect(aiSlice(state()).isFrozen).toBe(true);
});

it('sets the hour of the city', async () => {
  const { hourIn } = await import('../zone/core/clock');
  expect(await ask({ do: 'hour', hour: 21 })).toBe(200);
  expect(Math.floor(hourIn(state()) + 0.01)).toBe(21);
});

it.each(['', '{', 'null', '[]', '{"do":"fly"}', '{"do":"level","characterId":"7","level":1}'])(
  'refuses invalid commands: %s',
  async (body) => {
    expect((await send(body)).status).toBe(400);
  },
);

it('refuses a command that is too long before it is read', async () => {
  expect((await send('x'.repeat(5_000))).status).toBe(413);
});

it('refuses a character that is unknown or in no zone', async () => {
  const characterId = '00000000-0000-7000-8000-00000000dead';
  for (const command of [
    { do: 'place', x: 1, y: 1 },
    { do: 'move', place: 'market_gate' },
    { do: 'give', item: 'stim_night' },
    { do: 'pay', chits: 5 },
    { do: 'level', level: 2 },
    { do: 'die', face: 20 },
  ])
    expect(await ask({ ...command, characterId }), command.do).toBe(404);
  expect(await ask({ do: 'move', characterId: actor.characterId, place: 'no_such_place' })).toBe(404);
  expect(await ask({ do: 'enemy', characterId: actor.characterId, enemy: 'no_such_enemy' })).toBe(404);
});

it('refuses requests from pages of a browser', async () => {
  expect((await send('{}', 'text/plain')).status).toBe(405);
  expect((await fetch(`http://127.0.0.1:${server.port}/`)).status).toBe(405);
});
