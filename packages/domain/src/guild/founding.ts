import { nameWords } from '@necp/content/server';
import { nameSkeleton, tidyName } from '@necp/shared/character/rules';
import { assertAllowed, characterHolder, GameError, type GuildId } from '@necp/shared/kernel';
import { guildCreated } from '@necp/shared/guild/events';
import { canNameGuild, firstRanks, tidyTag } from '@necp/shared/guild/rules';
import type { FoundGuildInput, GuildDoneView } from '@necp/shared/guild/schema';
import { holdSheet } from '../character';
import { actOnce, type Ctx, emit, explainConstraints, newId, nowOf, type Playing, type Tx } from '../kernel';
import { guildFounding } from '../realm';
import { book, defineSink, holdWallets } from '../wallet';
import { closeWays } from './membership';
import { announceGuild, guildIdOf, noteEntry } from './steps';

explainConstraints({
  guilds_one_name: { kind: 'conflict', code: 'guild.name_taken' },
  guilds_one_tag: { kind: 'conflict', code: 'guild.tag_taken' },
  guild_members_pkey: { kind: 'conflict', code: 'guild.already_in' },
});

/** What founding a guild costs. */
export const foundingSink = defineSink('guild_founding', '00000000-0000-7000-8000-00000000510a');

/**
 * Founds a guild, which the caller's character leads.
 * @throws GameError invalid `character.name_*`; conflict `guild.already_in`, `guild.name_taken`, `guild.tag_taken`,
 * `guild.charter_needed`, `wallet.too_poor`
 */
export async function found(ctx: Ctx, input: FoundGuildInput): Promise<GuildDoneView> {
  const name = tidyName(input.name);
  const tag = tidyTag(input.tag);
  assertAllowed(canNameGuild({ name, tag }, nameWords));
  return actOnce(ctx, { verb: 'guild.found', input }, async (tx, who) => {
    await holdSheet(tx, who.characterId);
    const { signatures } = await guildFounding(tx);
    if (signatures > 0) throw new GameError('conflict', 'guild.charter_needed', { signatures });
    await makeGuild(tx, who, { name, tag });
    return { done: true };
  });
}

/**
 * Founds a guild for a character whose sheet is locked, for the fee of the realm.
 * @throws GameError conflict `guild.already_in`, `guild.name_taken`, `guild.tag_taken`, `wallet.too_poor`
 */
export async function makeGuild(
  tx: Tx,
  { accountId, characterId }: Playing,
  { name, tag }: { readonly name: string; readonly tag: string },
): Promise<GuildId> {
  if ((await guildIdOf(tx, characterId)) !== null) throw new GameError('conflict', 'guild.already_in');
  const payer = characterHolder(characterId);
  const { feeChits } = await guildFounding(tx);
  await holdWallets(tx, [payer]);
  const lines = [
    { holder: payer, amount: -feeChits },
    { sink: foundingSink, amount: feeChits },
  ];
  if (feeChits > 0n) await book(tx, { lines, reason: 'guild.founded' });
  const guildId = newId<GuildId>();
  const at = nowOf(tx);
  const skeletons = { nameSkeleton: nameSkeleton(name), tagSkeleton: nameSkeleton(tag) };
  await tx.guild.create({ data: { id: guildId, name, tag, ...skeletons, foundedAt: at } });
  await tx.guildRank.createMany({
    data: firstRanks.map((rights, place) => ({ guildId, place, rights: [...rights] })),
  });
  await tx.guildMember.create({ data: { guildId, accountId, characterId, place: 0, joinedAt: at } });
  await noteEntry(tx, { guildId, kind: 'founded', actorId: characterId });
  await closeWays(tx, { accountId, characterId });
  await emit(tx, guildCreated, { guildId, name, tag, leaderId: characterId });
  announceGuild(tx, [characterId], 'guild');
  return guildId;
}
