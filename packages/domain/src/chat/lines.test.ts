import { mostMembers, mostOwnChannels } from '@necp/shared/chat/rules';
import type { ChatTarget } from '@necp/shared/chat/schema';
import type { CharacterId } from '@necp/shared/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setStatus } from '../social/service';
import { FixedClock, makeCharacters, newRequestId, openTestDomain, type TestDomain, withClient } from '../testing';
import { inChannel, join, listenAs, make, manage, say, whisper } from '../testing/chat';
import { freshLetters } from '../testing/fresh-names';
import { block, codesOf, pair, type SocialPlayer, socialPlayers, trio } from '../testing/social';
import { defineChatAudience } from './audiences';
import { channelPeople, chatOverview, chatPage } from './queries';
import { leaveChannel, markChatRead, removeChannel, setChannel, sendLine } from './service';

const clock = new FixedClock(Date.parse('2077-01-01T12:00:00Z'));
let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
});
afterAll(() => testDomain.close());

const everyone: ChatTarget = { channel: 'global' };
const whispers = (to: SocialPlayer): ChatTarget => ({ channel: 'whisper', name: to.name });
const newName = () => `Den ${freshLetters()}`;
const texts = async (by: SocialPlayer, target: ChatTarget, limit = 100) =>
  (await chatPage(by.ctx, { target, before: null, limit })).messages.map(({ text }) => text);
const refusals = async (calls: readonly Promise<unknown>[]) => codesOf(await Promise.allSettled(calls));

describe('a line for everyone', () => {
  it('reaches all but the players of a block, on both sides', async () => {
    const [mara, ivo, eve] = await trio(testDomain);
    await block(mara, ivo);
    const ears = await listenAs(testDomain, [mara, ivo, eve]);
    await say(mara, everyone, 'from Mara');
    await say(ivo, everyone, 'from Ivo');
    await say(eve, everyone, 'the last one');
    await Promise.all([mara, ivo, eve].map((by) => ears.until(by, 'the last one')));
    expect([mara, ivo, eve].map((by) => ears.heard(by))).toEqual([
      ['from Mara', 'the last one'],
      ['from Ivo', 'the last one'],
      ['from Mara', 'from Ivo', 'the last one'],
    ]);
    expect(await texts(ivo, everyone)).not.toContain('from Mara');
    expect(await texts(eve, everyone)).toEqual(['from Mara', 'from Ivo', 'the last one']);
    ears.close();
  });

  it('waits its turn, is not said twice in a row, and counts once however often it is sent', async () => {
    const [mara, ivo] = await pair(testDomain);
    const trade: ChatTarget = { channel: 'trade' };
    await say(mara, trade, 'selling rain');
    await expect(say(mara, trade, 'buying sun')).rejects.toMatchObject({ code: 'chat.slow', params: { seconds: 10 } });
    clock.advance(10_000);
    await expect(say(mara, trade, 'Selling rain')).rejects.toMatchObject({ code: 'chat.repeated' });
    const input = { requestId: newRequestId(), target: trade, text: 'once', style: 'plain', rollMost: null } as const;
    const answers = await Promise.all(Array.from({ length: 4 }, () => sendLine(mara.ctx, input)));
    expect(new Set(answers.map(({ message }) => message.id)).size).toBe(1);
    expect((await texts(ivo, trade)).filter((text) => text === 'once')).toHaveLength(1);
    await expect(sendLine(mara.ctx, { ...input, text: 'another' })).rejects.toMatchObject({
      code: 'kernel.request_reused',
    });
  });

  it('that floods, is empty, too long or hateful is refused, also when ten are sent at the same moment', async () => {
    const [mara, ivo] = await pair(testDomain);
    await expect(say(mara, everyone, ' \u200b ')).rejects.toMatchObject({ code: 'chat.empty' });
    await expect(say(mara, everyone, 'x'.repeat(241))).rejects.toMatchObject({ code: 'chat.too_long' });
    await expect(say(mara, everyone, 'nigger')).rejects.toMatchObject({ code: 'chat.hateful' });
    const many = Array.from({ length: 10 }, (_, at) => whisper(mara, ivo, `line ${at}`));
    expect(await refusals(many)).toEqual([...Array(5).fill('chat.too_fast'), ...Array(5).fill('ok')]);
  });

  it('can be a throw, whose number the server chooses', async () => {
    const [mara] = await pair(testDomain);
    const { message } = await sendLine(mara.ctx, {
      requestId: newRequestId(),
      target: everyone,
      text: 'ignored',
      style: 'plain',
      rollMost: 6,
    });
    expect(message).toMatchObject({ style: 'roll', roll: { most: 6 }, text: String(message.roll?.rolled) });
    expect(message.roll?.rolled).toBeGreaterThanOrEqual(1);
    expect(message.roll?.rolled).toBeLessThanOrEqual(6);
  });
});

describe('a whisper', () => {
  it('reaches one player, waits as unread until it is read, and has a history of its own', async () => {
    const [mara, ivo, eve] = await trio(testDomain);
    const ears = await listenAs(testDomain, [ivo, eve]);
    await whisper(mara, ivo, 'meet me');
    await ears.until(ivo, 'meet me');
    await whisper(mara, eve, 'not you');
    await ears.until(eve, 'not you');
    expect([ears.heard(ivo), ears.heard(eve)]).toEqual([['meet me'], ['not you']]);
    expect((await chatOverview(ivo.ctx)).partners).toMatchObject([{ name: mara.name, unread: 1 }]);
    clock.advance(1);
    await markChatRead(ivo.ctx, { requestId: newRequestId(), target: whispers(mara) });
    expect((await chatOverview(ivo.ctx)).partners).toMatchObject([{ name: mara.name, unread: 0 }]);
    expect(await texts(mara, whispers(ivo))).toEqual(['meet me']);
    ears.close();
  });

  it('to a player who has blocked the sender looks sent, and is never seen', async () => {
    const [mara, ivo] = await pair(testDomain);
    await block(ivo, mara);
    const ears = await listenAs(testDomain, [mara, ivo]);
    const { message } = await whisper(mara, ivo, 'hello?');
    await ears.until(mara, 'hello?');
    expect(message).toMatchObject({ text: 'hello?', to: { name: ivo.name } });
    await expect(whisper(ivo, mara, 'no')).rejects.toMatchObject({ code: 'chat.blocked_by_you' });
    await say(ivo, everyone, 'a marker');
    await ears.until(ivo, 'a marker');
    expect(ears.heard(ivo)).toEqual(['a marker']);
    expect(await texts(mara, whispers(ivo))).toEqual(['hello?']);
    expect(await texts(ivo, whispers(mara))).toEqual([]);
    expect((await chatOverview(ivo.ctx)).partners).toEqual([]);
    ears.close();
  });

  it('to oneself or an unknown name is refused, and to a busy player is answered with the word they left', async () => {
    const [mara, ivo] = await pair(testDomain);
    await expect(whisper(mara, mara, 'echo')).rejects.toMatchObject({ code: 'chat.yourself' });
    await expect(whisper(mara, { name: 'Noone There' }, 'echo')).rejects.toMatchObject({ code: 'character.not_found' });
    expect((await whisper(mara, ivo, 'hi')).reply).toBeNull();
    const busy = { status: 'busy', text: 'in a fight', presenceTo: 'friends', placeTo: 'friends' } as const;
    await setStatus(ivo.ctx, { requestId: newRequestId(), ...busy });
    expect((await whisper(mara, ivo, 'hi again')).reply).toEqual({ status: 'busy', text: 'in a fight' });
  });
});

describe('an own channel', () => {
  it('is joined with its password, heard by its members alone, and read by them alone', async () => {
    const [mara, ivo, eve] = await trio(testDomain);
    const channel = await make(mara, newName(), 'rain');
    expect(channel).toMatchObject({ role: 'owner', hasPassword: true, members: 1 });
    await expect(join(ivo, channel.name, 'sun')).rejects.toMatchObject({ code: 'chat.wrong_password' });
    expect(await join(ivo, channel.name.toUpperCase(), 'rain')).toMatchObject({ id: channel.id, members: 2 });
    const ears = await listenAs(testDomain, [ivo, eve]);
    await say(mara, inChannel(channel), 'only us');
    await say(mara, everyone, 'everyone');
    await Promise.all([ivo, eve].map((by) => ears.until(by, 'everyone')));
    expect([ears.heard(ivo), ears.heard(eve)]).toEqual([['only us', 'everyone'], ['everyone']]);
    expect(await texts(ivo, inChannel(channel))).toEqual(['only us']);
    for (const refused of [texts(eve, inChannel(channel)), say(eve, inChannel(channel), 'let me in')])
      await expect(refused).rejects.toMatchObject({ code: 'chat.no_channel' });
    await expect(channelPeople(eve.ctx, { channelId: channel.id })).rejects.toMatchObject({ code: 'chat.no_channel' });
    expect(JSON.stringify(await channelPeople(ivo.ctx, { channelId: channel.id }))).not.toContain('rain');
    ears.close();
  });

  it('is heard no more by a member who was kicked, however many lines are on their way', async () => {
    const [mara, ivo] = await pair(testDomain);
    const channel = await make(mara, newName());
    await join(ivo, channel.name);
    const ears = await listenAs(testDomain, [ivo]);
    const before = [1, 2, 3].map((at) => say(mara, inChannel(channel), `line ${at}`));
    await Promise.all([manage(mara, { act: 'kick', to: ivo, channel }), ...before]);
    const heardBefore = ears.heard(ivo).length;
    await say(mara, inChannel(channel), 'he is gone');
    clock.advance(10_000);
    await whisper(mara, ivo, 'a marker');
    await ears.until(ivo, 'a marker');
    expect(ears.heard(ivo)).not.toContain('he is gone');
    expect(heardBefore).toBeLessThanOrEqual(3);
    await expect(say(ivo, inChannel(channel), 'still here')).rejects.toMatchObject({ code: 'chat.no_channel' });
    ears.close();
  });

  it('keeps the player of a banned character out until the ban ends', async () => {
    const [mara, ivo, eve] = await trio(testDomain);
    const channel = await make(mara, newName());
    await join(ivo, channel.name);
    await join(eve, channel.name);
    await expect(manage(ivo, { act: 'ban', to: eve, channel })).rejects.toMatchObject({ code: 'chat.not_allowed' });
    await manage(mara, { act: 'promote', to: ivo, channel });
    await manage(ivo, { act: 'ban', to: eve, channel });
    await expect(join(eve, channel.name)).rejects.toMatchObject({ code: 'chat.banned' });
    await expect(manage(ivo, { act: 'kick', to: mara, channel })).rejects.toMatchObject({ code: 'chat.not_allowed' });
    expect((await channelPeople(ivo.ctx, { channelId: channel.id })).banned).toEqual([{ name: eve.name }]);
    await manage(ivo, { act: 'unban', to: eve, channel });
    expect(await join(eve, channel.name)).toMatchObject({ role: 'member', members: 3 });
  });

  it('goes to an operator when its owner leaves, and ends with its last member or by its owner', async () => {
    const [mara, ivo, eve] = await trio(testDomain);
    const channel = await make(mara, newName());
    await join(ivo, channel.name);
    await join(eve, channel.name);
    await manage(mara, { act: 'promote', to: eve, channel });
    const leave = (by: SocialPlayer) => leaveChannel(by.ctx, { requestId: newRequestId(), channelId: channel.id });
    await leave(mara);
    expect((await channelPeople(eve.ctx, { channelId: channel.id })).people).toEqual([
      { name: ivo.name, role: 'member' },
      { name: eve.name, role: 'owner' },
    ]);
    const remove = (by: SocialPlayer) => removeChannel(by.ctx, { requestId: newRequestId(), channelId: channel.id });
    await expect(remove(ivo)).rejects.toMatchObject({ code: 'chat.not_allowed' });
    await remove(eve);
    await expect(leave(ivo)).rejects.toMatchObject({ code: 'chat.no_channel' });
    expect(await make(ivo, channel.name)).toMatchObject({ role: 'owner' });
  });

  it('has a wait between lines that its operators set, and a password that only its owner sets', async () => {
    const [mara, ivo] = await pair(testDomain);
    const channel = await make(mara, newName());
    await join(ivo, channel.name);
    const set = (by: SocialPlayer, change: object) =>
      setChannel(by.ctx, { requestId: newRequestId(), channelId: channel.id, ...change });
    await expect(set(ivo, { slowSeconds: 5 })).rejects.toMatchObject({ code: 'chat.not_allowed' });
    await manage(mara, { act: 'promote', to: ivo, channel });
    await set(ivo, { slowSeconds: 30 });
    await say(ivo, inChannel(channel), 'one');
    await expect(say(ivo, inChannel(channel), 'two')).rejects.toMatchObject({ code: 'chat.slow' });
    await expect(set(ivo, { password: 'mine now' })).rejects.toMatchObject({ code: 'chat.not_allowed' });
    expect((await chatOverview(ivo.ctx)).channels).toMatchObject([{ id: channel.id, slowSeconds: 30 }]);
  });

  it('gives its last place to one of five who ask at the same moment', async () => {
    const [mara, ...five] = await socialPlayers(testDomain, 6);
    if (mara === undefined) throw new Error('no players');
    const channel = await make(mara, newName());
    const others = await makeCharacters(testDomain.databaseUrl, mostMembers - 2);
    await withClient(testDomain.ownerUrl, (client) =>
      client.query(
        `INSERT INTO chat_channel_members (channel_id, character_id, role, joined_at)
         SELECT $1, unnest($2::uuid[]), 'member', now()`,
        [channel.id, others],
      ),
    );
    const outcomes = await refusals(five.map((by) => join(by, channel.name)));
    expect(outcomes).toEqual([...Array(4).fill('chat.channel_full'), 'ok']);
    expect((await channelPeople(mara.ctx, { channelId: channel.id })).people).toHaveLength(mostMembers);
  });

  it('has a name of its own in plain letters, and a player is in five at most', async () => {
    const [mara, ivo] = await pair(testDomain);
    const name = newName();
    const both = await refusals([make(mara, name), make(ivo, name)]);
    expect(both).toEqual(['chat.name_taken', 'ok']);
    for (const [wrong, code] of [
      ['ab', 'chat.name_length'],
      ['x'.repeat(25), 'chat.name_length'],
      ['<script>', 'chat.name_letters'],
      ['fuck you', 'chat.name_foul'],
    ] as const)
      await expect(make(mara, wrong)).rejects.toMatchObject({ code });
    const [eve] = await pair(testDomain);
    const many = await refusals(Array.from({ length: mostOwnChannels + 2 }, () => make(eve, newName())));
    expect(many.filter((code) => code === 'ok')).toHaveLength(mostOwnChannels);
    expect(many.filter((code) => code === 'chat.own_full')).toHaveLength(2);
  });
});

describe('history', () => {
  it('is read in pages without gaps or repeats, also where lines have the same time', async () => {
    const [mara, ivo] = await pair(testDomain);
    const channel = await make(mara, newName());
    await join(ivo, channel.name);
    const said: string[] = [];
    for (let at = 0; at < 12; at++) {
      if (at % 4 === 0) clock.advance(11_000);
      const text = `line ${at}`;
      await say(mara, inChannel(channel), text);
      said.push(text);
    }
    const read: string[] = [];
    let before: { atMs: number; id: string } | null = null;
    for (let hasMore = true; hasMore; ) {
      const page = await chatPage(ivo.ctx, { target: inChannel(channel), before, limit: 5 });
      read.unshift(...page.messages.map(({ text }) => text));
      const [first] = page.messages;
      if (first !== undefined) before = { atMs: first.atMs, id: first.id };
      hasMore = page.hasMore;
    }
    expect(read).toEqual(said);
    expect((await chatOverview(ivo.ctx)).channels).toMatchObject([{ unread: 12 }]);
  });
});

it('a group hears its own lines for as long as the room of the groups says so', async () => {
  const [mara, ivo, eve] = await trio(testDomain);
  const officers = new Set<CharacterId>([mara.characterId, ivo.characterId]);
  const roomId = newRequestId() as string;
  // No room declares this channel; another one's declaration would be replaced for all tests of this process.
  defineChatAudience({
    channel: 'officer',
    audienceOf: (_db, characterId) =>
      Promise.resolve(officers.has(characterId) ? { roomId, characterIds: [...officers] } : null),
  });
  const target: ChatTarget = { channel: 'officer' };
  const ears = await listenAs(testDomain, [ivo, eve]);
  await say(mara, target, 'pull them');
  await ears.until(ivo, 'pull them');
  await expect(say(eve, target, 'me too')).rejects.toMatchObject({ code: 'chat.no_group' });
  await expect(texts(eve, target)).rejects.toMatchObject({ code: 'chat.no_group' });
  expect((await chatOverview(ivo.ctx)).groups).toEqual(['officer']);
  officers.delete(ivo.characterId);
  await say(mara, target, 'he left');
  await whisper(mara, ivo, 'a marker');
  await ears.until(ivo, 'a marker');
  expect(ears.heard(ivo)).toEqual(['pull them', 'a marker']);
  await expect(say(mara, { channel: 'guild' }, 'nobody')).rejects.toMatchObject({ code: 'chat.no_group' });
  ears.close();
});
