import { randomUUID } from 'node:crypto';
import { townspeopleNames } from '@necp/content/server';
import { openTestDomain, quietLog, type TestDomain } from '@necp/domain/testing/index';
import { countStatements } from '@necp/domain/testing/statements';
import { claimZone } from '@necp/domain/zone/service';
import { cleanFilter } from '@necp/shared/chat/filter';
import { seededRng } from '@necp/shared/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAtlas } from '../directory/atlas';
import { createEntrance } from '../directory/entrance';
import { openTestRealm, type TestCharacter, type TestRealm } from '../testing/realm';
import { quietGameData } from '../testing/quiet-game-data';
import { testMap } from '../testing/test-map';
import type { ZoneInput } from '../zone/inputs';
import { createZone } from '../zone/zone';
import { createEffects } from './effects';
import { createHost, type Host, type Port } from './host';
import { createSheetReader } from './sheets';

const map = testMap({ townspeopleCount: 0 });
const capacity = 60;
/** Statements of one entry, besides BEGIN and COMMIT. */
const mostStatements = 9;
const url = 'http://sim.test';
let home: TestDomain;
let realm: TestRealm;
let host: Host;
let entrance: ReturnType<typeof createEntrance>;

beforeAll(async () => {
  home = await openTestDomain();
  realm = await openTestRealm(home.databaseUrl);
  const lease = { zoneId: map.id, name: map.name, channel: 1, simId: 'entry', publicKey: {}, url, leaseMs: 3_600_000 };
  host = hostOf(Number(await claimZone(home.domain.systemCtx(), lease)));
  const directory = {
    hosts: [host],
    hostOf: () => host,
    whenOpen: async () => undefined,
    isReady: true,
    readyWithin: async () => true,
    openInstance: () => Promise.reject(new Error('no instances here')),
  };
  const atlas = createAtlas([map], { ...quietGameData, places: new Map() });
  entrance = createEntrance({ directory, atlas, firstZone: map.id, capacity, url });
});
afterAll(async () => {
  host.effects.stop();
  await realm.close();
  await home.close();
});

const silent: Port = {
  canTake: () => true,
  sendSnapshot: () => undefined,
  send: () => undefined,
  close: () => undefined,
};

/** Returns a zone that ticks only when the test says so. */
function hostOf(epoch: number): Host {
  const ctx = () => home.domain.systemCtx();
  const { nowMs } = home.domain.systemCtx().clock;
  const zone = createZone(
    {
      map,
      gameData: quietGameData,
      channel: 1,
      epoch,
      rng: seededRng(1),
      capacity,
      nowMs: nowMs(),
      recentMessages: [],
    },
    {
      townspeopleNames,
      filter: cleanFilter,
      wire: silent,
      timed: (_phase, run) => run(),
    },
  );
  const inbox = { enqueue: (_input: ZoneInput): void => undefined };
  const effects = createEffects({
    ctx,
    zone: { zoneId: map.id, channel: 1, epoch },
    enqueue: (input) => inbox.enqueue(input),
    sheets: createSheetReader(ctx),
    onLost: () => undefined,
    refreshSheet: () => undefined,
    log: quietLog,
  });
  const opened = createHost({
    zone,
    effects,
    port: silent,
    group: null,
    nowMs,
    beatMs: () => 0,
    meter: { ticked: () => undefined, skipped: () => undefined, rejected: () => undefined, failed: () => undefined },
    onFault: (error) => {
      throw error;
    },
    travel: () => undefined,
    spread: () => undefined,
  });
  inbox.enqueue = opened.enqueue;
  return opened;
}

/** Returns characters that have been in the zone before. */
async function returning(count: number, name: string): Promise<TestCharacter[]> {
  const people = [];
  for (let index = 0; index < count; index++) {
    const person = await realm.addCharacter(`${name} ${index}`);
    await realm.standIn(person, map.id, { x: 5, y: 5 });
    people.push(person);
  }
  return people;
}

/** Lets a character in as the gateway does, from the search for its zone to the input of the tick. */
async function enter({ characterId, accountId, sessionId }: TestCharacter): Promise<void> {
  const ctx = home.domain.systemCtx();
  const way = await entrance(ctx, characterId);
  if (way === null || 'elsewhere' in way) throw new Error('nobody lets us in');
  const expiresAt = new Date(ctx.clock.nowMs() + 30_000);
  const ticket = { jti: randomUUID(), characterId, accountId, sessionId, expiresAt };
  const entered = await way.host.effects.enter(ctx, { ticket, seen: way.seen, arrive: way.arrive });
  way.host.enqueue({ kind: 'join', entrant: { ...entered, locale: 'en' }, connectionId: null });
}

/** Runs the tick in which they join, and everything the zone asks of the domain because of it. */
async function settle(): Promise<void> {
  host.step();
  await host.effects.settle(60_000);
}

test('a character that returns costs at most nine statements, everything included', async () => {
  const [anna] = await returning(1, 'Anna');
  if (anna === undefined) throw new Error('nobody came');
  const { statements } = await countStatements(async () => {
    await enter(anna);
    await settle();
  });
  expect(host.zone.state.players.has(anna.characterId)).toBe(true);
  // The list is shown when it has grown.
  expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(mostStatements);
  expect(statements.filter((text) => text.includes('spent_tickets'))).toHaveLength(1);
});

test('a character that enters the city for the first time costs at most nine statements too', async () => {
  const vera = await realm.addCharacter('Vera');
  const { statements } = await countStatements(async () => {
    await enter(vera);
    await settle();
  });
  expect(host.zone.state.players.has(vera.characterId)).toBe(true);
  expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(mostStatements);
  // Its first position is written, and other rooms receive an event.
  expect(statements.filter((text) => /INSERT INTO player_positions/.test(text))).toHaveLength(1);
  expect(statements.filter((text) => /INSERT INTO outbox/.test(text))).toHaveLength(1);
});

test('a conversation that was cut short is ended at the entry', async () => {
  const [boris] = await returning(1, 'Boris');
  if (boris === undefined) throw new Error('nobody came');
  const { characterId } = boris;
  await realm.db.prisma.conversation.create({
    data: { characterId, id: randomUUID(), npcId: 'vera', delivered: [], openedAt: new Date(host.zone.state.nowMs) },
  });
  await enter(boris);
  await settle();
  expect(await realm.db.prisma.conversation.count({ where: { characterId } })).toBe(0);
});

test('fifty who return at once cost no more each, and their sheets are read together', async () => {
  const crowd = await returning(50, 'Crowd');
  const entering = await countStatements(async () => {
    await Promise.all(crowd.map(enter));
    await settle();
  });
  expect(crowd.filter(({ characterId }) => host.zone.state.players.has(characterId))).toHaveLength(50);
  expect(entering.statements.length).toBeLessThanOrEqual(50 * mostStatements);
  const reader = createSheetReader(() => home.domain.systemCtx());
  const reading = await countStatements(() =>
    Promise.all(crowd.map(({ characterId }) => reader.read({ characterId }))),
  );
  expect(reading.statements).toHaveLength(1);
  expect(reading.answer.map(({ sheet }) => sheet.characterId)).toEqual(crowd.map(({ characterId }) => characterId));
});
