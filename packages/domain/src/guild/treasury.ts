import { canWithdraw, isWithin } from '@necp/shared/guild/bank-rules';
import type {
  GuildChitsInput,
  SetGuildTaxInput,
  SetRankLimitInput,
  TreasuryView,
} from '@necp/shared/guild/bank-schema';
import { assertAllowed, characterHolder, GameError } from '@necp/shared/kernel';
import { actOnce, nowOf, type Ctx } from '../kernel';
import { book } from '../wallet';
import { chitsADayOf, countUse, guildHolder, noteMoney, payFromTreasury, treasuryUse, usedToday } from './bank-held';
import { announceMembers, holdGuild, holdGuildWith, noteEntry } from './steps';
import { treasury } from './treasury-queries';

/**
 * Moves chits from the caller's character into the treasury of its guild.
 * @throws GameError conflict `guild.none`, `wallet.too_poor`, `wallet.cap_reached`
 */
export async function depositChits(ctx: Ctx, input: GuildChitsInput): Promise<TreasuryView> {
  await actOnce(ctx, { verb: 'guild.deposit', input }, async (tx, { characterId }) => {
    const { guildId } = await holdGuild(tx, characterId);
    const chits = BigInt(input.chits);
    await book(tx, {
      lines: [
        { holder: characterHolder(characterId), amount: -chits },
        { holder: guildHolder(guildId), amount: chits },
      ],
      reason: 'guild.deposit',
    });
    await noteMoney(tx, { guildId, kind: 'deposit', characterId, chits });
    await announceMembers(tx, guildId, 'treasury');
    return null;
  });
  return treasury(ctx);
}

/**
 * Moves chits from the treasury to the caller's character, up to what its rank withdraws in a day (UTC).
 * @throws GameError conflict `guild.none`, `guild.treasury_short`, `wallet.cap_reached`; forbidden
 * `guild.cannot_withdraw`, `guild.daily_chits`
 */
export async function withdrawChits(ctx: Ctx, input: GuildChitsInput): Promise<TreasuryView> {
  await actOnce(ctx, { verb: 'guild.withdraw', input }, async (tx, { characterId }) => {
    const { guildId, rank } = await holdGuild(tx, characterId);
    const limit = await chitsADayOf(tx, { guildId, place: rank.place });
    const used = await usedToday(tx, { guildId, characterId }, nowOf(tx).getTime());
    assertAllowed(canWithdraw(limit, used.get(treasuryUse) ?? 0, input.chits), 'forbidden');
    const chits = BigInt(input.chits);
    await payFromTreasury(tx, { guildId, chits, to: characterHolder(characterId), reason: 'guild.withdraw' });
    await countUse(tx, { guildId, characterId, tab: treasuryUse, amount: input.chits });
    await noteMoney(tx, { guildId, kind: 'withdrawal', characterId, chits: -chits });
    await announceMembers(tx, guildId, 'treasury');
    return null;
  });
  return treasury(ctx);
}

/**
 * Sets the share of what members earn that goes to the treasury.
 * @throws GameError conflict `guild.none`; forbidden `guild.no_right`
 */
export async function setTax(ctx: Ctx, input: SetGuildTaxInput): Promise<TreasuryView> {
  await actOnce(ctx, { verb: 'guild.set_tax', input }, async (tx, { characterId }) => {
    const { guildId } = await holdGuildWith(tx, characterId, 'tax');
    const { percent: taxPercent } = input;
    await tx.guildTreasury.upsert({
      where: { guildId },
      create: { guildId, taxPercent },
      update: { taxPercent },
    });
    await noteEntry(tx, { guildId, kind: 'tax_set', actorId: characterId, params: { percent: taxPercent } });
    await announceMembers(tx, guildId, 'treasury', 'log');
    return null;
  });
  return treasury(ctx);
}

/**
 * Sets how much the members of a rank below the caller's withdraw in a day, and never more than the caller's own rank.
 * @throws GameError conflict `guild.none`; forbidden `guild.no_right`, `guild.rank_too_high`,
 * `guild.beyond_own_rights`; not_found `guild.no_such_rank`
 */
export async function setRankLimit(ctx: Ctx, input: SetRankLimitInput): Promise<TreasuryView> {
  await actOnce(ctx, { verb: 'guild.set_rank_limit', input }, async (tx, { characterId }) => {
    const { guildId, rank } = await holdGuildWith(tx, characterId, 'bank');
    const { place, chitsADay } = input;
    if (place <= rank.place) throw new GameError('forbidden', 'guild.rank_too_high');
    const known = await tx.guildRank.findUnique({ where: { guildId_place: { guildId, place } } });
    if (known === null) throw new GameError('not_found', 'guild.no_such_rank');
    if (!isWithin(chitsADay, await chitsADayOf(tx, { guildId, place: rank.place })))
      throw new GameError('forbidden', 'guild.beyond_own_rights');
    const limit = { chitsADay: chitsADay === null ? null : BigInt(chitsADay) };
    await tx.guildRankLimit.upsert({
      where: { guildId_place: { guildId, place } },
      create: { guildId, place, ...limit },
      update: limit,
    });
    await announceMembers(tx, guildId, 'treasury');
    return null;
  });
  return treasury(ctx);
}
