import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDomain, type TestDomain } from '../testing';
import { listenAs, say, whisper } from '../testing/chat';
import { act, partyOf } from '../testing/party';
import { type SocialPlayer, socialPlayers } from '../testing/social';
import { leave } from './service';

let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain();
});
afterAll(() => testDomain.close());

it('members of a party hear its lines, and a player who has left neither hears nor says any', async () => {
  const [mara, ivo, eve] = await partyOf(testDomain, 3);
  const [stranger] = await socialPlayers(testDomain, 1);
  if (!mara || !ivo || !eve || !stranger) throw new Error('no players');
  const ears = await listenAs(testDomain, [ivo, eve, stranger]);
  await say(mara, { channel: 'party' }, 'pull them');
  await Promise.all([ivo, eve].map((by) => ears.until(by, 'pull them')));
  await leave(eve.ctx, act());
  await say(mara, { channel: 'party' }, 'she left');
  for (const outside of [eve, stranger]) {
    await expect(say(outside, { channel: 'party' }, 'me too')).rejects.toMatchObject({ code: 'chat.no_group' });
    const marker = `a marker for ${outside.name}`;
    await whisper(mara, outside, marker);
    await ears.until(outside, marker);
  }
  // Other tests may say something to everyone meanwhile.
  const heard = (by: SocialPlayer) =>
    ears.messages(by).flatMap(({ channel, text }) => (channel === 'global' ? [] : [text]));
  expect(heard(ivo)).toEqual(['pull them', 'she left']);
  expect(heard(eve)).toEqual(['pull them', `a marker for ${eve.name}`]);
  expect(heard(stranger)).toEqual([`a marker for ${stranger.name}`]);
  ears.close();
});
