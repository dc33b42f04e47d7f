import { openTestDomain } from '@necp/domain/testing/index';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Host } from '../hosting/host';
import { createSim, type Sim } from '../sim';
import { joinZone, until } from '../testing/client';
import { watson, westbrook } from '../testing/gates';
import { simOptions } from '../testing/open-sim';
import { openTestRealm, type TestRealm } from '../testing/realm';
import { combatSlice } from '../zone/combat/slice';

let home: Awaited<ReturnType<typeof openTestDomain>>;
let realm: TestRealm;
let sim: Sim;
let port: number;
beforeEach(async () => {
  home = await openTestDomain();
  realm = await openTestRealm(home.databaseUrl);
  sim = createSim({ ...simOptions(home, realm), maps: [watson, westbrook] });
  port = await sim.start();
  await until(() => sim.hosts.length === 2, 'both zones are held');
});
afterEach(async () => {
  await sim.drain();
  await realm.close();
  await home.close();
});

const hostOf = (zoneId: string): Host => {
  const host = sim.hosts.find(({ zone }) => zone.state.map.id === zoneId);
  if (host === undefined) throw new Error(`${zoneId} is not hosted`);
  return host;
};

/** Makes the next tick of a zone throw. */
function breakTick({ zone: { state } }: Host): void {
  combatSlice(state).combatants.values = () => {
    throw new Error('a fault planted by a test');
  };
}

test('a tick that throws ends its zone only, which opens again with its players at their saved positions', async () => {
  const character = await realm.addCharacter('Unlucky');
  const client = await joinZone({ port, ticket: await realm.signTicket(character) });
  const broken = hostOf('watson');
  const other = hostOf('westbrook');
  await broken.effects.checkpoint(broken.zone.state);
  const saved = await realm.db.prisma.playerPosition.findUniqueOrThrow({
    where: { characterId: character.characterId },
  });
  breakTick(broken);

  await until(() => client.closedBy === 'zone_lost', 'the player is told');
  await until(() => sim.hosts.length === 2, 'the zone is open again');
  const again = hostOf('watson');
  expect(again).not.toBe(broken);
  expect(again.zone.state.epoch).toBe(broken.zone.state.epoch + 1);
  expect(broken.isRunning).toBe(false);

  const back = await joinZone({ port, ticket: await realm.signTicket(character) });
  expect(back.welcome.x).toBeCloseTo(saved.x, 3);
  expect(back.welcome.y).toBeCloseTo(saved.y, 3);
  expect(hostOf('westbrook')).toBe(other);
  const { tick } = other.zone.state;
  await until(() => other.zone.state.tick > tick + 5, 'the other zone goes on');
  back.close();
});
