import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultSettings } from '@necp/shared/settings/rules';
import { saveSettings } from '../settings/service';
import { newRequestId, openTestDomain, type TestDomain, withClient } from '../testing';
import { befriended, friends, type SocialPlayer } from '../testing/social';
import { changeFriend, endLostPresences, notePresences, setStatus } from './service';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
  await withClient(testDomain.ownerUrl, (client) =>
    client.query(`
      INSERT INTO zones (id, name) VALUES ('watson', '{}');
      INSERT INTO zone_leases (zone_id, channel, sim_id, url, epoch, expires_at)
        VALUES ('watson', 1, 'sim', 'http://sim', 1, now() + interval '1 hour')`),
  );
});
afterAll(() => testDomain.close());

const system = () => testDomain.domain.systemCtx();
const sql = (text: string, values: unknown[] = []) =>
  withClient(testDomain.ownerUrl, (client) => client.query(text, values));
/** Puts a player into the city, as a zone does: the position is held, and the zone reports it. */
async function enter({ accountId, characterId }: SocialPlayer, flags = { isAway: false, isFighting: false }) {
  await sql(
    `INSERT INTO player_positions (character_id, epoch, held_zone_id, held_channel, held_epoch)
     VALUES ($1, 1, 'watson', 1, 1) ON CONFLICT DO NOTHING`,
    [characterId],
  );
  const report = { characterId, accountId, epoch: 1, zoneId: 'watson', channel: 1, zoneEpoch: 1, ...flags };
  await notePresences(system(), { present: [report], gone: [] });
}
const seenBy = async (player: SocialPlayer) => (await friends(player))[0]?.presence;
const choose = (player: SocialPlayer, change: Partial<Omit<Parameters<typeof setStatus>[1], 'requestId'>>) =>
  setStatus(player.ctx, {
    requestId: newRequestId(),
    status: 'online',
    text: '',
    presenceTo: 'friends',
    placeTo: 'friends',
    ...change,
  });

it('friends see where a player is and what the player does, until the player leaves', async () => {
  const [mara, ivo] = await befriended(testDomain);
  expect(await seenBy(mara)).toMatchObject({ status: 'offline', zoneId: null });
  await enter(ivo, { isAway: false, isFighting: true });
  expect(await seenBy(mara)).toMatchObject({ status: 'online', zoneId: 'watson', channel: 1, doing: 'fight' });
  await enter(ivo, { isAway: true, isFighting: false });
  expect(await seenBy(mara)).toMatchObject({ status: 'away', doing: 'city' });
  await notePresences(system(), { present: [], gone: [{ characterId: ivo.characterId, epoch: 0 }] });
  expect(await seenBy(mara)).toMatchObject({ status: 'away' });
  await notePresences(system(), { present: [], gone: [{ characterId: ivo.characterId, epoch: 1 }] });
  expect(await seenBy(mara)).toMatchObject({ status: 'offline' });
});

it('a player chooses what friends see, and favourites may see more', async () => {
  const [mara, ivo] = await befriended(testDomain);
  await enter(ivo);
  await choose(ivo, { status: 'busy', text: 'raid', placeTo: 'favourites' });
  expect(await seenBy(mara)).toMatchObject({ status: 'busy', text: 'raid', zoneId: null, doing: null });
  const [mark] = await friends(ivo);
  await changeFriend(ivo.ctx, {
    requestId: newRequestId(),
    friendId: mark?.id ?? '',
    note: '',
    groupId: null,
    isFavourite: true,
  });
  expect(await seenBy(mara)).toMatchObject({ status: 'busy', zoneId: 'watson' });
  await choose(ivo, { presenceTo: 'none' });
  expect(await seenBy(mara)).toMatchObject({ status: 'offline', seenAt: null });
});

it('an invisible player looks as if they had left then, and the settings can hide a player from all', async () => {
  const [mara, ivo] = await befriended(testDomain);
  await enter(ivo);
  await choose(ivo, { status: 'invisible' });
  const hidden = await seenBy(mara);
  expect(hidden).toMatchObject({ status: 'offline', zoneId: null, text: '' });
  await sql('UPDATE characters SET last_seen_at = now() + interval $$1 hour$$ WHERE id = $1', [ivo.characterId]);
  expect(await seenBy(mara)).toEqual(hidden);
  await choose(ivo, {});
  expect(await seenBy(mara)).toMatchObject({ status: 'online' });
  const settings = defaultSettings('en');
  await saveSettings(ivo.ctx, {
    requestId: newRequestId(),
    settings: { ...settings, privacy: { ...settings.privacy, presence: 'nobody' } },
  });
  expect(await seenBy(mara)).toMatchObject({ status: 'offline', seenAt: null });
});

it('a player is offline as soon as the lease of a dead process has run out', async () => {
  const [mara, ivo] = await befriended(testDomain);
  await enter(ivo);
  await endLostPresences(system());
  expect(await seenBy(mara)).toMatchObject({ status: 'online' });
  await sql(`UPDATE zone_leases SET expires_at = now() - interval '1 second'`);
  expect(await seenBy(mara)).toMatchObject({ status: 'offline' });
  await Promise.all([endLostPresences(system()), endLostPresences(system())]);
  expect(await system().db.socialPresence.count()).toBe(0);
});
