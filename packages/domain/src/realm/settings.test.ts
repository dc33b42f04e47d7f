import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWaitingRedis, liveChannel } from '../kernel';
import { newRequestId, openTestDomain, withClient, type TestDomain } from '../testing';
import { guest } from '../testing/players';
import { changeSettings, realmSettings, setSettings, settingsView } from './service';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
});
afterAll(() => testDomain.close());

/** An administrator; a guest has nothing to prove with and is not asked for it. */
async function administrator() {
  const { actor } = await guest(testDomain);
  const roles = ['player', 'administrator'] as const;
  await withClient(testDomain.ownerUrl, (client) =>
    client.query('UPDATE sessions SET roles = $2 WHERE id = $1', [actor.sessionId, roles]),
  );
  return testDomain.domain.ctxFor({ actor: { ...actor, roles }, address: null });
}
const reason = 'more servers since today';
const ask = (change: object, knownVersion: number) => ({ requestId: newRequestId(), knownVersion, change, reason });

describe('the settings of the realm', () => {
  it('are changed by administrators, with a version for each change and a message to all processes', async () => {
    const admin = await administrator();
    const heard: string[] = [];
    const listening = createWaitingRedis(admin.redis, () => undefined);
    await listening.subscribe(liveChannel('everyone'));
    listening.on('message', (_channel, text: string) => heard.push((JSON.parse(text) as { topic: string }).topic));
    const { version } = await settingsView(admin);
    const changed = await changeSettings(admin, ask({ capacity: 321, awayMinutes: 7 }, version));
    expect(changed).toMatchObject({ capacity: 321, awayMinutes: 7, idleLogoutMinutes: 20, version: version + 1 });
    expect(await realmSettings(testDomain.domain.systemCtx())).toEqual(changed);
    await expect.poll(() => heard).toContain('realm.settings_changed');
    listening.disconnect();
  });

  it('are neither shown to nor changed by players and other staff', async () => {
    const someone = await guest(testDomain);
    const roles = ['player', 'moderator', 'game_master'] as const;
    const staff = testDomain.domain.ctxFor({ actor: { ...someone.actor, roles }, address: null });
    for (const ctx of [someone, staff]) {
      await expect(settingsView(ctx)).rejects.toMatchObject({ code: 'kernel.not_permitted' });
      expect(() => changeSettings(ctx, ask({ capacity: 1 }, 1))).toThrow('kernel.not_permitted');
    }
  });

  it('ask administrators for a proof', async () => {
    const admin = await administrator();
    await withClient(testDomain.ownerUrl, (client) => client.query('UPDATE sessions SET is_guest = false'));
    await expect(changeSettings(admin, ask({ capacity: 5 }, 1))).rejects.toMatchObject({
      code: 'session.proof_required',
    });
  });

  it('are not overwritten by someone who has not seen the latest change', async () => {
    const admin = await administrator();
    const { version } = await settingsView(admin);
    const both = await Promise.allSettled([
      changeSettings(admin, ask({ capacity: 10 }, version)),
      changeSettings(admin, ask({ capacity: 20 }, version)),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await settingsView(admin)).version).toBe(version + 1);
  });

  it('never log players out before they count as away', async () => {
    const system = testDomain.domain.systemCtx();
    await expect(setSettings(system, { awayMinutes: 60, idleLogoutMinutes: 30 })).rejects.toMatchObject({
      code: 'realm.idle_times',
    });
  });
});
