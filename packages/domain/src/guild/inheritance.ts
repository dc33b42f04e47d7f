import { tabOfSlot } from '@necp/shared/guild/bank-rules';
import { escrowHolder, holderKey, minuteMs, type CharacterId, type GuildId } from '@necp/shared/kernel';
import { mailPlaces } from '@necp/shared/mail/schema';
import { holdKnownSheets, ownerOf } from '../character';
import { pass, removeAll, vaultItems } from '../inventory';
import { inTx, nowOf, openEscrow, type Ctx, type Tx } from '../kernel';
import { letterEscrow, storeSystemLetter } from '../mail';
import { book, holdWallets } from '../wallet';
import { guildHolder, guildTabsSink, noteHandled, noteMoney } from './bank-held';
import { lockGuilds } from './steps';

/** For how long after the end a gain that began before it can still leave a tax behind. */
const lateMs = 10 * minuteMs;

/**
 * Sends what guilds that have ended had to their heirs, a letter in each transaction: what was sent has left the guild,
 * so that a process that is killed goes on with the rest.
 */
export async function settleEnded(ctx: Ctx): Promise<void> {
  const ended = await ctx.db.guild.findMany({
    where: { endedAt: { not: null }, OR: [{ treasury: null }, { treasury: { settledAt: null } }] },
    select: { id: true },
  });
  for (const { id } of ended) await settleGuild(ctx, id as GuildId);
}

/** Sends what one guild had, if it has ended. */
export async function settleGuild(ctx: Ctx, guildId: GuildId): Promise<void> {
  while (await inTx(ctx, (tx) => sendPart(tx, guildId)));
}

/** @returns whether something was sent, so that more may be left */
async function sendPart(tx: Tx, guildId: GuildId): Promise<boolean> {
  await lockGuilds(tx, [guildId]);
  const guild = await tx.guild.findUnique({ where: { id: guildId } });
  if (guild === null || guild.endedAt === null || guild.heirId === null) return false;
  const heirId = guild.heirId as CharacterId;
  await holdKnownSheets(tx, [heirId]);
  const accountId = await ownerOf(tx, heirId);
  const holder = guildHolder(guildId);
  const chits = (await holdWallets(tx, [holder])).get(holderKey(holder))?.balance ?? 0n;
  const items = (await vaultItems(tx, guildId)).slice(0, mailPlaces);
  if (chits === 0n && items.length === 0) {
    await noteSettled(tx, guildId, guild.endedAt);
    return false;
  }
  if (accountId === null) {
    await leaveTheWorld(tx, guildId, chits);
    return true;
  }
  const escrowId = await openEscrow(tx, letterEscrow);
  const into = escrowHolder(escrowId);
  if (chits > 0n) {
    const lines = [
      { holder, amount: -chits },
      { holder: into, amount: chits },
    ];
    await book(tx, { lines, reason: 'guild.ended' });
    await noteMoney(tx, { guildId, kind: 'ended', characterId: heirId, chits: -chits });
  }
  for (const { id: itemId, quantity, slot, templateId } of items) {
    await pass(tx, { from: holder, to: into, itemId, quantity, reason: 'guild.ended' });
    const tab = tabOfSlot(slot);
    await noteHandled(tx, { guildId, kind: 'ended', tab, characterId: heirId, templateId, quantity });
  }
  await storeSystemLetter(tx, {
    ...{ to: { characterId: heirId, accountId }, escrowId, chits, stacks: items.length },
    ...{ template: 'guild_ended' as const, params: { guild: guild.name } },
  });
  return true;
}

/** Without an heir, what is left leaves the world through the ledgers. */
async function leaveTheWorld(tx: Tx, guildId: GuildId, chits: bigint): Promise<void> {
  const holder = guildHolder(guildId);
  if (chits > 0n) {
    const lines = [
      { holder, amount: -chits },
      { sink: guildTabsSink, amount: chits },
    ];
    await book(tx, { lines, reason: 'guild.ended' });
  }
  await removeAll(tx, { holder, reason: 'guild.ended' });
}

async function noteSettled(tx: Tx, guildId: GuildId, endedAt: Date): Promise<void> {
  const now = nowOf(tx);
  if (now.getTime() - endedAt.getTime() < lateMs) return;
  if ((await tx.guildLevy.count({ where: { guildId } })) > 0) return;
  await tx.guildTreasury.upsert({
    where: { guildId },
    create: { guildId, taxPercent: 0, settledAt: now },
    update: { settledAt: now },
  });
}
