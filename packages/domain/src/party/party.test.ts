import { partyInviteAnswered } from '@necp/shared/party/events';
import { inviteLastsMs, leaderKeptMs, mostMembers, placeKeptMs, voteLastsMs } from '@necp/shared/party/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blockPlayer, setStatus } from '../social/service';
import { FixedClock, openTestDomain, type TestDomain, withClient } from '../testing';
import {
  accept,
  act,
  asTo,
  enterCity,
  expectSound,
  inviteTo,
  leaveCity,
  openCity,
  partyOf,
  partyOfPlayer,
  ranks,
  seen,
  waiting,
} from '../testing/party';
import { codesOf, pair, type SocialPlayer, socialPlayers, trio } from '../testing/social';
import { partyOf as membershipOf } from './queries';
import {
  acceptInvite,
  answerReadyCheck,
  castVote,
  declineInvite,
  disband,
  handOver,
  invite,
  joinByCode,
  judgeParties,
  kick,
  leave,
  noteWhereabouts,
  requestJoin,
  setAssistant,
  setLink,
  setRole,
  startReadyCheck,
  startVote,
  withdrawInvite,
} from './service';

const clock = new FixedClock(Date.parse('2026-11-24T12:00:00Z'));
let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
  await openCity(testDomain);
});
afterAll(async () => {
  await expectSound(testDomain);
  await testDomain.close();
});
const system = () => testDomain.domain.systemCtx();

describe('an invitation', () => {
  it('forms a party when it is accepted, and is used up by that', async () => {
    const [mara, ivo] = await pair(testDomain);
    await inviteTo(mara, ivo);
    expect((await seen(mara)).sent).toMatchObject([{ kind: 'invitation', character: { name: ivo.name } }]);
    const inviteId = await waiting(ivo);
    await acceptInvite(ivo.ctx, { ...act(), inviteId });
    expect(await ranks(ivo)).toEqual([`${mara.name} leader`, `${ivo.name} member`]);
    await expect(acceptInvite(ivo.ctx, { ...act(), inviteId })).rejects.toMatchObject({ code: 'party.invite_gone' });
    expect(await membershipOf(ivo.ctx.db, ivo.characterId)).toMatchObject({
      rank: 'member',
      memberIds: [mara.characterId, ivo.characterId],
    });
  });

  it('cannot be accepted, declined or withdrawn by others, and expires after a minute', async () => {
    const [mara, ivo, ada] = await trio(testDomain);
    await inviteTo(mara, ivo);
    const inviteId = await waiting(ivo);
    for (const verb of [acceptInvite, declineInvite, withdrawInvite])
      await expect(verb(ada.ctx, { ...act(), inviteId })).rejects.toMatchObject({ code: 'party.invite_gone' });
    await expect(acceptInvite(mara.ctx, { ...act(), inviteId })).rejects.toMatchObject({ code: 'party.invite_gone' });
    clock.advance(inviteLastsMs);
    expect((await seen(ivo)).received).toEqual([]);
    await expect(acceptInvite(ivo.ctx, { ...act(), inviteId })).rejects.toMatchObject({ code: 'party.invite_gone' });
  });

  it('that was declined or withdrawn waits a minute before the next one', async () => {
    const [mara, ivo, ada] = await trio(testDomain);
    await inviteTo(mara, ivo);
    await declineInvite(ivo.ctx, { ...act(), inviteId: await waiting(ivo) });
    await inviteTo(mara, ada);
    await withdrawInvite(mara.ctx, { ...act(), inviteId: await waiting(ada) });
    expect([(await seen(ivo)).received, (await seen(ada)).received, (await seen(mara)).sent]).toEqual([[], [], []]);
    await expect(inviteTo(mara, ivo)).rejects.toMatchObject({ code: 'party.asked_lately' });
    clock.advance(inviteLastsMs);
    await inviteTo(mara, ivo);
    expect(await waiting(ivo)).toBeTruthy();
  });

  it('is answered by the player who is invited, and not by the one who withdraws it', async () => {
    const [mara, ivo, ada] = await trio(testDomain);
    const answers = async ({ accountId }: SocialPlayer['ctx']['actor']) =>
      (await system().db.outboxEvent.findMany({ where: { name: partyInviteAnswered.name, key: accountId } })).map(
        ({ payload }) => payload,
      );
    await inviteTo(mara, ivo);
    const declined = await waiting(ivo);
    await declineInvite(ivo.ctx, { ...act(), inviteId: declined });
    await inviteTo(mara, ada);
    await withdrawInvite(mara.ctx, { ...act(), inviteId: await waiting(ada) });
    clock.advance(inviteLastsMs);
    await inviteTo(mara, ivo);
    const accepted = await waiting(ivo);
    const answer = { ...act(), inviteId: accepted };
    await Promise.all([acceptInvite(ivo.ctx, answer), acceptInvite(ivo.ctx, answer)]);
    const { accountId } = ivo.ctx.actor;
    expect(await answers(ivo.ctx.actor)).toEqual([
      { inviteId: declined, accountId },
      { inviteId: accepted, accountId },
    ]);
    expect(await answers(ada.ctx.actor)).toEqual([]);
  });

  it('of a blocked player is never seen, and its sender is answered the same', async () => {
    const [mara, ivo] = await pair(testDomain);
    await blockPlayer(ivo.ctx, { ...act(), name: mara.name });
    expect(await inviteTo(mara, ivo)).toEqual({ done: true });
    expect((await seen(ivo)).received).toEqual([]);
    expect((await seen(mara)).sent).toMatchObject([{ character: { name: ivo.name } }]);
    await expect(inviteTo(ivo, mara)).rejects.toMatchObject({ code: 'party.you_block' });
  });

  it('is over when one blocks the other before it is accepted', async () => {
    const [mara, ivo] = await pair(testDomain);
    await inviteTo(mara, ivo);
    const inviteId = await waiting(ivo);
    await blockPlayer(mara.ctx, { ...act(), name: ivo.name });
    await expect(acceptInvite(ivo.ctx, { ...act(), inviteId })).rejects.toMatchObject({ code: 'party.invite_gone' });
  });

  it('is quiet for a player who does not want to be disturbed', async () => {
    const [mara, ivo] = await pair(testDomain);
    const chosen = { text: '', presenceTo: 'friends', placeTo: 'friends' } as const;
    await setStatus(ivo.ctx, { ...act(), status: 'busy', ...chosen });
    await inviteTo(mara, ivo);
    expect((await seen(ivo)).received).toMatchObject([{ isQuiet: true }]);
  });

  it('is refused for oneself, for members of the party and of others, and to members', async () => {
    const [mara, ivo] = (await partyOf(testDomain, 2)) as [SocialPlayer, SocialPlayer];
    const [ada, bo] = (await partyOf(testDomain, 2)) as [SocialPlayer, SocialPlayer];
    await expect(inviteTo(mara, mara)).rejects.toMatchObject({ code: 'party.yourself' });
    await expect(inviteTo(mara, ivo)).rejects.toMatchObject({ code: 'party.same_party' });
    await expect(inviteTo(mara, bo)).rejects.toMatchObject({ code: 'party.other_in_party' });
    await expect(inviteTo(ivo, ada)).rejects.toMatchObject({ code: 'party.not_leader' });
    await expect(inviteTo(mara, { ...ada, name: 'Nobodyatall' })).rejects.toMatchObject({
      code: 'character.not_found',
    });
  });
});

describe('a request to join', () => {
  it('is decided by the leader and assistants, and not by members', async () => {
    const [mara, ivo] = (await partyOf(testDomain, 2)) as [SocialPlayer, SocialPlayer];
    const [ada] = await pair(testDomain);
    await requestJoin(ada.ctx, { ...act(), name: ivo.name });
    expect((await seen(ivo)).received).toEqual([]);
    const inviteId = await waiting(mara);
    await expect(acceptInvite(ivo.ctx, { ...act(), inviteId })).rejects.toMatchObject({ code: 'party.invite_gone' });
    await setAssistant(mara.ctx, { ...asTo(ivo), isAssistant: true });
    await acceptInvite(ivo.ctx, { ...act(), inviteId });
    expect(await ranks(ada)).toEqual([`${mara.name} leader`, `${ivo.name} assistant`, `${ada.name} member`]);
  });

  it('is refused when the other is in no party', async () => {
    const [mara, ivo] = await pair(testDomain);
    await expect(requestJoin(mara.ctx, { ...act(), name: ivo.name })).rejects.toMatchObject({
      code: 'party.other_without',
    });
  });

  it('that crosses an invitation makes one member at once', async () => {
    const [mara] = (await partyOf(testDomain, 2)) as [SocialPlayer, SocialPlayer];
    const [ada] = await pair(testDomain);
    await requestJoin(ada.ctx, { ...act(), name: mara.name });
    await inviteTo(mara, ada);
    expect(await ranks(ada)).toHaveLength(3);
    expect((await seen(mara)).received).toEqual([]);
  });
});

describe('a link', () => {
  it('takes in every player who has it, until it is replaced', async () => {
    const [mara, ivo, ada] = await trio(testDomain);
    await setLink(mara.ctx, { ...act(), isOpen: true });
    const { code } = await partyOfPlayer(mara);
    await joinByCode(ivo.ctx, { ...act(), code: code ?? '' });
    expect((await partyOfPlayer(ivo)).code).toBeNull();
    await setLink(mara.ctx, { ...act(), isOpen: true });
    const join = joinByCode(ada.ctx, { ...act(), code: code ?? '' });
    await expect(join).rejects.toMatchObject({ code: 'party.code_gone' });
    await expect(setLink(ivo.ctx, { ...act(), isOpen: true })).rejects.toMatchObject({ code: 'party.not_leader' });
  });
});

describe('the leader', () => {
  it('hands over, names assistants and removes members; others cannot', async () => {
    const [mara, ivo, ada] = (await partyOf(testDomain, 3)) as [SocialPlayer, SocialPlayer, SocialPlayer];
    for (const tried of [
      () => handOver(ivo.ctx, asTo(ada)),
      () => kick(ivo.ctx, asTo(ada)),
      () => disband(ivo.ctx, act()),
      () => setAssistant(ivo.ctx, { ...asTo(ivo), isAssistant: true }),
    ])
      await expect(tried()).rejects.toMatchObject({ code: 'party.not_leader' });
    await handOver(mara.ctx, asTo(ivo));
    expect(await ranks(ada)).toEqual([`${mara.name} assistant`, `${ivo.name} leader`, `${ada.name} member`]);
    await kick(ivo.ctx, asTo(ada));
    expect(await ranks(ada)).toEqual([]);
    await expect(kick(ivo.ctx, asTo(ada))).rejects.toMatchObject({ code: 'party.no_member' });
    await expect(kick(ivo.ctx, asTo(ivo))).rejects.toMatchObject({ code: 'party.yourself' });
  });

  it('who leaves is followed by an assistant, and the last one left ends the party', async () => {
    const [mara, ivo, ada] = (await partyOf(testDomain, 3)) as [SocialPlayer, SocialPlayer, SocialPlayer];
    await setAssistant(mara.ctx, { ...asTo(ada), isAssistant: true });
    await leave(mara.ctx, act());
    expect(await ranks(ivo)).toEqual([`${ivo.name} member`, `${ada.name} leader`]);
    await leave(ada.ctx, act());
    expect(await ranks(ivo)).toEqual([]);
  });
});

describe('a vote', () => {
  it('removes even the leader by more than half of the others', async () => {
    const players = await partyOf(testDomain, 4);
    const [mara, ivo, ada, bo] = players as [SocialPlayer, SocialPlayer, SocialPlayer, SocialPlayer];
    await startVote(ivo.ctx, asTo(mara));
    const vote = (await partyOfPlayer(ada)).vote;
    expect(vote).toMatchObject({ targetId: mara.characterId, votesFor: 1, votesNeeded: 2, own: null });
    const word = { voteId: vote?.voteId ?? '', isFor: true };
    await expect(castVote(mara.ctx, { ...act(), ...word })).rejects.toMatchObject({ code: 'party.no_vote' });
    await expect(startVote(bo.ctx, asTo(ada))).rejects.toMatchObject({ code: 'party.vote_open' });
    await castVote(ada.ctx, { ...act(), ...word });
    expect(await ranks(bo)).toEqual([`${ivo.name} leader`, `${ada.name} member`, `${bo.name} member`]);
  });

  it('ends without a result after a minute, and one cannot vote twice by it', async () => {
    const [mara, ivo, ada] = (await partyOf(testDomain, 3)) as [SocialPlayer, SocialPlayer, SocialPlayer];
    await startVote(ivo.ctx, asTo(ada));
    const voteId = (await partyOfPlayer(ivo)).vote?.voteId ?? '';
    await castVote(ivo.ctx, { ...act(), voteId, isFor: true });
    expect((await partyOfPlayer(mara)).vote).toMatchObject({ votesFor: 1 });
    clock.advance(voteLastsMs);
    await expect(castVote(mara.ctx, { ...act(), voteId, isFor: true })).rejects.toMatchObject({
      code: 'party.no_vote',
    });
    expect(await ranks(ada)).toHaveLength(3);
  });

  it('needs three members', async () => {
    const [mara, ivo] = (await partyOf(testDomain, 2)) as [SocialPlayer, SocialPlayer];
    await expect(startVote(ivo.ctx, asTo(mara))).rejects.toMatchObject({ code: 'party.too_few' });
  });
});

it('a ready check asks all members, and shows what each answers', async () => {
  const [mara, ivo] = (await partyOf(testDomain, 2)) as [SocialPlayer, SocialPlayer];
  await expect(startReadyCheck(ivo.ctx, act())).rejects.toMatchObject({ code: 'party.not_leader' });
  await startReadyCheck(mara.ctx, act());
  const checkId = (await partyOfPlayer(ivo)).readyCheck?.checkId ?? '';
  await expect(startReadyCheck(mara.ctx, act())).rejects.toMatchObject({ code: 'party.check_open' });
  await answerReadyCheck(ivo.ctx, { ...act(), checkId, isReady: false });
  expect((await partyOfPlayer(mara)).members.map(({ isReady }) => isReady)).toEqual([true, false]);
  await startReadyCheck(mara.ctx, act());
  await expect(answerReadyCheck(ivo.ctx, { ...act(), checkId, isReady: true })).rejects.toMatchObject({
    code: 'party.no_check',
  });
});

it('each member chooses a role', async () => {
  const [mara, ivo] = (await partyOf(testDomain, 2)) as [SocialPlayer, SocialPlayer];
  await setRole(ivo.ctx, { ...act(), role: 'healer' });
  expect((await partyOfPlayer(mara)).members.map(({ role }) => role)).toEqual(['none', 'healer']);
});

describe('a member who leaves the city', () => {
  it('keeps the place for ten minutes, and a leader leads for one of them', async () => {
    const [mara, ivo, ada] = (await partyOf(testDomain, 3)) as [SocialPlayer, SocialPlayer, SocialPlayer];
    await enterCity(testDomain, [mara, ivo, ada]);
    const note = (gone: SocialPlayer[]) =>
      noteWhereabouts(system(), { present: [ivo.characterId], gone: gone.map(({ characterId }) => characterId) });
    await note([]);
    expect((await partyOfPlayer(ivo)).members[0]).toMatchObject({ zoneId: 'watson', channel: 1, leavesAt: null });
    await leaveCity(testDomain, mara);
    await note([mara]);
    const leavesAt = new Date(clock.nowMs() + placeKeptMs);
    expect((await partyOfPlayer(ivo)).members[0]).toMatchObject({ zoneId: null, leavesAt });
    clock.advance(leaderKeptMs);
    await judgeParties(system());
    expect(await ranks(ivo)).toEqual([`${mara.name} assistant`, `${ivo.name} leader`, `${ada.name} member`]);
    clock.advance(placeKeptMs - leaderKeptMs - 1);
    await judgeParties(system());
    expect(await ranks(ivo)).toHaveLength(3);
    clock.advance(1);
    await judgeParties(system());
    expect(await ranks(ivo)).toEqual([`${ivo.name} leader`, `${ada.name} member`]);
    await leaveCity(testDomain, ivo);
    await leaveCity(testDomain, ada);
  });

  it('and returns in time has the place again', async () => {
    const [mara, ivo] = (await partyOf(testDomain, 2)) as [SocialPlayer, SocialPlayer];
    await enterCity(testDomain, [ivo]);
    await judgeParties(system());
    clock.advance(placeKeptMs - 1);
    await enterCity(testDomain, [mara]);
    await noteWhereabouts(system(), { present: [mara.characterId], gone: [] });
    clock.advance(placeKeptMs);
    await judgeParties(system());
    expect(await ranks(mara)).toHaveLength(2);
    await leaveCity(testDomain, mara);
    await leaveCity(testDomain, ivo);
  });
});

describe('at the same moment', () => {
  it('five players want the last place, and one gets it', async () => {
    const [mara] = (await partyOf(testDomain, mostMembers - 1)) as [SocialPlayer];
    const joiners = await socialPlayers(testDomain, 5);
    for (const joiner of joiners) await inviteTo(mara, joiner);
    const outcomes = await Promise.allSettled(joiners.map(accept));
    expect(codesOf(outcomes)).toEqual(['ok', 'party.full', 'party.full', 'party.full', 'party.full']);
  });

  it('two leaders are accepted by one player, who joins one of them', async () => {
    const [mara, ivo, ada] = await trio(testDomain);
    await inviteTo(mara, ada);
    await inviteTo(ivo, ada);
    const invites = (await seen(ada)).received;
    const outcomes = await Promise.allSettled(
      invites.map(({ inviteId }) => acceptInvite(ada.ctx, { ...act(), inviteId })),
    );
    expect(codesOf(outcomes)).toEqual(['ok', 'party.already_in']);
    expect(await ranks(ada)).toHaveLength(2);
  });

  it('two invite each other and both accept: they are in one party', async () => {
    const [mara, ivo] = await pair(testDomain);
    await Promise.all([inviteTo(mara, ivo), inviteTo(ivo, mara)]);
    const outcomes = await Promise.allSettled([accept(mara), accept(ivo)]);
    expect(codesOf(outcomes)[0]).toBe('ok');
    expect((await ranks(mara)).toSorted()).toEqual((await ranks(ivo)).toSorted());
    expect(await ranks(mara)).toHaveLength(2);
  });

  it('the same request arrives ten times, and is answered alike', async () => {
    const [mara, ivo] = await pair(testDomain);
    const input = { ...act(), name: ivo.name };
    const answers = await Promise.all(Array.from({ length: 10 }, () => invite(mara.ctx, input)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await seen(ivo)).received).toHaveLength(1);
  });
});

it('an invitation of a leader who has left is over', async () => {
  const [mara, ivo] = (await partyOf(testDomain, 3)) as [SocialPlayer, SocialPlayer];
  const [ada] = await pair(testDomain);
  await inviteTo(mara, ada);
  const inviteId = await waiting(ada);
  await leave(mara.ctx, act());
  await expect(acceptInvite(ada.ctx, { ...act(), inviteId })).rejects.toMatchObject({ code: 'party.invite_gone' });
  expect(await ranks(ivo)).toHaveLength(2);
});

it('an erased member without a party row leaves a leader behind', async () => {
  const [mara, ivo, ada] = (await partyOf(testDomain, 3)) as [SocialPlayer, SocialPlayer, SocialPlayer];
  await enterCity(testDomain, [ivo, ada]);
  await withClient(testDomain.ownerUrl, (client) =>
    client.query('DELETE FROM party_members WHERE character_id = $1', [mara.characterId]),
  );
  await judgeParties(system());
  expect((await ranks(ivo)).toSorted()).toEqual([`${ada.name} member`, `${ivo.name} leader`].toSorted());
  await leaveCity(testDomain, ivo);
  await leaveCity(testDomain, ada);
});
