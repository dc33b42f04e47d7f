import { nameWords } from '@necp/content/server';
import { nameSkeleton, tidyName } from '@necp/shared/character/rules';
import { charterLastsMs, mostSignaturesAsked, canNameGuild, tidyTag } from '@necp/shared/guild/rules';
import type {
  CharterInput,
  FoundGuildInput,
  GuildActInput,
  GuildDoneView,
  GuildNameInput,
} from '@necp/shared/guild/schema';
import { type AccountId, assertAllowed, type CharacterId, GameError } from '@necp/shared/kernel';
import { holdSheet, personNamed } from '../character';
import { actOnce, type Ctx, newId, nowOf, type Playing, type Tx } from '../kernel';
import { guildFounding } from '../realm';
import { blockBetween } from '../social';
import { makeGuild } from './founding';
import { joinGuild } from './membership';
import { announceGuild, guildIdOf } from './steps';

const done = { done: true as const };
const gone = () => new GameError('not_found', 'guild.charter_gone');

/**
 * Opens the charter of a guild, which collects signatures for two weeks before the guild is founded; it replaces the
 * one before. It reserves neither the name nor the tag.
 * @throws GameError invalid `character.name_*`, `guild.name_*`, `guild.tag_letters`; conflict `guild.already_in`,
 * `guild.name_taken`, `guild.tag_taken`, `guild.no_charter_needed`
 */
export async function openCharter(ctx: Ctx, input: FoundGuildInput): Promise<GuildDoneView> {
  const [name, tag] = [tidyName(input.name), tidyTag(input.tag)];
  assertAllowed(canNameGuild({ name, tag }, nameWords));
  return actOnce(ctx, { verb: 'guild.open_charter', input }, async (tx, { characterId, accountId }) => {
    await holdSheet(tx, characterId);
    if ((await guildFounding(tx)).signatures === 0) throw new GameError('conflict', 'guild.no_charter_needed');
    if ((await guildIdOf(tx, characterId)) !== null) throw new GameError('conflict', 'guild.already_in');
    const living = { endedAt: null };
    if ((await tx.guild.count({ where: { ...living, nameSkeleton: nameSkeleton(name) } })) > 0)
      throw new GameError('conflict', 'guild.name_taken');
    if ((await tx.guild.count({ where: { ...living, tagSkeleton: nameSkeleton(tag) } })) > 0)
      throw new GameError('conflict', 'guild.tag_taken');
    await tx.guildCharter.deleteMany({ where: { characterId } });
    const madeAt = nowOf(tx);
    const endsAt = new Date(madeAt.getTime() + charterLastsMs);
    await tx.guildCharter.create({ data: { id: newId(), characterId, accountId, name, tag, madeAt, endsAt } });
    announceGuild(tx, [characterId], 'invites');
    return done;
  });
}

/**
 * Asks a character to sign the caller's charter. A player who has blocked the caller never sees it, and the caller is
 * answered the same.
 * @throws GameError not_found `character.not_found`, `guild.charter_gone`; invalid `guild.yourself`; conflict
 * `guild.you_block`, `guild.other_in_guild`, `guild.asked_lately`, `guild.too_many_invites`
 */
export function askSignature(ctx: Ctx, input: GuildNameInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.ask_signature', input }, async (tx, who) => {
    const person = await personNamed(tx, input.name);
    if (person === null) throw new GameError('not_found', 'character.not_found');
    // A signature of the founder's own account would be none.
    if (person.accountId === who.accountId) throw new GameError('invalid', 'guild.yourself');
    const block = await blockBetween(tx, { own: who.accountId, other: person.accountId });
    if (block === 'own') throw new GameError('conflict', 'guild.you_block');
    const { id: charterId } = await holdCharter(tx, { characterId: who.characterId });
    if ((await guildIdOf(tx, person.characterId)) !== null) throw new GameError('conflict', 'guild.other_in_guild');
    const asked = await tx.guildSignature.findMany({ where: { charterId } });
    if (asked.some(({ accountId }) => accountId === person.accountId))
      throw new GameError('conflict', 'guild.asked_lately');
    if (asked.length >= mostSignaturesAsked)
      throw new GameError('conflict', 'guild.too_many_invites', { most: mostSignaturesAsked });
    const { characterId, accountId } = person;
    await tx.guildSignature.create({ data: { charterId, characterId, accountId, isUnseen: block === 'other' } });
    announceGuild(tx, block === 'other' ? [who.characterId] : [who.characterId, characterId], 'invites');
    return done;
  });
}

/**
 * Signs a charter, or declines to; a character has signed one charter at most, the last one.
 * @throws GameError not_found `guild.charter_gone`; conflict `guild.already_in`
 */
export function answerCharter(ctx: Ctx, input: CharterInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.answer_charter', input }, async (tx, { characterId }) => {
    const { charterId, isSigned } = input;
    const charter = await holdCharter(tx, { id: charterId });
    const key = { charterId, characterId };
    if ((await tx.guildSignature.count({ where: { ...key, isUnseen: false } })) === 0) throw gone();
    if ((await guildIdOf(tx, characterId)) !== null) throw new GameError('conflict', 'guild.already_in');
    if (isSigned) {
      const others = { characterId, charterId: { not: charterId }, signedAt: { not: null } };
      await tx.guildSignature.deleteMany({ where: others });
      await tx.guildSignature.updateMany({ where: key, data: { signedAt: nowOf(tx) } });
    } else await tx.guildSignature.deleteMany({ where: key });
    announceGuild(tx, [characterId, charter.characterId as CharacterId], 'invites');
    return done;
  });
}

/**
 * Founds the guild of the caller's charter with enough signatures; those who signed are its first members.
 * @throws GameError not_found `guild.charter_gone`; conflict `guild.too_few_signatures`, `guild.already_in`,
 * `guild.name_taken`, `guild.tag_taken`, `wallet.too_poor`
 */
export function foundByCharter(ctx: Ctx, input: GuildActInput): Promise<GuildDoneView> {
  return actOnce(ctx, { verb: 'guild.found_by_charter', input }, async (tx, who) => {
    const { id: charterId, name, tag } = await holdCharter(tx, { characterId: who.characterId });
    await holdSheet(tx, who.characterId);
    const { signatures } = await guildFounding(tx);
    const signers = await signersOf(tx, charterId);
    if (signers.length < signatures)
      throw new GameError('conflict', 'guild.too_few_signatures', { signed: signers.length, needed: signatures });
    const guildId = await makeGuild(tx, who, { name, tag });
    for (const signer of signers) await joinGuild(tx, { guildId, byId: who.characterId }, signer);
    return done;
  });
}

/** Returns the characters who signed a charter and are in no guild, in the order of ids. */
async function signersOf(tx: Tx, charterId: string): Promise<Playing[]> {
  const rows = await tx.guildSignature.findMany({
    where: { charterId, signedAt: { not: null } },
    orderBy: { characterId: 'asc' },
  });
  const signers: Playing[] = [];
  for (const row of rows) {
    const signer = { characterId: row.characterId as CharacterId, accountId: row.accountId as AccountId };
    if ((await guildIdOf(tx, signer.characterId)) === null) signers.push(signer);
  }
  return signers;
}

/** Returns a charter that has not expired, behind its lock. */
async function holdCharter(tx: Tx, which: { readonly id: string } | { readonly characterId: CharacterId }) {
  const live = { ...which, endsAt: { gt: nowOf(tx) } };
  const found = await tx.guildCharter.findFirst({ where: live, select: { id: true } });
  if (found === null) throw gone();
  await tx.$queryRaw`SELECT 1 FROM guild_charters WHERE id = ${found.id}::uuid FOR NO KEY UPDATE`;
  const row = await tx.guildCharter.findFirst({ where: { ...live, id: found.id } });
  if (row === null) throw gone();
  return row;
}
