import { describe, expect, test } from 'vitest';
import { until } from './testing/client';
import { begin, joinInTheEnd, seenBefore, useSimProcesses, walk, written } from './testing/sim-processes';

useSimProcesses();

describe('when the simulation is killed', () => {
  test('its player returns to the saved position after a restart', async () => {
    const first = await begin();
    const character = await seenBefore('Survivor');
    const client = await joinInTheEnd(first, character);
    await walk(client);
    const { x, y } = client.latest?.self ?? { x: NaN, y: NaN };
    await until(async () => (await written(character))?.x === x, 'the checkpoint is written');
    first.process.kill('SIGKILL');
    expect(await first.ended).toBe('SIGKILL');
    const second = await begin({ port: first.port });
    const again = await joinInTheEnd(second, character);
    expect(again.welcome).toMatchObject({ x, y });
    again.close();
    client.close();
  });
});
