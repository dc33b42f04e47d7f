import type { Ctx } from '@necp/domain/kernel';
import { expect, test } from 'vitest';
import { noteCorrelation } from '../zone/core/correlation';
import type { ZoneOutput } from '../zone/outputs';
import { taskOf, type SingleRequest } from './requests';

const request = () => ({ kind: 'converse_end', characterId: 'c', epoch: 1 }) as unknown as SingleRequest;

/** Carries a request out twice, as after an outage, and returns the ids of its two contexts. */
async function idsOf(asked: SingleRequest): Promise<(string | undefined)[]> {
  const ids: (string | undefined)[] = [];
  const task = taskOf(asked, {
    ctx: (correlationId) => {
      ids.push(correlationId);
      return {} as Ctx;
    },
    zone: { zoneId: 'watson', channel: 1, epoch: 1 },
    enqueue: () => undefined,
  });
  for (let attempts = 0; attempts < 2; attempts++) await task.run().catch(() => undefined);
  expect(ids).toEqual([task.correlationId, task.correlationId]);
  return ids;
}

test('what a player asked for is carried out under the id of the event, at every attempt', async () => {
  const before = request();
  const asked = request();
  noteCorrelation([before, asked] as ZoneOutput[], 1, 'k7qm2xwp9tad');
  expect(new Set(await idsOf(asked))).toEqual(new Set(['k7qm2xwp9tad']));
  expect(await idsOf(before)).not.toContain('k7qm2xwp9tad');
});

test('what the zone itself wants has an id of its own', async () => {
  const [first, second] = [await idsOf(request()), await idsOf(request())];
  expect(first[0]).toMatch(/^[\w-]{36}$/);
  expect(first[0]).not.toBe(second[0]);
});
