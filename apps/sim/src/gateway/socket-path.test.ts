import { afterEach, expect, test } from 'vitest';
import { until } from '../testing/client';
import { openTestSim, type TestSim } from '../testing/open-sim';

let testSim: TestSim | null = null;
afterEach(() => testSim?.close());

test.each([
  { setting: 'auto', path: 'raw' },
  { setting: 'off', path: 'plain' },
] as const)('with the bypass $setting frames take the $path path, and the player walks', async ({ setting, path }) => {
  testSim = await openTestSim({ sim: { socketBypass: setting } });
  const { sim, realm } = testSim;
  const counted = async () => (await sim.meters.registry.getSingleMetric('necp_sim_socket_paths')?.get())?.values ?? [];
  const client = await testSim.join(await realm.addCharacter('Walker'));
  expect(await counted()).toMatchObject([{ labels: { path }, value: 1 }]);

  const last = client.input(127, 0);
  await until(() => client.latest?.ackSeq === last, 'the step is followed');
  expect(client.latest?.self.x).toBeGreaterThan(client.welcome.x);

  client.close();
  await until(async () => (await counted())[0]?.value === 0, 'the socket is no longer counted');
});
