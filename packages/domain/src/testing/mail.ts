import { characterHolder, type CharacterId, type EscrowId, type ItemId } from '@necp/shared/kernel';
import { mailbox, type BoxInput, type LetterView, type SendLetterInput } from '@necp/shared/mail/schema';
import { runAudit } from '../audit/service';
import { arriveAll } from '../mail/arriving';
import { expireAll } from '../mail/expiring';
import { box, letter } from '../mail/queries';
import {
  destroyLetters,
  markLetters,
  payLetter,
  recallLetter,
  sendBackLetter,
  sendLetter,
  takeAllLetters,
  takeFromLetter,
} from '../mail/service';
import { balanceOfHolder } from '../wallet';
import type { SocialPlayer } from './social';
import { standBefore } from './talk';
import { itemOf, traders } from './trade';
import { newRequestId, type TestDomain, withClient } from '.';

/** What each test player begins with: money, and five stims. */
export const startChits = 1_000;

/** Players of old accounts who stand at a mailbox; each has money and some stims. */
export async function writers(testDomain: TestDomain, count: number): Promise<SocialPlayer[]> {
  const players = await traders(testDomain, count);
  for (const { characterId } of players)
    await standBefore(testDomain.domain.systemCtx(), characterId, { objectId: mailbox });
  return players;
}
export const writerPair = async (testDomain: TestDomain) =>
  (await writers(testDomain, 2)) as [SocialPlayer, SocialPlayer];

/** Some of the stims of a player, to put into a letter. */
export const stims = async (by: SocialPlayer, quantity = 2) => [{ itemId: await itemOf(by), quantity }];

type Written = Partial<Omit<SendLetterInput, 'requestId' | 'to'>>;

/** Sends a letter; without more it says only hello. */
export const send = (by: SocialPlayer, to: Pick<SocialPlayer, 'name'>, written: Written = {}) =>
  sendLetter(by.ctx, {
    ...{
      requestId: newRequestId(),
      to: to.name,
      subject: 'Hello',
      text: 'How are you?',
      items: [],
      chits: 0,
      codChits: 0,
    },
    ...written,
  });

export const read = (by: SocialPlayer, asked: Partial<BoxInput> = {}) =>
  box(by.ctx, { box: 'inbox', text: '', only: 'all', ...asked });
export const inbox = async (by: SocialPlayer) => (await read(by)).letters;
export const sentBy = async (by: SocialPlayer) => (await read(by, { box: 'sent' })).letters;
export const look = (by: SocialPlayer, letterId: string) => letter(by.ctx, { letterId });

const of = (letterId: string) => ({ requestId: newRequestId(), letterId });
const ofMany = (letterIds: readonly string[]) => ({ requestId: newRequestId(), letterIds: [...letterIds] });
export const takeOut = (by: SocialPlayer, letterId: string, itemId: ItemId | null = null) =>
  takeFromLetter(by.ctx, { ...of(letterId), itemId });
export const takeAll = (by: SocialPlayer, letterIds: readonly string[]) => takeAllLetters(by.ctx, ofMany(letterIds));
export const payFor = (by: SocialPlayer, letterId: string, codChits: number) =>
  payLetter(by.ctx, { ...of(letterId), codChits });
export const sendBack = (by: SocialPlayer, letterId: string) => sendBackLetter(by.ctx, of(letterId));
export const recall = (by: SocialPlayer, letterId: string) => recallLetter(by.ctx, of(letterId));
export const destroy = (by: SocialPlayer, letterIds: readonly string[], what: 'empty' | 'with_contents' = 'empty') =>
  destroyLetters(by.ctx, { ...ofMany(letterIds), withContents: what === 'with_contents' });
export const mark = (by: SocialPlayer, letterIds: readonly string[], as: 'read' | 'unread' | 'archived' | 'kept') =>
  markLetters(by.ctx, { ...ofMany(letterIds), as });

type Pair = readonly [SocialPlayer, SocialPlayer];
/** Sends a letter from the first to the second and lets it arrive. */
export async function delivered(testDomain: TestDomain, [by, to]: Pair, written: Written) {
  const { letter: sent } = await send(by, to, written);
  await hurry(testDomain, sent.letterId);
  return sent.letterId;
}

/** Lets a letter that is on its way be due, and arrive. */
export async function hurry(testDomain: TestDomain, letterId: string): Promise<void> {
  await withClient(testDomain.ownerUrl, (client) =>
    client.query(
      `UPDATE letters SET sent_at = sent_at - interval '2 hours', arrives_at = arrives_at - interval '2 hours'
       WHERE id = $1 AND state = 'on_way'`,
      [letterId],
    ),
  );
  await arriveAll(testDomain.domain.systemCtx());
}

/** Lets the time of letters be over, in the table, and ends it. */
export async function outlive(testDomain: TestDomain, letterIds: readonly string[]): Promise<void> {
  await age(testDomain, letterIds);
  await expireAll(testDomain.domain.systemCtx());
}
export const age = (testDomain: TestDomain, letterIds: readonly string[]): Promise<unknown> =>
  withClient(testDomain.ownerUrl, (client) =>
    client.query(
      `UPDATE letters SET sent_at = sent_at - interval '400 days', arrives_at = arrives_at - interval '400 days',
         ends_at = ends_at - interval '400 days' WHERE id = ANY($1::uuid[])`,
      [letterIds],
    ),
  );

/** What a player has: money and pieces of a kind. */
export async function has(testDomain: TestDomain, { characterId }: SocialPlayer, templateId = 'stim_night') {
  const { db } = testDomain.domain.systemCtx();
  const chits = Number(await balanceOfHolder(db, characterHolder(characterId)));
  return { chits, stims: await pieces(testDomain, characterId, templateId) };
}

async function pieces(testDomain: TestDomain, characterId: CharacterId, templateId: string): Promise<number> {
  const { db } = testDomain.domain.systemCtx();
  const items = await db.characterItem.findMany({
    where: { templateId, container: { holderKind: 'character', holderId: characterId } },
  });
  return items.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** What lies in a letter, as the rows of the escrow have it. */
export async function insideOf(testDomain: TestDomain, letterId: string) {
  const { db } = testDomain.domain.systemCtx();
  const { escrowId } = await db.letter.findUniqueOrThrow({ where: { id: letterId } });
  if (escrowId === null) return { chits: 0, stims: 0 };
  const items = await db.characterItem.findMany({ where: { container: { holderKind: 'escrow', holderId: escrowId } } });
  const chits = Number(await balanceOfHolder(db, { kind: 'escrow', id: escrowId as EscrowId }));
  return { chits, stims: items.reduce((sum, { quantity }) => sum + quantity, 0) };
}

/** The rules of the ledgers that are broken now. */
export const findings = async (testDomain: TestDomain) => (await runAudit(testDomain.domain.systemCtx())).findings;

export const firstOf = (letters: readonly LetterView[]): LetterView => {
  const [first] = letters;
  if (first === undefined) throw new Error('there is no letter');
  return first;
};
