import { taxOn } from '@necp/shared/guild/bank-rules';
import { canHold, characterHolder, ChitsAmount, dayOf, GameError, holderKey } from '@necp/shared/kernel';
import type { CharacterId, GuildId } from '@necp/shared/kernel';
import { inTx, newId, nowOf, type Ctx, type Tx } from '../kernel';
import { book, credit, holdWallets, type Faucet, type Moved } from '../wallet';
import { guildHolder, guildTaxFaucet, guildTaxSink } from './bank-held';
import { announceMembers, lockGuilds } from './steps';

interface Earning {
  readonly characterId: CharacterId;
  readonly amount: bigint;
  readonly from: Faucet;
  readonly reason: string;
}

/**
 * Adds chits that a character has earned, as `credit` does, and books the tax of its guild in the same movement. The
 * tax waits in rows of its own until it is collected, so that no member's gain waits for the treasury.
 * @throws GameError what `credit` throws
 */
export async function earn(tx: Tx, earning: Earning): Promise<Moved> {
  const { characterId, amount, from, reason } = earning;
  if (!ChitsAmount.safeParse(amount).success) throw new GameError('invalid', 'wallet.bad_amount');
  const holder = characterHolder(characterId);
  // With the character locked, what is carried from one gain to the next changes by this gain only.
  await holdWallets(tx, [holder]);
  const levy = await levyOn(tx, characterId, amount);
  if (levy === null) return credit(tx, earning);
  const { guildId, chits } = levy;
  const lines = [
    { faucet: from, amount: -amount },
    { holder, amount: amount - chits },
    { sink: guildTaxSink, amount: chits },
  ];
  const moved = await book(tx, { lines: lines.filter((line) => line.amount !== 0n), reason });
  if (chits > 0n)
    await tx.guildLevy.create({
      data: { id: newId<string>(), guildId, characterId, chits, ledgerId: moved.ledgerId, at: nowOf(tx) },
    });
  return moved;
}

/** Returns the tax on a gain, and keeps the rest of a chit for the next one; null without a guild that takes any. */
async function levyOn(
  tx: Tx,
  characterId: CharacterId,
  amount: bigint,
): Promise<{ readonly guildId: GuildId; readonly chits: bigint } | null> {
  const [found] = await tx.$queryRaw<{ guildId: GuildId; percent: number; carried: number }[]>`
    SELECT member.guild_id AS "guildId", treasury.tax_percent AS percent, COALESCE(rest.hundredths, 0) AS carried
    FROM guild_members AS member JOIN guild_treasuries AS treasury ON treasury.guild_id = member.guild_id
    LEFT JOIN guild_tax_rests AS rest ON rest.character_id = member.character_id AND rest.guild_id = member.guild_id
    WHERE member.character_id = ${characterId}::uuid AND treasury.tax_percent > 0`;
  if (found === undefined) return null;
  const { guildId } = found;
  const { chits, carried: hundredths } = taxOn(amount, found.percent, found.carried);
  await tx.guildTaxRest.upsert({
    where: { characterId },
    create: { characterId, guildId, hundredths },
    update: { guildId, hundredths },
  });
  return { guildId, chits };
}

/** Rows of one transaction. */
const batch = 500;

/** Moves the tax that waits into the treasuries; doing it twice at the same moment changes nothing. */
export async function collectTaxes(ctx: Ctx): Promise<void> {
  const waiting = await ctx.db.guildLevy.groupBy({ by: ['guildId'] });
  for (const { guildId } of waiting) while (await inTx(ctx, (tx) => collectTax(tx, guildId as GuildId)));
}

/** @returns whether more may be waiting */
async function collectTax(tx: Tx, guildId: GuildId): Promise<boolean> {
  await lockGuilds(tx, [guildId]);
  const levies = await tx.guildLevy.findMany({ where: { guildId }, orderBy: { id: 'asc' }, take: batch });
  if (levies.length === 0) return false;
  const chits = levies.reduce((sum, levy) => sum + levy.chits, 0n);
  const holder = guildHolder(guildId);
  const balance = (await holdWallets(tx, [holder])).get(holderKey(holder))?.balance ?? 0n;
  // A treasury without room leaves the tax where it is until there is some.
  if (!canHold(balance, chits).ok) return false;
  const { count } = await tx.guildLevy.deleteMany({ where: { id: { in: levies.map(({ id }) => id) } } });
  if (count !== levies.length) throw new GameError('conflict', 'kernel.conflict');
  const lines = [
    { faucet: guildTaxFaucet, amount: -chits },
    { holder, amount: chits },
  ];
  await book(tx, { lines, reason: 'guild.tax' });
  await noteTax(tx, guildId, chits);
  await announceMembers(tx, guildId, 'treasury');
  return levies.length === batch;
}

/** The ledger of the members has one line for the tax of a day. */
async function noteTax(tx: Tx, guildId: GuildId, chits: bigint): Promise<void> {
  const at = nowOf(tx);
  const today = await tx.guildMoneyEntry.findFirst({
    where: { guildId, kind: 'tax', at: { gte: dayOf(at.getTime()) } },
    select: { id: true },
  });
  if (today !== null)
    await tx.guildMoneyEntry.update({ where: { id: today.id }, data: { chits: { increment: chits }, at } });
  else
    await tx.guildMoneyEntry.create({
      data: { id: newId<string>(), guildId, at, kind: 'tax', characterId: null, chits },
    });
}
