import { expect, test } from '@playwright/test';
import { RestPlayer } from '../support/rest-player';
import { audit, crash, waitUntilReady, type Part } from '../support/stack';

test('whatever is killed while people part and merge stacks, nothing is missing and nothing is doubled', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, (_, index) => RestPlayer.join(index)));
  const atFirst = people.map(({ acknowledged }) => RestPlayer.stimsOf(acknowledged));
  expect(new Set(atFirst).size).toBe(1);
  let isOver = false;
  const busy = people.map(async (person) => {
    while (!isOver) await person.shuffleStims();
  });
  for (const part of ['web', 'postgres', 'redis', 'worker', 'sim', 'postgres', 'web'] satisfies Part[]) {
    const before = people.map(({ answers }) => answers);
    crash(part);
    await waitUntilReady();
    await expect
      .poll(() => people.every(({ answers }, index) => answers > (before[index] ?? 0)), {
        message: `everyone is served again after ${part} was killed`,
      })
      .toBe(true);
  }
  isOver = true;
  await Promise.all(busy);
  for (const [index, person] of people.entries()) {
    const now = await person.inventory();
    expect(now).toEqual(person.acknowledged);
    expect(RestPlayer.stimsOf(now)).toBe(atFirst[index]);
  }
  expect(audit()).toMatch(/green/);
});
