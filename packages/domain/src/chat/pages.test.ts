import type { ChatTarget } from '@necp/shared/chat/schema';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openTestDomain, type TestDomain, withClient } from '../testing';
import { block, type SocialPlayer, trio } from '../testing/social';
import { chatPage } from './queries';

const linesEach = 20_000;
const pageLines = 50;
const startMs = Date.parse('2077-01-01T00:00:00Z');
let testDomain: TestDomain;
let mara: SocialPlayer;
let ivo: SocialPlayer;

/** Fills the city's channel, that of trade, and the whispers of two players, a second between lines. */
beforeAll(async () => {
  testDomain = await openTestDomain();
  const [one, other, blocked] = await trio(testDomain);
  [mara, ivo] = [one, other];
  // Pages of players without a block may come from the cache instead.
  await block(mara, blocked);
  const whispers = [mara.characterId, ivo.characterId].toSorted().join(':');
  await withClient(testDomain.ownerUrl, async (client) => {
    for (const [channel, scope, to] of [
      ['global', 'realm', null],
      ['trade', 'realm', null],
      ['whisper', whispers, ivo],
    ] as const)
      await client.query(
        `INSERT INTO chat_messages
          (id, message_id, channel, scope, character_id, sender_name, text, at, to_character_id, to_name)
        SELECT id, id::text, $1, $2, $3::uuid, 'Mara', 'line ' || number, to_timestamp($4::float8 + number),
          $5::uuid, $6
        FROM (SELECT gen_random_uuid() AS id, number FROM generate_series(1, $7::int) AS number) AS line`,
        [channel, scope, mara.characterId, startMs / 1000, to?.characterId ?? null, to?.name ?? null, linesEach],
      );
    await client.query('ANALYZE chat_messages');
  });
});
afterAll(() => testDomain.close());

interface Plan {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

/** Returns the steps of the plan by which Postgres reads a page, with how many rows each step read. */
async function planOf(by: SocialPlayer, target: ChatTarget, beforeLine: number | null): Promise<Plan[]> {
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  const atMs = startMs + (beforeLine ?? 0) * 1000;
  const before = beforeLine === null ? null : { atMs, id: '00000000-0000-7000-8000-000000000000' };
  const { messages } = await chatPage(by.ctx, { target, before, limit: pageLines });
  const statements = asked.mock.calls.map(([query, values]: unknown[]) => statementOf(query, values));
  asked.mockRestore();
  expect(messages.at(-1)?.text).toBe(`line ${(beforeLine ?? linesEach + 1) - 1}`);
  const [page] = statements.filter(({ text }) => text.includes('chat_messages') && text.includes('LIMIT'));
  if (page === undefined) throw new Error('no page was read from the table');
  return withClient(testDomain.ownerUrl, async (client) => {
    const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${page.text}`, page.values);
    return stepsOf(rows[0]['QUERY PLAN'][0].Plan);
  });
}

function statementOf(query: unknown, values: unknown): { readonly text: string; readonly values: unknown[] } {
  if (typeof query === 'string') return { text: query, values: (values ?? []) as unknown[] };
  const asked = query as { readonly text?: string; readonly values?: unknown[] };
  return { text: asked.text ?? '', values: (values ?? asked.values ?? []) as unknown[] };
}

const stepsOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(stepsOf)];

it.each([
  { page: 'newest page of the city', target: { channel: 'global' }, beforeLine: null },
  { page: 'page far back in the city', target: { channel: 'global' }, beforeLine: 500 },
  { page: 'page in the middle of trade', target: { channel: 'trade' }, beforeLine: 10_000 },
  { page: 'newest whispers with a player', target: 'whispers', beforeLine: null },
  { page: 'whispers far back', target: 'whispers', beforeLine: 500 },
] as const)('the $page reads its own lines by the index, and no others', async ({ target, beforeLine }) => {
  const into: ChatTarget = target === 'whispers' ? { channel: 'whisper', name: ivo.name } : target;
  const steps = await planOf(mara, into, beforeLine);
  const scans = steps.filter((step) => step['Node Type'].includes('Scan'));
  expect(scans.map((step) => step['Index Name'])).toEqual(['chat_messages_channel_scope_at_id_idx']);
  expect(steps.map((step) => step['Node Type']).filter((type) => type.includes('Sort'))).toEqual([]);
  const [scan] = scans;
  expect((scan?.['Actual Rows'] ?? 0) + (scan?.['Rows Removed by Filter'] ?? 0)).toBeLessThanOrEqual(pageLines + 1);
});
