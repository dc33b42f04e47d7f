import { randomUUID } from 'node:crypto';
import { maxChits, type CharacterId } from '@necp/shared/kernel';
import { expect } from 'vitest';
import { inTx } from '../kernel';
import { questFaucet } from '../quest';
import { balanceOf, credit } from '../wallet';
import { beginEvent, endEvent, payShares, type Share } from '../world-event/service';
import { heldZone, putInZone } from './combat';
import { makeCharacters } from './people';
import type { TestDomain } from './index';

/** Ends an event with many participants, one of them with room for seven chits only, and expects every share once. */
export async function payCrowd({ domain, databaseUrl }: TestDomain, size: number): Promise<void> {
  const ctx = domain.systemCtx();
  const runId = randomUUID();
  const crowd = (await makeCharacters(databaseUrl, size)).toSorted();
  await putInZone(databaseUrl, crowd);
  const [rich, ...others] = crowd;
  if (rich === undefined) throw new Error('nobody is there');
  await inTx(ctx, (tx) =>
    credit(tx, { characterId: rich, amount: maxChits - 7n, from: questFaucet, reason: 'wallet.gift' }),
  );
  await beginEvent(ctx, heldZone, { runId, event: 'convoy' });
  const contributions = crowd.map((characterId) => ({ characterId, points: 70 }));
  await endEvent(ctx, heldZone, { runId, ending: 'stopped', contributions });
  const paid: Share[] = [];
  let after: CharacterId | null = null;
  do {
    const { shares, next } = await payShares(ctx, { runId, after });
    expect(shares.length).toBeLessThanOrEqual(20);
    paid.push(...shares);
    after = next;
  } while (after !== null);
  expect(paid.map(({ characterId }) => characterId)).toEqual(crowd);
  expect(paid[0]).toMatchObject({ tier: 'hand', experience: 160, chits: 7 });
  expect(await balanceOf(ctx.db, rich)).toBe(maxChits);
  const full = paid[1]?.chits ?? 0;
  expect(full).toBeGreaterThan(7);
  for (const share of paid.slice(1)) expect(share).toMatchObject({ tier: 'hand', experience: 160, chits: full });
  const gains = { characterId: { in: others }, sourceId: runId };
  expect(await ctx.db.experienceEntry.count({ where: gains })).toBe(size - 1);
  expect((await payShares(ctx, { runId, after: null })).shares).toEqual([]);
}
