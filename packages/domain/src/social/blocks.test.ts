import { instanceCreated } from '@necp/shared/instance/events';
import { mostBlocks, requestLastsMs } from '@necp/shared/social/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { characterSheets } from '../combat/queries';
import { createWaitingRedis, inTx, liveChannel, sheetVersionsOf } from '../kernel';
import { FixedClock, makeCharacters, newRequestId, openTestDomain, type TestDomain, withClient } from '../testing';
import {
  answerOf,
  ask,
  befriended,
  block,
  friendNames,
  pair,
  received,
  sent,
  type SocialPlayer,
  trio,
} from '../testing/social';
import { listeners } from './listeners';
import { blocksOf, findPlayers, metLately, relationTo } from './queries';
import { noteDuel, setStatus, unblockPlayer, withdrawRequest } from './service';
import { isSilenced, silencedAmong } from './steps';

const clock = new FixedClock(Date.parse('2026-11-24T12:00:00Z'));
let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
});
afterAll(() => testDomain.close());

describe('a block', () => {
  it('is answered like none: the blocked player asks, sees the request as sent, and withdraws it', async () => {
    const [mara, open, closed] = await trio(testDomain);
    await block(closed, mara);
    for (const other of [open, closed]) {
      expect(await relationTo(mara.ctx, { name: other.name })).toMatchObject({ is: 'none' });
      expect(await ask(mara, other, 'hello')).toEqual({ became: 'sent' });
      await expect(ask(mara, other)).rejects.toMatchObject({ code: 'social.asked_lately' });
      expect(await relationTo(mara.ctx, { name: other.name })).toMatchObject({ is: 'asked' });
    }
    const shown = (await sent(mara)).map(({ character, ...request }) => ({
      ...request,
      id: '',
      name: character.level,
    }));
    expect(shown[0]).toEqual(shown[1]);
    expect([(await received(open)).length, (await received(closed)).length]).toEqual([1, 0]);
    for (const { id } of await sent(mara)) await withdrawRequest(mara.ctx, answerOf(id));
    expect(await sent(mara)).toEqual([]);
  });

  it('ends the friendship, hides both in search, and silences both ways, with all their characters', async () => {
    const [mara, ivo] = await befriended(testDomain);
    const [other] = await makeCharacters(testDomain.databaseUrl, 1);
    await withClient(testDomain.ownerUrl, (client) =>
      client.query(`UPDATE characters SET account_id = $1, name = 'Avother', name_skeleton = 'avother' WHERE id = $2`, [
        ivo.accountId,
        other,
      ]),
    );
    const found = async (by: SocialPlayer, start: string) =>
      (await findPlayers(by.ctx, { start })).characters.map(({ name }) => name);
    expect(await found(mara, 'Avoth')).toEqual(['Avother']);
    await block(mara, ivo);
    expect([await friendNames(mara), await friendNames(ivo)]).toEqual([[], []]);
    expect([await found(mara, 'Avoth'), await found(mara, ivo.name), await found(ivo, mara.name)]).toEqual([
      [],
      [],
      [],
    ]);
    const { db } = testDomain.domain.systemCtx();
    expect(await isSilenced(db, ivo.accountId, mara.accountId)).toBe(true);
    expect(await silencedAmong(db, mara.accountId, [ivo.accountId, mara.accountId])).toEqual(new Set([ivo.accountId]));
    expect(await relationTo(mara.ctx, { name: 'Avother' })).toMatchObject({ is: 'blocked' });
    await expect(ask(mara, { ...ivo, name: 'Avother' })).rejects.toMatchObject({ code: 'social.you_block' });
  });

  it('is on the sheets of all characters of both players, from the moment it is set until it is lifted', async () => {
    const [mara, ivo, eve] = await trio(testDomain);
    const ctx = testDomain.domain.systemCtx();
    const ids = [mara, ivo, eve].map(({ characterId }) => characterId);
    const silenced = async () =>
      (
        await characterSheets(
          ctx,
          ids.map((characterId) => ({ characterId })),
        )
      ).map((read) => (read.status === 'fulfilled' ? [...read.value.sheet.silenced] : read.reason));
    const versions = async () => {
      const known = await sheetVersionsOf(ctx.db, ids);
      return ids.map((characterId) => known.get(characterId)?.social ?? 0);
    };
    await block(mara, ivo);
    expect(await silenced()).toEqual([[ivo.accountId], [mara.accountId], []]);
    expect(await versions()).toEqual([1, 1, 0]);
    const [kept] = (await blocksOf(mara.ctx)).blocks;
    await unblockPlayer(mara.ctx, { requestId: newRequestId(), blockId: kept?.id ?? '' });
    expect(await silenced()).toEqual([[], [], []]);
    expect(await versions()).toEqual([2, 2, 0]);
  });

  it('is lifted by its owner only, and what was asked meanwhile stays unseen', async () => {
    const [mara, ivo] = await pair(testDomain);
    await block(mara, ivo);
    await block(mara, ivo);
    await ask(ivo, mara);
    const [kept] = (await blocksOf(mara.ctx)).blocks;
    const lift = (by: SocialPlayer) => unblockPlayer(by.ctx, { requestId: newRequestId(), blockId: kept?.id ?? '' });
    await expect(lift(ivo)).rejects.toMatchObject({ code: 'social.no_block' });
    await lift(mara);
    expect((await blocksOf(mara.ctx)).blocks).toEqual([]);
    expect(await received(mara)).toEqual([]);
    await expect(lift(mara)).rejects.toMatchObject({ code: 'social.no_block' });
  });

  it('is refused beyond five hundred', async () => {
    const [mara, ivo] = await pair(testDomain);
    const others = await makeCharacters(testDomain.databaseUrl, mostBlocks);
    await withClient(testDomain.ownerUrl, (client) =>
      client.query(
        `INSERT INTO social_blocks SELECT gen_random_uuid(), $1, id, id, now() FROM unnest($2::uuid[]) AS id`,
        [mara.accountId, others],
      ),
    );
    await expect(block(mara, ivo)).rejects.toMatchObject({ code: 'social.blocks_full' });
  });

  it('sends the blocked player no message when nothing of theirs has changed', async () => {
    const [mara, ivo] = await pair(testDomain);
    const heard: string[] = [];
    const listening = createWaitingRedis(mara.ctx.redis, () => undefined);
    await listening.subscribe(liveChannel({ accountId: ivo.accountId }));
    listening.on('message', (_channel, text: string) => heard.push((JSON.parse(text) as { topic: string }).topic));
    await block(mara, ivo);
    await setStatus(ivo.ctx, {
      requestId: newRequestId(),
      status: 'busy',
      text: '',
      presenceTo: 'friends',
      placeTo: 'friends',
    });
    await expect.poll(() => heard).toEqual(['social.lists_changed']);
    listening.disconnect();
  });
});

describe('players met lately', () => {
  it('are those of a duel, for both', async () => {
    const [mara, ivo] = await pair(testDomain);
    await noteDuel(testDomain.domain.systemCtx(), [mara.characterId, ivo.characterId]);
    for (const [own, other] of [
      [mara, ivo],
      [ivo, mara],
    ] as const)
      expect((await metLately(own.ctx)).met).toMatchObject([
        { character: { name: other.name }, kind: 'duel', isFriend: false },
      ]);
  });

  it('are those of the same instance, without those who are blocked, for thirty days', async () => {
    const [mara, ivo, eve] = await trio(testDomain);
    const members = [mara, ivo, eve].map(({ characterId }) => characterId);
    const payload = {
      instanceId: newRequestId(),
      zoneId: 'watson',
      channel: 1_001,
      difficulty: 'normal' as const,
      leaderId: mara.characterId,
      members,
    };
    const [listener] = listeners;
    await inTx(testDomain.domain.systemCtx(), async (tx) =>
      listener?.run(tx, { name: instanceCreated.name, payload } as never),
    );
    const met = async (by: SocialPlayer) =>
      (await metLately(by.ctx)).met.map(({ character }) => character.name).toSorted();
    expect(await met(mara)).toEqual([ivo.name, eve.name].toSorted());
    await block(eve, mara);
    expect(await met(mara)).toEqual([ivo.name]);
    expect(await met(eve)).toEqual([ivo.name]);
    clock.advance(requestLastsMs + 1);
    expect(await met(mara)).toEqual([]);
  });
});
