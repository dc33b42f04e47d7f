import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDomain, withClient, type TestDomain } from '../testing';
import { faucetLimits } from './faucet-limits';
import { declaredSources, defineFaucet, defineSink } from './sources';

const rooms = new URL('..', import.meta.url);

/** Loads every file of every room, so that all of them have declared their sources. */
async function loadRooms(): Promise<void> {
  const files = await readdir(rooms, { recursive: true });
  for (const file of files)
    if (/^(?!testing|kernel)[\w-]+\/[\w-]+\.ts$/.test(file)) await import(new URL(file, rooms).href);
}

describe('faucets and sinks', () => {
  let testDomain: TestDomain;
  beforeAll(async () => {
    testDomain = await openTestDomain();
    await loadRooms();
  });
  afterAll(() => testDomain.close());

  it('are declared by the rooms exactly as the database has them', async () => {
    const { rows } = await withClient(testDomain.databaseUrl, (client) =>
      client.query<{ row: string }>(
        "SELECT id || ' ' || kind || ' ' || name AS row FROM wallet_accounts WHERE holder_kind = 'world'",
      ),
    );
    const declared = declaredSources().map(({ id, kind, name }) => `${id} ${kind} ${kind}.${name}`);
    expect(declared.toSorted()).toEqual(rows.map(({ row }) => row).toSorted());
    expect(declared.length).toBeGreaterThan(10);
  });

  it('have an hourly limit if they are faucets', () => {
    const faucets = declaredSources().filter(({ kind }) => kind === 'faucet');
    expect(Object.keys(faucetLimits).toSorted()).toEqual(faucets.map(({ name }) => name).toSorted());
  });

  it('never share an id or a name', () => {
    const [known] = declaredSources();
    if (known === undefined) throw new Error('no source is declared');
    expect(() => defineFaucet('test_other', known.id)).toThrow('collide');
    expect(() => defineFaucet('vendor', '00000000-0000-7000-8000-0000000000ff')).toThrow('collide');
    expect(() => defineSink('vendor', '00000000-0000-7000-8000-0000000000ff')).toThrow('collide');
  });
});
