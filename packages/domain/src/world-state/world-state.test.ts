import type { CharacterId } from '@necp/shared/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTx, sheetVersionsOf, type Ctx } from '../kernel';
import { makeCharacters, openTestDomain, type TestDomain } from '../testing';
import { sheetOf } from '../testing/sheets';
import { worldKeysOf } from './keys';
import { worldStateView } from './queries';
import { worldValues } from './service';
import { setWorld, type SetWorldInput } from './steps';

let testDomain: TestDomain;
let ctx: Ctx;
let anna: CharacterId;
let boris: CharacterId;
beforeAll(async () => {
  testDomain = await openTestDomain({ poolMax: 20 });
  ctx = testDomain.domain.systemCtx();
});
afterAll(() => testDomain.close());
beforeEach(async () => {
  [anna, boris] = (await makeCharacters(testDomain.databaseUrl, 2)) as [CharacterId, CharacterId];
});

const remember = (input: Omit<SetWorldInput, 'by'>) => inTx(ctx, (tx) => setWorld(tx, { ...input, by: 'quest.test' }));

describe("a player's own world state", () => {
  it('applies to that player only', async () => {
    expect(await remember({ key: 'radio_hour', value: 'clean', characterId: anna })).toBe(1);
    expect([
      (await sheetOf(ctx, anna)).playerKeys.radio_hour,
      (await sheetOf(ctx, boris)).playerKeys.radio_hour,
    ]).toEqual(['clean', 'jammed']);
    expect((await worldKeysOf(ctx.db, null)).radio_hour).toBe('jammed');
    expect((await sheetVersionsOf(ctx.db, [anna])).get(anna)).toEqual({ 'world-state': 1 });
    expect((await sheetVersionsOf(ctx.db, [boris])).get(boris)).toEqual({});
    expect((await worldStateView(ctx, anna)).own.find(({ key }) => key === 'radio_hour')).toEqual({
      key: 'radio_hour',
      scope: 'player',
      value: 'clean',
      version: 1,
    });
  });

  it('has a history of who changed it and why, and setting the same value is no change', async () => {
    await remember({ key: 'echo_free', value: true, characterId: anna });
    expect(await remember({ key: 'echo_free', value: true, characterId: anna })).toBe(1);
    expect(await remember({ key: 'echo_free', value: false, characterId: anna })).toBe(2);
    const entries = await ctx.db.worldEntry.findMany({ where: { scopeId: anna }, orderBy: { version: 'asc' } });
    expect(entries.map(({ value, version, cause, characterId }) => [value, version, cause, characterId])).toEqual([
      [true, 1, 'quest.test', anna],
      [false, 2, 'quest.test', anna],
    ]);
  });
});

describe('the shared world state', () => {
  it('is the same for everyone', async () => {
    await remember({ key: 'tide_level', value: 'flooded', characterId: anna });
    expect((await worldValues(ctx)).tide_level).toBe('flooded');
    expect((await worldKeysOf(ctx.db, boris)).tide_level).toBe('flooded');
    expect(Object.keys(await worldValues(ctx))).not.toContain('radio_hour');
    expect((await worldStateView(ctx, null)).own).toEqual([]);
  });

  it('counts each change once, however many requests come at once', async () => {
    const values = ['none', 'stopped', 'through'] as const;
    const before = await ctx.db.worldValue.findFirst({ where: { key: 'convoy_taken' } });
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        remember({
          key: 'convoy_taken',
          value: values[index % 3] ?? 'none',
          characterId: index % 2 === 0 ? anna : boris,
        }),
      ),
    );
    const after = await ctx.db.worldValue.findFirstOrThrow({ where: { key: 'convoy_taken' } });
    const entries = await ctx.db.worldEntry.findMany({ where: { key: 'convoy_taken' }, orderBy: { version: 'asc' } });
    expect(entries.map(({ version }) => version)).toEqual(
      Array.from({ length: after.version }, (_, index) => index + 1),
    );
    expect(entries.at(-1)?.value).toBe(after.value);
    expect(after.version).toBeGreaterThan(before?.version ?? 0);
  });
});

it.each([
  ['a key that does not exist', { key: 'no_such_key', value: true }],
  ['a value the key never has', { key: 'tide_level', value: 'boiling' }],
  ["a player's key without a player", { key: 'echo_free', value: true }],
] as const)('%s is refused', async (_what, change) => {
  await expect(remember({ ...change, characterId: null })).rejects.toThrow(RangeError);
});
