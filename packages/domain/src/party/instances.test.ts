import { callLastsMs, lockEndsMs } from '@necp/shared/instance/rules';
import { inviteLastsMs } from '@necp/shared/party/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeInstance, noteVictory } from '../instance/service';
import { inTx } from '../kernel';
import { FixedClock, openTestDomain, type TestDomain, withClient } from '../testing';
import { accept, act, asTo, enterCity, inviteTo, openCity, partyOf } from '../testing/party';
import { codesOf, type SocialPlayer, socialPlayers } from '../testing/social';
import {
  type Admitted,
  admitToInstance,
  declineCall,
  disband,
  handOver,
  kick,
  leave,
  openPartyInstance,
  partyInstance,
  setAssistant,
} from './service';

const zoneId = 'drowned_exchange';
const clock = new FixedClock(Date.parse('2026-11-24T12:00:00Z'));
let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
  await openCity(testDomain);
});
afterAll(() => testDomain.close());
const system = () => testDomain.domain.systemCtx();

const lease = { zoneId, name: { en: 'Exchange', ru: 'Биржа' }, simId: 'sim', publicKey: {}, url: 'http://sim' };
const openFor = (player: SocialPlayer, difficulty: 'normal' | 'hard' = 'normal') =>
  openPartyInstance(system(), { ...lease, leaseMs: 3_600_000, difficulty, leaderId: player.characterId });
const comeIn = (player: SocialPlayer) => admitToInstance(system(), { characterId: player.characterId, zoneId });
const runOf = async (player: SocialPlayer) => (await partyInstance(player.ctx)).run;
const dismissedOf = (player: SocialPlayer) =>
  withClient(testDomain.ownerUrl, async (client) => {
    const { rows } = await client.query<{ channel: number }>(
      `SELECT channel FROM game_instance_members JOIN game_instances ON id = instance_id
       WHERE character_id = $1 AND dismissed_at IS NOT NULL`,
      [player.characterId],
    );
    return rows.map(({ channel }) => channel);
  });

/** A party in the city: the first one leads. */
async function partyInCity(count: number): Promise<[SocialPlayer, SocialPlayer, ...SocialPlayer[]]> {
  const players = await partyOf(testDomain, count);
  await enterCity(testDomain, players);
  return players as [SocialPlayer, SocialPlayer, ...SocialPlayer[]];
}

describe('an instance of a party', () => {
  it('is opened by the leader or an assistant, and the members in the city are asked to come', async () => {
    const [mara, ivo, ada] = (await partyInCity(3)) as [SocialPlayer, SocialPlayer, SocialPlayer];
    await expect(openFor(ivo)).rejects.toMatchObject({ code: 'instance.not_leader' });
    await setAssistant(mara.ctx, { ...asTo(ivo), isAssistant: true });
    const { groupSize, channel } = await openFor(ivo);
    expect(groupSize).toBe(3);
    expect(await runOf(ivo)).toMatchObject({ own: 'admitted', taken: 1, places: 4, difficulty: 'normal' });
    expect(await runOf(mara)).toMatchObject({ own: 'called', callEndsAt: new Date(clock.nowMs() + callLastsMs) });
    expect(await comeIn(mara)).toMatchObject({ channel });
    const instanceId = (await runOf(ada))?.instanceId ?? '';
    await declineCall(ada.ctx, { ...act(), instanceId });
    await expect(declineCall(ada.ctx, { ...act(), instanceId })).rejects.toMatchObject({ code: 'instance.call_over' });
    expect((await partyInstance(mara.ctx)).members.map(({ answer }) => answer)).toEqual([
      'admitted',
      'admitted',
      'declined',
    ]);
    expect(await comeIn(ada)).toMatchObject({ channel });
  });

  it('lets no one in who is not in the party, and none without a party open one', async () => {
    const [mara] = await partyInCity(2);
    await openFor(mara);
    const [stranger] = (await socialPlayers(testDomain, 1)) as [SocialPlayer];
    await expect(comeIn(stranger)).rejects.toMatchObject({ code: 'instance.none_open' });
    await expect(openFor(stranger)).rejects.toMatchObject({ code: 'party.none' });
    expect((await partyInstance(stranger.ctx)).run).toBeNull();
  });

  it('takes a late joiner and lets one return, until its four places are taken', async () => {
    const [mara, ...others] = await partyInCity(5);
    await openFor(mara);
    for (const other of others.slice(0, 3)) await comeIn(other);
    await expect(comeIn(others[3] as SocialPlayer)).rejects.toMatchObject({ code: 'instance.group_full' });
    await comeIn(mara);
    await leave((others[0] as SocialPlayer).ctx, act());
    await comeIn(others[3] as SocialPlayer);
    expect(await runOf(mara)).toMatchObject({ taken: 4 });
  });

  it('is opened once by two who ask at the same moment, and entered once by one who asks twice', async () => {
    const [mara, ivo] = await partyInCity(2);
    await setAssistant(mara.ctx, { ...asTo(ivo), isAssistant: true });
    const opened = codesOf(await Promise.allSettled([openFor(mara), openFor(ivo)]));
    expect(opened).toEqual(['instance.already_open', 'ok']);
    expect(codesOf(await Promise.allSettled([comeIn(ivo), comeIn(ivo), comeIn(mara)]))).toEqual(['ok', 'ok', 'ok']);
    expect(await runOf(mara)).toMatchObject({ taken: 2 });
  });

  it('gives the last place to one of five who ask at once', async () => {
    const [mara, ...others] = await partyInCity(5);
    await openFor(mara);
    const codes = codesOf(await Promise.allSettled(others.map(comeIn)));
    expect(codes).toEqual(['instance.group_full', 'ok', 'ok', 'ok']);
    expect(await runOf(mara)).toMatchObject({ taken: 4 });
  });
});

describe('who leaves the party', () => {
  it('is led out of its instance when removed, also from a party of two, and the other one stays', async () => {
    const [mara, ivo] = await partyInCity(2);
    const { channel } = await openFor(mara);
    await comeIn(ivo);
    await kick(mara.ctx, asTo(ivo));
    expect(await dismissedOf(ivo)).toEqual([channel]);
    expect(await dismissedOf(mara)).toEqual([]);
    await expect(comeIn(ivo)).rejects.toMatchObject({ code: 'instance.none_open' });
    expect(await comeIn(mara)).toMatchObject({ channel });
  });

  it('enters while being removed: it is either refused or led out', async () => {
    for (let round = 0; round < 6; round += 1) {
      const [mara, ivo] = await partyInCity(3);
      const { channel } = await openFor(mara);
      const outcomes = await Promise.allSettled([kick(mara.ctx, asTo(ivo)), comeIn(ivo)]);
      const hasEntered = (outcomes[1] as PromiseSettledResult<Admitted>).status === 'fulfilled';
      expect(await dismissedOf(ivo)).toEqual(hasEntered ? [channel] : []);
      await expect(comeIn(ivo)).rejects.toMatchObject({ code: 'instance.none_open' });
    }
  });

  it('keeps the place after coming back into the party', async () => {
    const [mara, ivo] = await partyInCity(3);
    await openFor(mara);
    await comeIn(ivo);
    await leave(ivo.ctx, act());
    clock.advance(inviteLastsMs);
    await inviteTo(mara, ivo);
    await accept(ivo);
    expect(await dismissedOf(ivo)).toEqual([]);
    expect(await runOf(ivo)).toMatchObject({ own: 'admitted' });
  });

  it('with the whole party stays inside when it is disbanded', async () => {
    const [mara, ivo] = await partyInCity(2);
    const { channel } = await openFor(mara);
    await comeIn(ivo);
    await handOver(mara.ctx, asTo(ivo));
    await disband(ivo.ctx, act());
    for (const player of [mara, ivo]) {
      expect(await dismissedOf(player)).toEqual([]);
      expect(await comeIn(player)).toMatchObject({ channel });
    }
  });
});

describe('the end of an instance', () => {
  it('lets the party open another one, after it was closed and after its process was killed', async () => {
    const [mara, ivo] = await partyInCity(2);
    const first = await openFor(mara);
    await closeInstance(system(), { zoneId, ...first });
    expect(await runOf(ivo)).toBeNull();
    const second = await openFor(mara);
    // A process that is killed closes nothing: its lease runs out.
    await withClient(testDomain.ownerUrl, (client) =>
      client.query(
        `UPDATE zone_leases SET expires_at = now() - interval '1 second' WHERE zone_id = $1 AND channel = $2`,
        [zoneId, second.channel],
      ),
    );
    expect(await runOf(ivo)).toBeNull();
    await expect(comeIn(ivo)).rejects.toMatchObject({ code: 'instance.none_open' });
    expect((await openFor(mara)).instanceId).not.toBe(second.instanceId);
  });

  it('locks its winners in the hard one until midnight, and lets them return into it', async () => {
    const [mara, ivo] = await partyInCity(2);
    const opened = await openFor(mara, 'hard');
    const zone = { zoneId, channel: opened.channel, epoch: opened.epoch };
    await withClient(testDomain.ownerUrl, (client) =>
      client.query(
        `UPDATE player_positions SET held_zone_id = $2, held_channel = $3, held_epoch = $4 WHERE character_id = $1`,
        [mara.characterId, zoneId, zone.channel, zone.epoch],
      ),
    );
    const won = { id: '1', players: [{ characterId: mara.characterId, epoch: 1 }] };
    await noteVictory(system(), zone, won);
    await noteVictory(system(), zone, won);
    const { members } = await partyInstance(ivo.ctx);
    const endsAt = new Date(lockEndsMs(clock.nowMs()));
    expect(members.map(({ locks }) => locks)).toEqual([[{ zoneId, difficulty: 'hard', endsAt }], []]);
    expect(await comeIn(mara)).toMatchObject({ channel: zone.channel });
    await closeInstance(system(), zone);
    await expect(openFor(mara, 'hard')).rejects.toMatchObject({ code: 'instance.locked' });
    await handOver(mara.ctx, asTo(ivo));
    await openFor(ivo, 'hard');
    await expect(comeIn(mara)).rejects.toMatchObject({ code: 'instance.locked' });
    expect(await inTx(system(), (tx) => tx.gameInstanceLock.count())).toBe(1);
  });
});
