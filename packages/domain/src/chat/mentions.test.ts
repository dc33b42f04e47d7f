import { characterMentioned } from '@necp/shared/chat/events';
import type { ChatTarget } from '@necp/shared/chat/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FixedClock, newRequestId, openTestDomain, type TestDomain } from '../testing';
import { inChannel, join, listenAs, make, say, whisper } from '../testing/chat';
import { freshLetters } from '../testing/fresh-names';
import { block, pair, type SocialPlayer, trio } from '../testing/social';
import { chatOverview, chatPage } from './queries';
import { leaveChannel, markChatRead } from './service';

const clock = new FixedClock(Date.parse('2077-01-01T12:00:00Z'));
let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
});
afterAll(() => testDomain.close());

const everyone: ChatTarget = { channel: 'global' };
const newName = () => `Den ${freshLetters()}`;
const unreadOf = async (by: SocialPlayer) =>
  (await chatOverview(by.ctx)).channels.map(({ unread, mentions }) => [unread, mentions]);
/** The events that were written for a player. */
const announced = async ({ accountId }: SocialPlayer) => {
  const rows = await testDomain.domain.systemCtx().db.outboxEvent.findMany({
    where: { name: characterMentioned.name, key: accountId },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ payload }) => characterMentioned.payload.parse(payload));
};

describe('a line with @ and a name', () => {
  it('mentions who hears it, in any case, and neither its speaker nor unknown names', async () => {
    const [mara, ivo] = await pair(testDomain);
    const text = `@${ivo.name.toUpperCase()} @${mara.name} @Nobodyatall`;
    const { message } = await say(mara, everyone, text);
    expect(message.mentions).toEqual([{ characterId: ivo.characterId, name: ivo.name }]);
    expect((await chatPage(ivo.ctx, { target: everyone, before: null, limit: 1 })).messages).toMatchObject([
      { mentions: [{ name: ivo.name }] },
    ]);
  });

  it('counts in an own channel until it is read, apart from the other lines', async () => {
    const [mara, ivo] = await pair(testDomain);
    const channel = await make(mara, newName());
    await join(ivo, channel.name);
    clock.advance(1_000);
    await say(mara, inChannel(channel), 'the first');
    await say(mara, inChannel(channel), `@${ivo.name} the second`);
    await say(mara, inChannel(channel), `@${ivo.name} the third`);
    expect(await unreadOf(ivo)).toEqual([[3, 2]]);
    clock.advance(1_000);
    await markChatRead(ivo.ctx, { requestId: newRequestId(), target: inChannel(channel) });
    expect(await unreadOf(ivo)).toEqual([[0, 0]]);
  });

  it('is announced once until it is read, to members only', async () => {
    const [mara, ivo, eve] = await trio(testDomain);
    const channel = await make(mara, newName());
    await join(ivo, channel.name);
    clock.advance(1_000);
    await say(mara, inChannel(channel), `@${ivo.name} @${eve.name} one`);
    await say(mara, inChannel(channel), `@${ivo.name} two`);
    expect(await announced(ivo)).toMatchObject([
      { byCharacterId: mara.characterId, channel: 'own', place: channel.name },
    ]);
    expect(await announced(eve)).toEqual([]);
    clock.advance(1_000);
    await markChatRead(ivo.ctx, { requestId: newRequestId(), target: inChannel(channel) });
    clock.advance(20_000);
    await say(mara, inChannel(channel), `@${ivo.name} three`);
    expect(await announced(ivo)).toHaveLength(2);
    await leaveChannel(ivo.ctx, { requestId: newRequestId(), channelId: channel.id });
    const { message } = await say(mara, inChannel(channel), `@${ivo.name} four`);
    expect(message.mentions).toBeUndefined();
    expect(await announced(ivo)).toHaveLength(2);
  });

  it('to the whole city or in a whisper puts nothing into an inbox', async () => {
    const [mara, ivo] = await pair(testDomain);
    await say(mara, everyone, `@${ivo.name} hello`);
    await whisper(mara, ivo, `@${ivo.name} hello again`);
    expect(await announced(ivo)).toEqual([]);
  });

  it('does not mention players of a block, on either side', async () => {
    const [mara, ivo] = await pair(testDomain);
    const channel = await make(mara, newName());
    await join(ivo, channel.name);
    await block(ivo, mara);
    const ears = await listenAs(testDomain, [mara]);
    await say(mara, inChannel(channel), `@${ivo.name} listen`);
    await ears.until(mara, `@${ivo.name} listen`);
    expect(ears.messages(mara)[0]?.mentions).toBeUndefined();
    expect(await announced(ivo)).toEqual([]);
    ears.close();
  });
});
