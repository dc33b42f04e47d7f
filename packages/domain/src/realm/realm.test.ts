import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTx } from '../kernel';
import { createCharacter } from '../character/service';
import { newRequestId, openTestDomain, type TestDomain } from '../testing';
import { guest, newcomer } from '../testing/players';
import { claimZone, renewLease } from '../zone/service';
import { realmStatus } from './queries';
import { enterWorld } from './service';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
});
afterAll(() => testDomain.close());

describe('the realm', () => {
  it('shows zones that no process simulates as closed, and counts the players of open ones', async () => {
    const ctx = testDomain.domain.systemCtx();
    expect(await realmStatus(ctx)).toMatchObject({
      name: 'First Rain',
      capacity: 2000,
      population: 0,
      zones: expect.arrayContaining([{ zoneId: 'watson', isOpen: false, population: 0 }]),
    });
    const epoch = await claimZone(ctx, {
      zoneId: 'watson',
      name: { en: 'Watson', ru: 'Уотсон' },
      channel: 1,
      simId: 'sim-a',
      publicKey: {},
      url: 'http://localhost:3001',
      leaseMs: 60_000,
    });
    await renewLease(ctx, { zoneId: 'watson', channel: 1, epoch: epoch ?? 0 }, { leaseMs: 60_000, population: 7 });
    expect(await realmStatus(ctx)).toMatchObject({
      population: 7,
      zones: expect.arrayContaining([{ zoneId: 'watson', isOpen: true, population: 7 }]),
    });
  });

  it('that is closed shows no zone as open', async () => {
    const ctx = testDomain.domain.systemCtx();
    await inTx(ctx, (tx) => tx.realm.updateMany({ data: { isOpen: false } }));
    expect((await realmStatus(ctx)).zones.every(({ isOpen }) => !isOpen)).toBe(true);
  });

  it('refuses players while it is closed, and lets staff in', async () => {
    const ctx = testDomain.domain.systemCtx();
    const player = await guest(testDomain);
    const { id: characterId } = await createCharacter(player, newcomer('Latecomer'));
    const staff = testDomain.domain.ctxFor({
      actor: { ...player.actor, roles: ['player', 'game_master'] },
      address: null,
    });
    const enter = (who: typeof player | typeof staff) =>
      enterWorld(who, { requestId: newRequestId(), characterId }).then(
        () => 'inside',
        ({ code }: { code: string }) => code,
      );
    await inTx(ctx, (tx) => tx.realm.updateMany({ data: { isOpen: false } }));
    expect([await enter(player), await enter(staff)]).toEqual(['realm.closed', 'inside']);
    await inTx(ctx, (tx) => tx.realm.updateMany({ data: { isOpen: true } }));
    expect(await enter(player)).toBe('inside');
  });
});
