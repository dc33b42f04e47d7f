import { askAgainMs, mostFriends, mostRequests, requestLastsMs } from '@necp/shared/social/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FixedClock, makeCharacters, newRequestId, openTestDomain, type TestDomain, withClient } from '../testing';
import {
  answerOf,
  ask,
  befriended,
  block,
  codesOf,
  firstReceived,
  friendNames,
  friends,
  pair,
  received,
  sent,
  type SocialPlayer,
  socialPlayers,
  trio,
} from '../testing/social';
import { blocksOf, relationTo, requestsOf } from './queries';
import {
  acceptRequest,
  askFriend,
  changeFriend,
  declineRequest,
  friendsOf,
  makeGroup,
  removeFriend,
  removeGroup,
  renameGroup,
  withdrawRequest,
} from './service';

const clock = new FixedClock(Date.parse('2026-11-24T12:00:00Z'));
let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
});
afterAll(() => testDomain.close());

describe('a friend request', () => {
  it('carries a note, and makes friends of both when it is accepted', async () => {
    const [mara, ivo] = await pair(testDomain);
    expect(await ask(mara, ivo, ' thanks for the fight ')).toEqual({ became: 'sent' });
    expect(await received(ivo)).toMatchObject([{ character: { name: mara.name }, note: 'thanks for the fight' }]);
    expect(await sent(mara)).toMatchObject([{ character: { name: ivo.name } }]);
    expect(await relationTo(mara.ctx, { name: ivo.name })).toMatchObject({ is: 'asked' });
    await acceptRequest(ivo.ctx, answerOf(await firstReceived(ivo)));
    expect([await friendNames(mara), await friendNames(ivo)]).toEqual([[ivo.name], [mara.name]]);
    expect(await requestsOf(ivo.ctx)).toEqual({ received: [], sent: [] });
    expect(await relationTo(mara.ctx, { name: ivo.name })).toMatchObject({ is: 'friend' });
    await expect(ask(mara, ivo)).rejects.toMatchObject({ code: 'social.already_friends' });
  });

  it('that crosses another one makes friends at once, also when both are sent at the same moment', async () => {
    const [mara, ivo] = await pair(testDomain);
    await ask(mara, ivo);
    expect(await ask(ivo, mara)).toEqual({ became: 'friends' });
    const [ada, bo] = await pair(testDomain);
    const answers = await Promise.all([ask(ada, bo), ask(bo, ada)]);
    expect(answers.map(({ became }) => became).toSorted()).toEqual(['friends', 'sent']);
    expect([await friendNames(ada), await friendNames(bo)]).toEqual([[bo.name], [ada.name]]);
  });

  it('is refused to oneself, to names without a player, and without a character', async () => {
    const [mara] = await pair(testDomain);
    await expect(ask(mara, mara)).rejects.toMatchObject({ code: 'social.yourself' });
    await expect(
      askFriend(mara.ctx, { requestId: newRequestId(), name: 'Noone There', note: '' }),
    ).rejects.toMatchObject({ code: 'character.not_found' });
    const idle = testDomain.ctxAs({ accountId: mara.accountId });
    await expect(askFriend(idle, { requestId: newRequestId(), name: mara.name, note: '' })).rejects.toMatchObject({
      code: 'character.required',
    });
  });

  it('that is declined looks as sent, and cannot be repeated for seven days', async () => {
    const [mara, ivo] = await pair(testDomain);
    await ask(mara, ivo);
    await declineRequest(ivo.ctx, answerOf(await firstReceived(ivo)));
    expect(await received(ivo)).toEqual([]);
    expect(await sent(mara)).toHaveLength(1);
    await expect(ask(mara, ivo)).rejects.toMatchObject({ code: 'social.asked_lately' });
    clock.advance(askAgainMs + 1);
    expect(await ask(mara, ivo)).toEqual({ became: 'sent' });
    expect(await received(ivo)).toHaveLength(1);
  });

  it('that is withdrawn is gone, and cannot be repeated for seven days either', async () => {
    const [mara, ivo] = await pair(testDomain);
    await ask(mara, ivo);
    const [request] = await sent(mara);
    await withdrawRequest(mara.ctx, answerOf(request?.id ?? ''));
    expect(await requestsOf(ivo.ctx)).toEqual({ received: [], sent: [] });
    expect(await sent(mara)).toEqual([]);
    await expect(ask(mara, ivo)).rejects.toMatchObject({ code: 'social.asked_lately' });
  });

  it('expires after thirty days', async () => {
    const [mara, ivo] = await pair(testDomain);
    await ask(mara, ivo);
    const id = await firstReceived(ivo);
    clock.advance(requestLastsMs + 1);
    expect([await received(ivo), await sent(mara)]).toEqual([[], []]);
    await expect(acceptRequest(ivo.ctx, answerOf(id))).rejects.toMatchObject({ code: 'social.request_gone' });
  });

  it('can be answered by its receiver only, and withdrawn by its sender only', async () => {
    const [mara, ivo, eve] = await trio(testDomain);
    await ask(mara, ivo);
    const id = await firstReceived(ivo);
    const wrong = [
      acceptRequest(eve.ctx, answerOf(id)),
      acceptRequest(mara.ctx, answerOf(id)),
      declineRequest(mara.ctx, answerOf(id)),
      withdrawRequest(ivo.ctx, answerOf(id)),
      acceptRequest(ivo.ctx, answerOf(newRequestId())),
    ];
    expect(new Set(codesOf(await Promise.allSettled(wrong)))).toEqual(new Set(['social.request_gone']));
    expect(await received(ivo)).toHaveLength(1);
  });

  it('sent twice with one request id is sent once', async () => {
    const [mara, ivo] = await pair(testDomain);
    const input = { requestId: newRequestId(), name: ivo.name, note: '' };
    expect(await Promise.all([askFriend(mara.ctx, input), askFriend(mara.ctx, input)])).toEqual([
      { became: 'sent' },
      { became: 'sent' },
    ]);
    expect(await received(ivo)).toHaveLength(1);
  });

  it('is refused when fifty are open', async () => {
    const [mara, ivo] = await pair(testDomain);
    const others = await makeCharacters(testDomain.databaseUrl, mostRequests);
    await withClient(testDomain.ownerUrl, (client) =>
      client.query(
        `INSERT INTO friend_requests SELECT gen_random_uuid(), $1, id, $1, id, '', 'declined', $3
         FROM unnest($2::uuid[]) AS id`,
        [mara.accountId, others, new Date(clock.nowMs())],
      ),
    );
    await expect(ask(mara, ivo)).rejects.toMatchObject({ code: 'social.too_many_requests' });
  });
});

describe('two at once', () => {
  it('accept the same request, and become friends once', async () => {
    const [mara, ivo] = await pair(testDomain);
    await ask(mara, ivo);
    const id = await firstReceived(ivo);
    const outcomes = await Promise.allSettled([
      acceptRequest(ivo.ctx, answerOf(id)),
      acceptRequest(ivo.ctx, answerOf(id)),
    ]);
    expect(codesOf(outcomes)).toEqual(['ok', 'social.request_gone']);
    expect(await friendNames(ivo)).toEqual([mara.name]);
  });

  it('accept and withdraw, and one of both counts', async () => {
    const [mara, ivo] = await pair(testDomain);
    await ask(mara, ivo);
    const id = await firstReceived(ivo);
    const [accepted, withdrawn] = await Promise.allSettled([
      acceptRequest(ivo.ctx, answerOf(id)),
      withdrawRequest(mara.ctx, answerOf(id)),
    ]);
    expect([accepted.status, withdrawn.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await friendNames(mara)).toEqual(accepted.status === 'fulfilled' ? [ivo.name] : []);
  });

  it('block and accept, and the block holds', async () => {
    const [mara, ivo] = await pair(testDomain);
    await ask(mara, ivo);
    const id = await firstReceived(ivo);
    await Promise.allSettled([acceptRequest(ivo.ctx, answerOf(id)), block(mara, ivo)]);
    expect([await friendNames(mara), await friendNames(ivo)]).toEqual([[], []]);
    expect((await blocksOf(mara.ctx)).blocks).toMatchObject([{ name: ivo.name }]);
  });

  it('want the last place among two hundred friends, and one gets it', async () => {
    const [mara, ...askers] = (await socialPlayers(testDomain, 6)) as [SocialPlayer, ...SocialPlayer[]];
    const others = await makeCharacters(testDomain.databaseUrl, mostFriends - 1);
    await withClient(testDomain.ownerUrl, (client) =>
      client.query(
        `INSERT INTO friendships (id, account_id, friend_id, made_at)
         SELECT gen_random_uuid(), $1, id, now() FROM unnest($2::uuid[]) AS id`,
        [mara.accountId, others],
      ),
    );
    for (const asker of askers) await ask(asker, mara);
    const requests = await received(mara);
    const outcomes = await Promise.allSettled(requests.map(({ id }) => acceptRequest(mara.ctx, answerOf(id))));
    expect(codesOf(outcomes)).toEqual(['ok', ...Array.from({ length: 4 }, () => 'social.friends_full')]);
    expect(await friendNames(mara)).toHaveLength(mostFriends);
    const [late] = await pair(testDomain);
    await expect(ask(mara, late)).rejects.toMatchObject({ code: 'social.friends_full' });
  });
});

describe('the list of friends', () => {
  it('has own notes, groups and favourites, which the friend does not see', async () => {
    const [mara, ivo] = await befriended(testDomain);
    const [friend] = await friends(mara);
    const id = friend?.id ?? '';
    const group = await makeGroup(mara.ctx, { requestId: newRequestId(), name: ' Raid ' });
    await changeFriend(mara.ctx, {
      requestId: newRequestId(),
      friendId: id,
      note: 'heals',
      groupId: group.id,
      isFavourite: true,
    });
    expect(await friends(mara)).toMatchObject([{ note: 'heals', groupId: group.id, isFavourite: true }]);
    expect(await friends(ivo)).toMatchObject([{ note: '', groupId: null, isFavourite: false }]);
    await renameGroup(mara.ctx, { requestId: newRequestId(), groupId: group.id, name: 'Arena' });
    expect((await friendsOf(mara.ctx)).groups).toEqual([{ id: group.id, name: 'Arena' }]);
    await removeGroup(mara.ctx, { requestId: newRequestId(), groupId: group.id });
    expect(await friends(mara)).toMatchObject([{ note: 'heals', groupId: null }]);
  });

  it('takes ten groups, each with a name of its own, and none of another player', async () => {
    const [mara, ivo] = await befriended(testDomain);
    const [friend] = await friends(mara);
    const make = (by: SocialPlayer, name: string) => makeGroup(by.ctx, { requestId: newRequestId(), name });
    const foreign = await make(ivo, 'Raid');
    const change = { requestId: newRequestId(), friendId: friend?.id ?? '', note: '', isFavourite: false };
    await expect(changeFriend(mara.ctx, { ...change, groupId: foreign.id })).rejects.toMatchObject({
      code: 'social.no_group',
    });
    await expect(changeFriend(ivo.ctx, { ...change, groupId: null })).rejects.toMatchObject({
      code: 'social.no_friend',
    });
    await expect(make(mara, '  ')).rejects.toMatchObject({ code: 'social.group_name_empty' });
    await make(mara, 'Raid');
    await expect(make(mara, 'RAID')).rejects.toMatchObject({ code: 'social.group_name_taken' });
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, (_, index) => make(mara, `Group ${index}`)));
    expect(codesOf(outcomes).filter((code) => code === 'ok')).toHaveLength(9);
  });

  it('loses a friend on both sides when one removes the other', async () => {
    const [mara, ivo] = await befriended(testDomain);
    const [friend] = await friends(ivo);
    await removeFriend(ivo.ctx, { requestId: newRequestId(), friendId: friend?.id ?? '' });
    expect([await friendNames(mara), await friendNames(ivo)]).toEqual([[], []]);
    await expect(
      removeFriend(mara.ctx, { requestId: newRequestId(), friendId: friend?.id ?? '' }),
    ).rejects.toMatchObject({ code: 'social.no_friend' });
    expect(await ask(mara, ivo)).toEqual({ became: 'sent' });
  });

  it('leaves out players whose characters are deleted', async () => {
    const [mara, ivo] = await befriended(testDomain);
    await withClient(testDomain.ownerUrl, (client) =>
      client.query('UPDATE characters SET deleted_at = now() WHERE id = $1', [ivo.characterId]),
    );
    expect(await friendNames(mara)).toEqual([]);
    await expect(ask(mara, ivo)).rejects.toMatchObject({ code: 'character.not_found' });
  });
});
