import { queueView, setSettings } from '@necp/domain/realm/service';
import { withClient } from '@necp/domain/testing/index';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { askToEnter, pageOf } from '../testing/entrance';
import { until, type TestClient } from '../testing/client';
import { openTestSim, type TestSim } from '../testing/open-sim';
import type { TestCharacter } from '../testing/realm';
import { graceTicks } from '../zone/presence/expire';

let testSim: TestSim;
beforeAll(async () => {
  testSim = await openTestSim();
});
afterAll(() => testSim.close());
beforeEach(async () => {
  await setSettings(testSim.home.domain.systemCtx(), { capacity: 1 });
  await change('DELETE FROM realm_places; UPDATE sessions SET character_id = NULL');
});

const change = (sql: string) => withClient(testSim.home.ownerUrl, (client) => client.query(sql));
const ask = (character: TestCharacter) => askToEnter(testSim.home.domain, character);
const people = (names: readonly string[]) => Promise.all(names.map((name) => testSim.realm.addCharacter(name)));
const placed = (place: number, waiting: number, estimateSeconds: number | null = null) => ({
  place,
  waiting,
  estimateSeconds,
});

/** Asks, and opens the socket of the ticket. */
async function enter(character: TestCharacter): Promise<TestClient> {
  expect(await ask(character)).toBe('in');
  return testSim.join(character);
}

const playerOf = ({ characterId }: TestCharacter) =>
  testSim.sim.hosts
    .flatMap(({ zone }) => [...zone.state.players.values()])
    .find((player) => player.characterId === characterId);

/** Breaks the line of a player, and lets the time pass for which its zone waits for a return. */
async function dropOut(character: TestCharacter, client: TestClient): Promise<void> {
  client.close();
  await until(() => playerOf(character)?.connectionId === null, 'the line is lost');
  const player = playerOf(character);
  if (player !== undefined) player.connectionLostTick -= graceTicks;
  await until(async () => {
    const position = await testSim.realm.db.prisma.playerPosition.findUnique({
      where: { characterId: character.characterId },
    });
    return playerOf(character) === undefined && position?.heldZoneId === null;
  }, 'the player has left the city');
}

describe('the queue of a full realm, over sockets', () => {
  test('gives places and an estimate, moves up as others leave, and lets each in by turn', async () => {
    const [first, second, third, fourth, fifth] = (await people(['One', 'Two', 'Three', 'Four', 'Five'])) as [
      TestCharacter,
      TestCharacter,
      TestCharacter,
      TestCharacter,
      TestCharacter,
    ];
    const inside = await enter(first);
    expect([await ask(second), await ask(third), await ask(fourth), await ask(fifth)]).toEqual([
      placed(1, 1),
      placed(2, 2),
      placed(3, 3),
      placed(4, 4),
    ]);
    await dropOut(first, inside);
    expect(await ask(third)).toEqual(placed(2, 4));
    const next = await enter(second);
    expect(next.welcome.zoneId).toBe('watson');
    expect([await ask(third), await ask(fourth)]).toEqual([placed(1, 3), placed(2, 3)]);
    await dropOut(second, next);
    const afterNext = await enter(third);
    // Two turns are enough for an estimate, which grows with the place.
    const [fourths, fifths] = [await ask(fourth), await ask(fifth)];
    expect([fourths, fifths]).toEqual([placed(1, 2, expect.any(Number)), placed(2, 2, expect.any(Number))]);
    await dropOut(third, afterNext);
  });

  test('keeps the place of a lost line for two minutes, which holds up no one, and forgets it then', async () => {
    const [first, second, third] = (await people(['Six', 'Seven', 'Eight'])) as [
      TestCharacter,
      TestCharacter,
      TestCharacter,
    ];
    const inside = await enter(first);
    expect([await ask(second), await ask(third)]).toEqual([placed(1, 1), placed(2, 2)]);
    const silentFor = ({ accountId }: TestCharacter, seconds: number) =>
      change(
        `UPDATE realm_places SET seen_at = now() - interval '${seconds} seconds' WHERE account_id = '${accountId}'`,
      );
    await silentFor(second, 110);
    expect(await queueView(pageOf(testSim.home.domain, second))).toEqual(placed(1, 2));
    expect(await ask(third)).toEqual(placed(2, 2));
    expect(await ask(second)).toEqual(placed(1, 2));
    await silentFor(second, 121);
    expect(await queueView(pageOf(testSim.home.domain, second))).toBeNull();
    expect([await ask(third), await ask(second)]).toEqual([placed(1, 1), placed(2, 2)]);
    await silentFor(third, 110);
    await dropOut(first, inside);
    const passed = await enter(second);
    expect(await ask(third)).toEqual(placed(1, 1));
    await dropOut(second, passed);
  });

  test('puts who has just dropped out of the city before those who were not in it', async () => {
    const [first, second, third, fourth] = (await people(['Nine', 'Ten', 'Eleven', 'Twelve'])) as [
      TestCharacter,
      TestCharacter,
      TestCharacter,
      TestCharacter,
    ];
    const inside = await enter(first);
    expect([await ask(second), await ask(third), await ask(fourth)]).toEqual([
      placed(1, 1),
      placed(2, 2),
      placed(3, 3),
    ]);
    await dropOut(first, inside);
    const next = await enter(second);
    expect(await ask(first)).toEqual(placed(1, 3));
    expect([await ask(third), await ask(fourth)]).toEqual([placed(2, 3), placed(3, 3)]);
    await dropOut(second, next);
    expect(await ask(third)).toEqual(placed(2, 3));
    const back = await enter(first);
    await dropOut(first, back);
  });

  test('does not give away the seat of a player whose line broke a moment ago', async () => {
    const [first, second] = (await people(['Thirteen', 'Fourteen'])) as [TestCharacter, TestCharacter];
    const inside = await enter(first);
    inside.close();
    await until(() => playerOf(first)?.connectionId === null, 'the line is lost');
    expect(await ask(second)).toEqual(placed(1, 1));
    const back = await enter(first);
    expect(back.welcome.entityId).toBe(inside.welcome.entityId);
    await dropOut(first, back);
  });
});
