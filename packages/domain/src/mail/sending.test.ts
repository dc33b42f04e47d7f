import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minuteMs, type ItemId } from '@necp/shared/kernel';
import { inboxPlaces, mostToStrangers, mostUnreadOfOne } from '@necp/shared/mail/rules';
import { stockCatalogue } from '../inventory/catalogue';
import { FixedClock, newRequestId, openTestDomain, type TestDomain, withClient } from '../testing';
import { watchLocks } from '../testing/lock-watch';
import {
  delivered,
  destroy,
  findings,
  has,
  hurry,
  inbox,
  insideOf,
  look,
  mark,
  payFor,
  read,
  recall,
  send,
  sendBack,
  sentBy,
  startChits,
  stims,
  takeAll,
  takeOut,
  writerPair,
  writers,
} from '../testing/mail';
import { block, type SocialPlayer } from '../testing/social';
import { bagOf, give, itemOf, pay } from '../testing/trade';
import { unreadMail } from './queries';
import { sendLetter } from './service';

watchLocks();
const clock = new FixedClock(Date.UTC(2077, 3, 1));
let testDomain: TestDomain;
beforeAll(async () => {
  testDomain = await openTestDomain({ clock });
  await stockCatalogue(testDomain.domain.systemCtx());
});
afterAll(async () => {
  expect(await findings(testDomain)).toEqual([]);
  await testDomain.close();
});

describe('what may be sent', () => {
  it('is at most twelve stacks, and nothing bound, locked, of a quest, of others or twice', async () => {
    const [ann, bob] = await writerPair(testDomain);
    const own = await itemOf(ann);
    await give(testDomain, ann.characterId, { templateId: 'pistol_lantern', quantity: 1, isBound: true });
    const bound = await itemOf(ann, 'pistol_lantern');
    const refused: [string, ItemId[]][] = [
      ['inventory.bound', [bound]],
      ['inventory.no_such_item', [await itemOf(bob)]],
      ['mail.twice', [own, own]],
    ];
    for (const [code, ids] of refused)
      await expect(send(ann, bob, { items: ids.map((itemId) => ({ itemId, quantity: 1 })) })).rejects.toMatchObject({
        code,
      });
    await expect(send(ann, bob, { items: [{ itemId: own, quantity: 6 }] })).rejects.toMatchObject({
      code: 'inventory.not_enough',
    });
    for (const quantity of [0, -1, 0.5, Number.NaN, 1e300])
      await expect(send(ann, bob, { items: [{ itemId: own, quantity }] })).rejects.toMatchObject({
        code: 'inventory.bad_quantity',
      });
    await give(testDomain, ann.characterId, { templateId: 'pistol_lantern', quantity: 13 });
    const guns = (await bagOf(ann)).filter(({ isBound, templateId }) => !isBound && templateId === 'pistol_lantern');
    const twelve = guns.slice(0, 12).map(({ id }) => ({ itemId: id, quantity: 1 }));
    expect((await send(ann, bob, { items: twelve })).letter.items).toHaveLength(12);
    expect(await has(testDomain, ann)).toMatchObject({ stims: 5 });
  });

  it('needs a receiver, words or something inside, and money that is there', async () => {
    const [ann, bob] = await writerPair(testDomain);
    const refusals: [string, () => Promise<unknown>][] = [
      ['mail.yourself', () => send(ann, ann)],
      ['mail.no_such_player', () => send(ann, { name: 'Nobody At All' })],
      ['mail.empty', () => send(ann, bob, { subject: ' ', text: '' })],
      ['mail.cod_needs_items', () => send(ann, bob, { codChits: 5 })],
      ['mail.cod_or_money', () => send(ann, bob, { codChits: 5, chits: 5 })],
      ['wallet.too_poor', () => send(ann, bob, { chits: startChits })],
    ];
    for (const [code, act] of refusals) await expect(act()).rejects.toMatchObject({ code });
    expect(await has(testDomain, ann)).toEqual({ chits: startChits, stims: 5 });
  });

  it('is limited each day by the age of the account', async () => {
    const [ann, bob] = await writerPair(testDomain);
    await pay(testDomain, ann.characterId, 100_000n);
    await withClient(testDomain.ownerUrl, (client) =>
      client.query('UPDATE accounts SET created_at = $2 WHERE id = $1', [ann.accountId, new Date(clock.nowMs())]),
    );
    await expect(send(ann, bob, { chits: 5_001 })).rejects.toMatchObject({ code: 'mail.daily_chits' });
    await send(ann, bob, { chits: 5_000 });
    await expect(send(ann, bob, { chits: 1 })).rejects.toMatchObject({ code: 'mail.daily_chits' });
    expect((await read(ann)).limits).toMatchObject({ letters: 20, lettersLeft: 19, chitsLeft: 0 });
  });

  it('is answered once for each request', async () => {
    const [ann, bob] = await writerPair(testDomain);
    const input = {
      ...{ requestId: newRequestId(), to: bob.name, subject: 'Once', text: '', items: await stims(ann) },
      ...{ chits: 0, codChits: 0 },
    };
    const answers = await Promise.all([1, 2, 3].map(() => sendLetter(ann.ctx, input)));
    expect(new Set(answers.map(({ letter }) => letter.letterId)).size).toBe(1);
    expect(await has(testDomain, ann)).toMatchObject({ stims: 3 });
  });
});

describe('spam', () => {
  it('ends at letters that lie unread, at strangers in an hour and at a full inbox', async () => {
    const [ann, bob, ...others] = await writers(testDomain, 4);
    if (ann === undefined || bob === undefined) throw new Error('no writers');
    for (let sent = 0; sent < mostUnreadOfOne; sent++) await send(ann, bob);
    await expect(send(ann, bob)).rejects.toMatchObject({ code: 'mail.too_many_unread' });
    await mark(
      bob,
      (await inbox(bob)).map(({ letterId }) => letterId),
      'read',
    );
    for (let sent = mostUnreadOfOne; sent < mostToStrangers; sent++) await send(ann, others[sent % 2] as SocialPlayer);
    await expect(send(ann, bob)).rejects.toMatchObject({ code: 'mail.too_many_strangers' });
    clock.advance(61 * minuteMs);
    await withClient(testDomain.ownerUrl, (client) =>
      client.query(
        `INSERT INTO letters (id, kind, sender_id, sender_account_id, receiver_id, receiver_account_id, owner_id,
           owner_account_id, state, sent_at, arrives_at, ends_at)
         SELECT gen_random_uuid(), 'player', $1, $1, $2, $2, $2, $2, 'arrived', now(), now(), now() + interval '1 day'
         FROM generate_series(1, $3)`,
        [others[0]?.characterId, bob.characterId, inboxPlaces],
      ),
    );
    await expect(send(ann, bob)).rejects.toMatchObject({ code: 'mail.inbox_full' });
  });

  it('never reaches a player who has blocked the sender, who is answered like others and takes it back', async () => {
    const [ann, open, closed] = (await writers(testDomain, 3)) as [SocialPlayer, SocialPlayer, SocialPlayer];
    await block(closed, ann);
    const [toOpen, toClosed] = [await send(ann, open, { chits: 5 }), await send(ann, closed, { chits: 5 })];
    for (const { letter } of [toOpen, toClosed]) await hurry(testDomain, letter.letterId);
    const seen = (await sentBy(ann)).map(({ letterId: _id, to: _to, ends: _ends, ...rest }) => rest);
    expect(seen[0]).toEqual(seen[1]);
    expect(await inbox(closed)).toEqual([]);
    expect(await unreadMail(closed.ctx)).toMatchObject({ unread: 0, withContents: 0 });
    const id = toClosed.letter.letterId;
    for (const act of [() => look(closed, id), () => takeOut(closed, id), () => sendBack(closed, id)])
      await expect(act()).rejects.toMatchObject({ code: 'mail.gone' });
    await recall(ann, id);
    await takeOut(ann, id);
    await expect(send(closed, ann)).rejects.toMatchObject({ code: 'mail.you_block' });
  });
});

describe('letters of others', () => {
  it('are answered like none, by every verb', async () => {
    const [ann, bob, eve] = (await writers(testDomain, 3)) as [SocialPlayer, SocialPlayer, SocialPlayer];
    const id = await delivered(testDomain, [ann, bob], { items: await stims(ann), codChits: 5 });
    const itemId = (await look(bob, id)).items[0]?.id as ItemId;
    const acts = [
      () => look(eve, id),
      () => takeOut(eve, id),
      () => takeOut(eve, id, itemId),
      () => payFor(eve, id, 5),
      () => sendBack(eve, id),
      () => sendBack(ann, id),
      () => recall(eve, id),
      () => recall(bob, id),
      () => mark(eve, [id], 'read'),
      () => mark(ann, [id], 'read'),
      () => destroy(eve, [id], 'with_contents'),
    ];
    for (const act of acts) await expect(act()).rejects.toMatchObject({ kind: 'not_found', code: 'mail.gone' });
    expect(await takeAll(eve, [id])).toEqual({ letters: [{ letterId: id, left: 'gone' }] });
    const own = await delivered(testDomain, [bob, eve], { chits: 5 });
    await expect(takeOut(eve, own, itemId)).rejects.toMatchObject({ code: 'inventory.no_such_item' });
    expect(await insideOf(testDomain, id)).toEqual({ chits: 0, stims: 2 });
  });
});
