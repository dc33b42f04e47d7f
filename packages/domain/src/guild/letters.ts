import { guildLetterChits, guildLettersADay } from '@necp/shared/guild/bank-rules';
import type { GuildLetterSentView, WriteGuildLetterInput } from '@necp/shared/guild/bank-schema';
import { hasRight } from '@necp/shared/guild/rules';
import { GameError, type AccountId, type CharacterId, type GuildId } from '@necp/shared/kernel';
import { holdKnownSheets, ownerOf } from '../character';
import { demandUnmuted } from '../chat';
import { actOnce, addJob, inTx, newId, nowOf, type Ctx, type ReadDb, type Tx } from '../kernel';
import { writeToMany, type Receiver } from '../mail';
import { guildLettersSink, noteMoney, payFromTreasury } from './bank-held';
import { announceMembers, holdGuildWith, lockGuilds, membersOf, ranksOf } from './steps';
import { lettersLeft } from './treasury-queries';

/**
 * Writes a letter to all members of the guild but the caller, or to those who hear the chat of the officers. A job
 * sends it in batches.
 * @throws GameError conflict `guild.none`, `guild.letters_today`, `guild.treasury_short`, `guild.no_receivers`;
 * forbidden `guild.no_right`, `chat.muted`; invalid `mail.empty`
 */
export function writeGuildLetter(ctx: Ctx, input: WriteGuildLetterInput): Promise<GuildLetterSentView> {
  return actOnce(ctx, { verb: 'guild.write_letter', input }, async (tx, { characterId, accountId }) => {
    const { guildId } = await holdGuildWith(tx, characterId, 'letters');
    const [subject, text] = [input.subject.trim(), input.text.trim()];
    if (subject === '' && text === '') throw new GameError('invalid', 'mail.empty');
    await demandUnmuted(tx, accountId, 'mail');
    const left = await lettersLeft(tx, guildId, nowOf(tx).getTime());
    if (left === 0) throw new GameError('conflict', 'guild.letters_today', { most: guildLettersADay });
    const { audience } = input;
    const receivers = (await receiversOf(tx, { guildId, audience })).filter((one) => one.characterId !== characterId);
    if (receivers.length === 0) throw new GameError('conflict', 'guild.no_receivers');
    const chits = BigInt(guildLetterChits);
    await payFromTreasury(tx, { guildId, chits, to: guildLettersSink, reason: 'guild.letter' });
    const letterId = newId<string>();
    await tx.guildLetter.create({
      data: {
        ...{ id: letterId, guildId, senderId: characterId, senderAccountId: accountId, audience, subject, text },
        startedAt: nowOf(tx),
      },
    });
    await noteMoney(tx, { guildId, kind: 'letter', characterId, chits: -chits });
    await addJob(tx, { name: 'guild.letter', payload: { letterId } }, { jobKey: `guild.letter.${letterId}` });
    await announceMembers(tx, guildId, 'treasury');
    return { letterId, receivers: receivers.length, lettersLeft: left - 1 };
  });
}

/** Returns the members who get a letter, in the order of their characters. */
async function receiversOf(
  db: ReadDb | Tx,
  { guildId, audience }: { readonly guildId: GuildId; readonly audience: string },
): Promise<Receiver[]> {
  const [members, ranks] = await Promise.all([membersOf(db, guildId), ranksOf(db, guildId)]);
  const officers = new Set(ranks.filter((rank) => hasRight(rank, 'officer').ok).map(({ place }) => place));
  return members
    .filter(({ place }) => audience === 'all' || officers.has(place))
    .map(({ characterId, accountId }) => ({ characterId, accountId }))
    .toSorted((a, b) => (a.characterId < b.characterId ? -1 : 1));
}

/** Letters of one transaction. */
const batch = 25;

/**
 * Sends a letter to the members who have not got it yet. How far it got stands in its row, written with the letters of
 * the batch: a process that is killed, and two that do it at the same moment, send to each member once.
 */
export async function sendGuildLetter(ctx: Ctx, letterId: string): Promise<void> {
  while (await inTx(ctx, (tx) => sendBatch(tx, letterId)));
}

/** Goes on with every letter that is being sent; each has a job of its own, and this finds what was missed. */
export async function sendGuildLetters(ctx: Ctx): Promise<void> {
  const open = await ctx.db.guildLetter.findMany({ where: { endedAt: null }, select: { id: true } });
  for (const { id } of open) await sendGuildLetter(ctx, id);
}

/** @returns whether there may be more members */
async function sendBatch(tx: Tx, letterId: string): Promise<boolean> {
  const found = await tx.guildLetter.findUnique({ where: { id: letterId }, select: { guildId: true } });
  if (found === null) return false;
  const guildId = found.guildId as GuildId;
  await lockGuilds(tx, [guildId]);
  const letter = await tx.guildLetter.findUniqueOrThrow({ where: { id: letterId } });
  if (letter.endedAt !== null) return false;
  const { afterId, audience, subject, text } = letter;
  const from = { characterId: letter.senderId as CharacterId, accountId: letter.senderAccountId as AccountId };
  const next = (await receiversOf(tx, { guildId, audience }))
    .filter(({ characterId }) => afterId === null || characterId > afterId)
    .slice(0, batch);
  await holdKnownSheets(tx, [...new Set([from.characterId, ...next.map(({ characterId }) => characterId)])]);
  const isThere = (await ownerOf(tx, from.characterId)) !== null;
  const reached = isThere ? await writeToMany(tx, { from, to: next, subject, text }) : 0;
  const isDone = !isThere || next.length < batch;
  await tx.guildLetter.update({
    where: { id: letterId },
    data: {
      ...{ afterId: next.at(-1)?.characterId ?? afterId, reached: { increment: reached } },
      ...(isDone ? { endedAt: nowOf(tx) } : {}),
    },
  });
  return !isDone;
}
