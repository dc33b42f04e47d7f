import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maxChits } from '@necp/shared/kernel';
import { mailArrived } from '@necp/shared/mail/events';
import { feeFor, valueDelayMs } from '@necp/shared/mail/rules';
import { startingSlots } from '@necp/shared/inventory/rules';
import { stockCatalogue } from '../inventory/catalogue';
import { destroyItem } from '../inventory/service';
import { inTx } from '../kernel';
import { unread } from '../notification/queries';
import { deliveryCount, grant } from '../inventory';
import { FixedClock, newRequestId, openTestDomain, type TestDomain, withClient } from '../testing';
import { watchLocks } from '../testing/lock-watch';
import {
  delivered,
  destroy,
  findings,
  firstOf,
  has,
  hurry,
  inbox,
  insideOf,
  look,
  mark,
  outlive,
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
} from '../testing/mail';
import { befriended, type SocialPlayer } from '../testing/social';
import { standBefore } from '../testing/talk';
import { bagOf, give, pay } from '../testing/trade';
import { arrive } from './arriving';
import { collectAll, collectNow } from './overflow';
import { receiver, unreadMail } from './queries';

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

const fee = (stacks: number, chits: number) => Number(feeFor({ stacks, chits: BigInt(chits) }));
describe('a letter', () => {
  it('of words alone arrives at once, and its receiver answers it', async () => {
    const [ann, bob] = await writerPair(testDomain);
    const { letter, feeChits } = await send(ann, bob, { subject: ' Hi ', text: 'Привет' });
    expect(feeChits).toBe(fee(0, 0));
    const got = firstOf(await inbox(bob));
    expect(got).toMatchObject({
      letterId: letter.letterId,
      from: { kind: 'player', name: ann.name },
      words: { kind: 'typed', subject: 'Hi', text: 'Привет' },
      isRead: false,
      can: { reply: true, take: false, sendBack: false, report: true, destroy: 'empty' },
    });
    expect(await unreadMail(bob.ctx)).toMatchObject({ unread: 1, withContents: 0 });
    expect((await unread(bob.ctx)).byKind).toEqual({ letter: 1 });
    await mark(bob, [letter.letterId], 'read');
    expect((await unreadMail(bob.ctx)).unread).toBe(0);
    expect((await unread(bob.ctx)).count).toBe(0);
    expect(firstOf(await sentBy(ann))).toMatchObject({ isOwn: true, to: { name: bob.name }, can: { recall: false } });
    expect(await has(testDomain, ann)).toEqual({ chits: startChits - fee(0, 0), stims: 5 });
  });

  it('with something of value comes an hour later, and then its owner takes everything', async () => {
    const [ann, bob] = await writerPair(testDomain);
    const { letter } = await send(ann, bob, { items: await stims(ann), chits: 100 });
    expect(letter).toMatchObject({ state: 'on_way', chits: 100, items: [{ quantity: 2 }] });
    expect(letter.arrivesAt.getTime() - letter.sentAt.getTime()).toBe(valueDelayMs);
    expect(await inbox(bob)).toEqual([]);
    await expect(takeOut(bob, letter.letterId)).rejects.toMatchObject({ code: 'mail.gone' });
    await arrive(testDomain.domain.systemCtx(), letter.letterId);
    expect(await inbox(bob)).toEqual([]);
    await hurry(testDomain, letter.letterId);
    await arrive(testDomain.domain.systemCtx(), letter.letterId);
    const taken = await takeOut(bob, letter.letterId);
    expect(taken.letter).toMatchObject({ chits: 0, items: [], isRead: true, can: { take: false, destroy: 'empty' } });
    expect(await has(testDomain, ann)).toEqual({ chits: startChits - 100 - fee(1, 100), stims: 3 });
    expect(await has(testDomain, bob)).toEqual({ chits: startChits + 100, stims: 7 });
    await expect(takeOut(bob, letter.letterId)).rejects.toMatchObject({ code: 'mail.nothing_inside' });
    const { db } = testDomain.domain.systemCtx();
    const events = await db.outboxEvent.findMany({ where: { name: mailArrived.name } });
    expect(events.filter(({ payload }) => JSON.stringify(payload).includes(letter.letterId))).toHaveLength(1);
  });

  it('reaches friends and characters of the same account at once', async () => {
    const friends = await befriended(testDomain);
    for (const { characterId } of friends) {
      await pay(testDomain, characterId, 1_000n);
      await standBefore(testDomain.domain.systemCtx(), characterId, { objectId: 'mailbox' });
    }
    const [ann, bob] = friends;
    await send(ann, bob, { chits: 50 });
    expect(firstOf(await inbox(bob))).toMatchObject({ chits: 50, state: 'arrived' });
    expect(await receiver(ann.ctx, { name: bob.name.toUpperCase() })).toMatchObject({
      receiver: { name: bob.name, isFriend: true, valueDelayMs: 0 },
    });
    const notified = await testDomain.domain.systemCtx().db.notification.findMany({
      where: { accountId: bob.accountId, kind: 'letter' },
    });
    expect(notified).toMatchObject([{ details: { from: ann.name, hasContents: true } }]);
  });

  it('is written and taken at a mailbox only, and read everywhere', async () => {
    const [ann, bob] = await writerPair(testDomain);
    const id = await delivered(testDomain, [ann, bob], { chits: 10 });
    for (const { characterId } of [ann, bob])
      await standBefore(testDomain.domain.systemCtx(), characterId, { objectId: 'bank_terminal' });
    expect((await read(bob)).isHere).toBe(false);
    expect(await look(bob, id)).toMatchObject({ chits: 10 });
    for (const act of [() => send(ann, bob), () => takeOut(bob, id), () => takeAll(bob, [id]), () => sendBack(bob, id)])
      await expect(act()).rejects.toMatchObject({ kind: 'forbidden', code: 'mail.not_here' });
    await mark(bob, [id], 'archived');
    expect((await read(bob, { box: 'archive' })).letters).toHaveLength(1);
  });

  it('is found by names, words and items, page after page', async () => {
    const [ann, bob] = await writerPair(testDomain);
    await delivered(testDomain, [ann, bob], { subject: 'Stims', text: 'as promised', items: await stims(ann) });
    await send(ann, bob, { subject: 'Thanks', text: 'for the fish' });
    const found = async (text: string) =>
      (await read(bob, { text })).letters.map(({ words }) => (words.kind === 'typed' ? words.subject : ''));
    expect(await found('FISH')).toEqual(['Thanks']);
    expect(await found(ann.name.slice(0, 6))).toEqual(['Thanks', 'Stims']);
    expect(await found('no such word')).toEqual([]);
    const item = firstOf((await read(bob, { only: 'with_contents' })).letters).items[0];
    expect(await found(item?.templateId === 'stim_night' ? 'night' : '?')).toEqual(['Stims']);
  });
});

describe('cash on delivery', () => {
  it('is paid before anything is taken, and waits in a letter when the wallet is full', async () => {
    const [ann, bob] = await writerPair(testDomain);
    const id = await delivered(testDomain, [ann, bob], { items: await stims(ann), codChits: 300 });
    await expect(takeOut(bob, id)).rejects.toMatchObject({ code: 'mail.cod_unpaid' });
    await expect(destroy(bob, [id], 'with_contents')).rejects.toMatchObject({ code: 'mail.send_back_instead' });
    await expect(payFor(bob, id, 299)).rejects.toMatchObject({ code: 'mail.cod_changed' });
    await pay(testDomain, ann.characterId, maxChits - BigInt((await has(testDomain, ann)).chits));
    const { letter } = await payFor(bob, id, 300);
    expect(letter).toMatchObject({ cod: { chits: 300, isPaid: true }, items: [], can: { sendBack: false } });
    expect(await has(testDomain, bob)).toEqual({ chits: startChits - 300, stims: 7 });
    await expect(payFor(bob, id, 300)).rejects.toMatchObject({ code: 'mail.no_cod' });
    await expect(recall(ann, id)).rejects.toMatchObject({ code: 'mail.cannot_recall' });
    const payment = firstOf(await inbox(ann));
    expect(payment).toMatchObject({ from: { kind: 'system' }, chits: 300, words: { kind: 'local' } });
    expect(JSON.stringify(payment.words)).toContain(bob.name);
    await expect(takeOut(ann, payment.letterId)).rejects.toMatchObject({ code: 'mail.wallet_full' });
    expect(await insideOf(testDomain, payment.letterId)).toEqual({ chits: 300, stims: 0 });
  });

  it('is paid although the bag is full, and the items wait', async () => {
    const [ann, bob] = await writerPair(testDomain);
    const id = await delivered(testDomain, [ann, bob], { items: await stims(ann), codChits: 10 });
    await fillBag(bob);
    const { letter } = await payFor(bob, id, 10);
    expect(letter).toMatchObject({ cod: { isPaid: true }, items: [{ quantity: 2 }], can: { take: true } });
    await expect(takeOut(bob, id)).rejects.toMatchObject({ code: 'mail.bag_full' });
    expect(await takeAll(bob, [id])).toEqual({ letters: [{ letterId: id, left: 'bag_full' }] });
    await outlive(testDomain, [id]);
    expect(firstOf((await read(bob, { box: 'lost' })).letters)).toMatchObject({ items: [{ quantity: 2 }] });
  });

  it('is not asked for after the letter went back', async () => {
    const [ann, bob] = await writerPair(testDomain);
    const id = await delivered(testDomain, [ann, bob], { items: await stims(ann), codChits: 10 });
    await sendBack(bob, id);
    expect(await inbox(bob)).toEqual([]);
    expect(firstOf(await inbox(ann))).toMatchObject({ state: 'returned', cod: null, isOwn: true });
    await expect(payFor(bob, id, 10)).rejects.toMatchObject({ code: 'mail.gone' });
    await takeOut(ann, id);
    expect(await has(testDomain, ann)).toMatchObject({ stims: 5 });
  });
});

describe('what is not taken', () => {
  it('goes back once, then to the lost office, and is destroyed after its time', async () => {
    const [ann, bob] = await writerPair(testDomain);
    const id = await delivered(testDomain, [ann, bob], { items: await stims(ann), chits: 70 });
    expect((await look(bob, id)).ends).toMatchObject({ by: 'returned' });
    await outlive(testDomain, [id]);
    expect(await inbox(bob)).toEqual([]);
    expect(firstOf(await inbox(ann))).toMatchObject({ state: 'returned', ends: { by: 'lost' } });
    await outlive(testDomain, [id]);
    expect(firstOf((await read(ann, { box: 'lost' })).letters)).toMatchObject({ chits: 70, ends: { by: 'removed' } });
    expect((await unreadMail(ann.ctx)).withContents).toBe(1);
    await outlive(testDomain, [id]);
    expect((await read(ann, { box: 'lost' })).letters).toEqual([]);
    expect(await insideOf(testDomain, id)).toEqual({ chits: 0, stims: 0 });
  });

  it('is taken out of the lost office', async () => {
    const [ann, bob] = await writerPair(testDomain);
    const id = await delivered(testDomain, [ann, bob], { chits: 70 });
    for (let times = 0; times < 2; times++) await outlive(testDomain, [id]);
    await takeOut(ann, id);
    expect((await has(testDomain, ann)).chits).toBe(startChits - fee(0, 70));
  });

  it('stays with the receiver when the sender is gone, who can neither be paid nor written to', async () => {
    const [ann, bob] = await writerPair(testDomain);
    const gift = await delivered(testDomain, [ann, bob], { chits: 30 });
    const parcel = await delivered(testDomain, [ann, bob], { items: await stims(ann), codChits: 10 });
    await withClient(testDomain.ownerUrl, (client) =>
      client.query('UPDATE characters SET deleted_at = now() WHERE id = $1', [ann.characterId]),
    );
    expect(await look(bob, gift)).toMatchObject({
      from: { name: null },
      can: { take: true, sendBack: false, reply: false },
    });
    await expect(sendBack(bob, gift)).rejects.toMatchObject({ code: 'mail.sender_gone' });
    await expect(payFor(bob, parcel, 10)).rejects.toMatchObject({ code: 'mail.sender_gone' });
    await expect(send(bob, ann)).rejects.toMatchObject({ code: 'mail.no_such_player' });
    await outlive(testDomain, [gift, parcel]);
    await takeAll(bob, [gift, parcel]);
    expect(await has(testDomain, bob)).toEqual({ chits: startChits + 30, stims: 7 });
  });

  it('comes back when its receiver is gone before it arrives', async () => {
    const [ann, bob] = await writerPair(testDomain);
    const { letter } = await send(ann, bob, { chits: 30 });
    await withClient(testDomain.ownerUrl, (client) =>
      client.query('UPDATE characters SET deleted_at = now() WHERE id = $1', [bob.characterId]),
    );
    await hurry(testDomain, letter.letterId);
    expect(firstOf(await inbox(ann))).toMatchObject({ state: 'returned', chits: 30 });
  });
});

describe('taking back and destroying', () => {
  it('takes a gift back before it is read, and cash on delivery before it is paid', async () => {
    const [ann, bob] = await writerPair(testDomain);
    const { letter } = await send(ann, bob, { chits: 30 });
    expect((await recall(ann, letter.letterId)).letter).toMatchObject({ state: 'returned', can: { take: true } });
    await takeOut(ann, letter.letterId);
    const gift = await delivered(testDomain, [ann, bob], { chits: 30 });
    await mark(bob, [gift], 'read');
    await expect(recall(ann, gift)).rejects.toMatchObject({ code: 'mail.cannot_recall' });
    const parcel = await delivered(testDomain, [ann, bob], { items: await stims(ann), codChits: 5 });
    await mark(bob, [parcel], 'read');
    await recall(ann, parcel);
    await expect(payFor(bob, parcel, 5)).rejects.toMatchObject({ code: 'mail.gone' });
  });

  it('destroys what is inside only when that is asked for, and keeps the copy of the sender', async () => {
    const [ann, bob] = await writerPair(testDomain);
    const full = await delivered(testDomain, [ann, bob], { items: await stims(ann), chits: 9 });
    const { letter: empty } = await send(ann, bob);
    await expect(destroy(bob, [full, empty.letterId])).rejects.toMatchObject({ code: 'mail.not_empty' });
    expect(await inbox(bob)).toHaveLength(2);
    expect(await destroy(bob, [full, empty.letterId], 'with_contents')).toEqual({ changed: 2 });
    expect(await inbox(bob)).toEqual([]);
    expect(await insideOf(testDomain, full)).toEqual({ chits: 0, stims: 0 });
    expect(await sentBy(ann)).toHaveLength(2);
    await destroy(ann, [full]);
    expect(await sentBy(ann)).toHaveLength(1);
    expect(await has(testDomain, ann)).toEqual({ chits: startChits - 9 - fee(1, 9) - fee(0, 0), stims: 3 });
  });
});

describe('what a full bag could not take', () => {
  it('comes in letters of at most twelve stacks, once, however often it is looked for', async () => {
    const [ann] = await writerPair(testDomain);
    const ctx = testDomain.domain.systemCtx();
    await fillBag(ann);
    await inTx(ctx, (tx) =>
      grant(tx, { characterId: ann.characterId, templateId: 'blade_scalpel', quantity: 15, reason: 'inventory.test' }),
    );
    await Promise.all([inTx(ctx, (tx) => collectNow(tx, ann.characterId)), collectAll(ctx), collectAll(ctx)]);
    await collectAll(ctx);
    expect(await deliveryCount(ctx.db, ann.characterId)).toBe(0);
    const letters = await inbox(ann);
    expect(letters.map(({ items }) => items.length).toSorted((a, b) => a - b)).toEqual([3, 12]);
    expect(firstOf(letters)).toMatchObject({ from: { kind: 'system' }, can: { reply: false, report: false } });
    await inTx(ctx, (tx) =>
      grant(tx, { characterId: ann.characterId, templateId: 'blade_scalpel', quantity: 1, reason: 'inventory.test' }),
    );
    await collectAll(ctx);
    expect((await inbox(ann)).map(({ items }) => items.length).toSorted((a, b) => a - b)).toEqual([4, 12]);
    expect((await bagOf(ann)).some(({ templateId }) => templateId === 'blade_scalpel')).toBe(false);
  });
});

/** Leaves a player a bag of guns: no free slot, and no stack with room. */
async function fillBag(player: SocialPlayer) {
  for (const { id, quantity } of await bagOf(player))
    await destroyItem(player.ctx, { requestId: newRequestId(), itemId: id, quantity });
  await give(testDomain, player.characterId, { templateId: 'pistol_lantern', quantity: startingSlots.bag });
}
