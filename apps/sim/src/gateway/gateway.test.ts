import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestSim, type TestSim } from '../testing/open-sim';
import { until } from '../testing/client';

let house: TestSim;
beforeAll(async () => {
  house = await openTestSim();
});
afterAll(() => house.close());

describe('two players', () => {
  test('see one another come, walk and leave', async () => {
    const [mako, juno] = await Promise.all([house.realm.addCharacter('Mako'), house.realm.addCharacter('Juno')]);
    const a = await house.join(mako);
    const b = await house.join(juno);
    await until(() => a.latest?.entities.has(b.welcome.entityId) === true && b.latest?.entities.has(a.welcome.entityId) === true, 'they see one another');
    expect(b.latest?.entities.get(a.welcome.entityId)).toMatchObject({ name: 'Mako', kind: 'player' });
    const seenBefore = b.latest?.entities.get(a.welcome.entityId)?.x ?? 0;
    let last = 0;
    for (let step = 0; step < 10; step++) {
      last = a.wish(127, 0);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await until(() => a.latest?.ackSeq === last, 'the last step is followed');
    expect((a.latest?.self.x ?? 0) - a.welcome.x).toBeCloseTo(2.1, 1);
    await until(() => Math.abs((b.latest?.entities.get(a.welcome.entityId)?.x ?? 0) - (a.latest?.self.x ?? 0)) < 0.02, 'the other sees the same');
    expect(b.latest?.entities.get(a.welcome.entityId)?.x).toBeGreaterThan(seenBefore);
    a.close();
    await until(() => ((b.latest?.entities.get(a.welcome.entityId)?.flags ?? 0) & 4) !== 0, 'the lost link shows');
    b.close();
  });
});
