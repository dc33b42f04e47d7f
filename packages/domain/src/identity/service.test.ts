import { providerFlowMs } from '@necp/shared/identity/rules';
import { FixedClock } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTx } from '../kernel';
import { openTestDomain, type TestDomain } from '../testing';
import { strangerCtx } from '../testing/players';
import { startFlow } from './flows';
import { takeProviderAnswer } from './service';

let testDomain: TestDomain;
const clock = new FixedClock(Date.UTC(2077, 0, 1));
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
});
afterAll(() => testDomain.close());

const stranger = () => strangerCtx(testDomain);
const begun = { provider: 'fixer', purpose: 'sign_in', sessionId: null, next: '/', identityId: null } as const;

describe('a visit to a provider', () => {
  it('is answered once, for ten minutes, and by its provider alone', async () => {
    const begin = () => inTx(stranger(), (tx) => startFlow(tx, begun));
    const refused = { kind: 'invalid', code: 'identity.start_again' };
    const [used, mixed, late] = [await begin(), await begin(), await begin()];
    const answers = [1, 2].map(() => takeProviderAnswer(stranger(), { provider: 'fixer', secret: used }));
    const settled = await Promise.allSettled(answers);
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(takeProviderAnswer(stranger(), { provider: 'nightline', secret: mixed })).rejects.toMatchObject(
      refused,
    );
    await expect(takeProviderAnswer(stranger(), { provider: 'fixer', secret: 'x' })).rejects.toMatchObject(refused);
    clock.advance(providerFlowMs);
    await expect(takeProviderAnswer(stranger(), { provider: 'fixer', secret: late })).rejects.toMatchObject(refused);
  });

  it('keeps no secret in the tables', async () => {
    const secret = await inTx(stranger(), (tx) => startFlow(tx, begun));
    const rows = await testDomain.domain.systemCtx().db.providerFlow.findMany();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });
});
