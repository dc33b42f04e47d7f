import { expect } from 'vitest';
import type { ItemId } from '@necp/shared/kernel';
import { feeFor } from '@necp/shared/mail/rules';
import { expireAll } from '../mail/expiring';
import {
  age,
  delivered,
  destroy,
  has,
  inbox,
  insideOf,
  look,
  payFor,
  recall,
  send,
  sendBack,
  startChits,
  takeAll,
  takeOut,
  writers,
} from './mail';
import type { Round } from './rounds';
import type { SocialPlayer } from './social';
import { itemOf } from './trade';
import type { TestDomain } from '.';

const codChits = 100;
const fee = Number(feeFor({ stacks: 1, chits: 0n }));

/** Two players, and a letter with two stims that lies with the second. */
async function parcel(testDomain: TestDomain, price = 0) {
  const [ann, bob] = (await writers(testDomain, 2)) as [SocialPlayer, SocialPlayer];
  const items = [{ itemId: await itemOf(ann), quantity: 2 }];
  return { ann, bob, id: await delivered(testDomain, [ann, bob], { items, codChits: price }) };
}

const three = [1, 2, 3];

/** The same stack is put into several letters at the same moment: only one of them gets it. */
export const raceAttaching: Round = async (testDomain) => {
  const [ann, bob] = (await writers(testDomain, 2)) as [SocialPlayer, SocialPlayer];
  const itemId = await itemOf(ann);
  const sent = await Promise.allSettled(three.map(() => send(ann, bob, { items: [{ itemId, quantity: 5 }] })));
  expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await has(testDomain, ann)).toEqual({ chits: startChits - fee, stims: 0 });
};

/** A letter is emptied several times at the same moment, in different ways: everything comes once. */
export const raceTaking: Round = async (testDomain) => {
  const { bob, id } = await parcel(testDomain);
  const itemId = (await look(bob, id)).items[0]?.id as ItemId;
  await Promise.allSettled([takeOut(bob, id), takeOut(bob, id, itemId), takeAll(bob, [id]), takeAll(bob, [id])]);
  expect(await has(testDomain, bob)).toEqual({ chits: startChits, stims: 7 });
  expect(await insideOf(testDomain, id)).toEqual({ chits: 0, stims: 0 });
};

/** Cash on delivery is paid several times at the same moment: the money moves once. */
export const racePaying: Round = async (testDomain) => {
  const { ann, bob, id } = await parcel(testDomain, codChits);
  const paid = await Promise.allSettled(three.map(() => payFor(bob, id, codChits)));
  expect(paid.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await has(testDomain, bob)).toEqual({ chits: startChits - codChits, stims: 7 });
  const payments = await inbox(ann);
  expect(payments.map(({ chits }) => chits)).toEqual([codChits]);
};

/** Paying meets the sender who takes it back, the receiver who returns it, or its end: one of them happens. */
export const racePayingAndReturning: Round = async (testDomain) => {
  for (const other of ['recall', 'send_back', 'expire'] as const) {
    const { ann, bob, id } = await parcel(testDomain, codChits);
    if (other === 'expire') await age(testDomain, [id]);
    const pay = payFor(bob, id, codChits);
    const back = {
      recall: () => recall(ann, id),
      send_back: () => sendBack(bob, id),
      expire: () => expireAll(testDomain.domain.systemCtx()),
    }[other];
    const [paid] = await Promise.allSettled([pay, back()]);
    const hasPaid = paid.status === 'fulfilled';
    const [own, theirs] = [await has(testDomain, ann), await has(testDomain, bob)];
    expect({ other, theirs }).toEqual({
      other,
      theirs: hasPaid ? { chits: startChits - codChits, stims: 7 } : { chits: startChits, stims: 5 },
    });
    expect(own).toEqual({ chits: startChits - fee, stims: 3 });
    const waiting = (await inbox(ann)).map(({ chits, items }) => [chits, items.length]);
    expect(waiting).toEqual(hasPaid ? [[codChits, 0]] : [[0, 1]]);
  }
};

/** Taking meets the end of the time, the return, or the destruction of a letter: one of them has the stims. */
export const raceTakingAndEnding: Round = async (testDomain) => {
  for (const other of ['expire', 'send_back', 'destroy', 'recall'] as const) {
    const { ann, bob, id } = await parcel(testDomain);
    if (other === 'expire') await age(testDomain, [id]);
    const end = {
      expire: () => expireAll(testDomain.domain.systemCtx()),
      send_back: () => sendBack(bob, id),
      destroy: () => destroy(bob, [id], 'with_contents'),
      recall: () => recall(ann, id),
    }[other];
    const [taken] = await Promise.allSettled([takeOut(bob, id), end()]);
    const hasTaken = taken.status === 'fulfilled';
    expect({ other, ...(await has(testDomain, bob)) }).toEqual({ other, chits: startChits, stims: hasTaken ? 7 : 5 });
    const left = await insideOf(testDomain, id);
    expect({ other, stims: left.stims }).toEqual({ other, stims: hasTaken || other === 'destroy' ? 0 : 2 });
    expect(await has(testDomain, ann)).toMatchObject({ stims: 3 });
  }
};
