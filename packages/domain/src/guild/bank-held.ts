import {
  canTakePieces,
  leadersRights,
  soundRights,
  startingRights,
  type TabRights,
} from '@necp/shared/guild/bank-rules';
import { bankTerminal } from '@necp/shared/bank/schema';
import {
  dayOf,
  GameError,
  holderKey,
  type CharacterId,
  type GuildId,
  type Holder,
  type ItemTemplateId,
} from '@necp/shared/kernel';
import { holdSheets } from '../character';
import { newId, nowOf, type ReadDb, type Tx } from '../kernel';
import { conversationOf } from '../npc';
import { book, defineFaucet, defineSink, holdWallets, type Sink } from '../wallet';

/** What tabs and letters to all members cost. */
export const guildTabsSink = defineSink('guild_tabs', '00000000-0000-7000-8000-000000005140');
export const guildLettersSink = defineSink('guild_letters', '00000000-0000-7000-8000-000000005141');
/** The tax goes into this sink with each gain, and comes out of this faucet when it is collected for the treasury. */
export const guildTaxSink = defineSink('guild_tax', '00000000-0000-7000-8000-000000005142');
export const guildTaxFaucet = defineFaucet('guild_tax', '00000000-0000-7000-8000-00000000fa40');

/** A guild as a holder of money and items. */
export const guildHolder = (id: GuildId): Holder => ({ kind: 'guild', id });

/** The member whose rights and whose day are looked at. */
export interface OfMember {
  readonly guildId: GuildId;
  readonly characterId: CharacterId;
  /** The place of the rank. */
  readonly place: number;
}

/** A tab of the bank with what a rank may do with it. */
export interface Tab {
  readonly tab: number;
  readonly name: string | null;
  readonly rights: TabRights;
}

/** Returns the tabs of a guild, in their order, with the rights of a rank. */
export async function tabsFor(
  db: ReadDb | Tx,
  { guildId, place }: Pick<OfMember, 'guildId' | 'place'>,
): Promise<Tab[]> {
  const [tabs, rights] = await Promise.all([
    db.guildTab.findMany({ where: { guildId }, orderBy: { tab: 'asc' } }),
    db.guildTabRight.findMany({ where: { guildId, place } }),
  ]);
  return tabs.map(({ tab, name }) => {
    const given = rights.find((one) => one.tab === tab) ?? startingRights;
    return { tab, name, rights: place === 0 ? leadersRights : soundRights(given) };
  });
}

/** Returns the limit of a rank on a day, in chits; null for none. */
export async function chitsADayOf(
  db: ReadDb | Tx,
  { guildId, place }: Pick<OfMember, 'guildId' | 'place'>,
): Promise<number | null> {
  if (place === 0) return null;
  const limit = await db.guildRankLimit.findUnique({ where: { guildId_place: { guildId, place } } });
  if (limit === null) return 0;
  return limit.chitsADay === null ? null : Number(limit.chitsADay);
}

/** What is counted under no tab: the money that a member has withdrawn. */
export const treasuryUse = 0;

/** Returns what a member has taken out today (UTC), by tab; of `treasuryUse` the chits. */
export async function usedToday(
  db: ReadDb | Tx,
  { guildId, characterId }: Pick<OfMember, 'guildId' | 'characterId'>,
  nowMs: number,
): Promise<ReadonlyMap<number, number>> {
  const rows = await db.guildUse.findMany({ where: { guildId, characterId, day: dayOf(nowMs) } });
  return new Map(rows.map(({ tab, amount }) => [tab, Number(amount)]));
}

/** Counts what a member takes out today. The guild is locked, so that no two are counted at the same moment. */
export async function countUse(
  tx: Tx,
  { guildId, characterId, tab, amount }: Pick<OfMember, 'guildId' | 'characterId'> & { tab: number; amount: number },
): Promise<void> {
  const day = dayOf(nowOf(tx).getTime());
  await tx.guildUse.upsert({
    where: { guildId_characterId_tab_day: { guildId, characterId, tab, day } },
    create: { guildId, characterId, tab, day, amount: BigInt(amount) },
    update: { amount: { increment: BigInt(amount) } },
  });
}

/**
 * Refuses what a member may not take.
 * @throws GameError not_found `inventory.no_such_item`; forbidden `guild.cannot_take`, `guild.daily_pieces`
 */
export function assertTakes(tab: Tab | undefined, used: ReadonlyMap<number, number>, pieces: number): void {
  // An item in a tab that the member does not see is answered like none.
  if (tab === undefined || !tab.rights.canSee) throw new GameError('not_found', 'inventory.no_such_item');
  const verdict = canTakePieces(tab.rights, used.get(tab.tab) ?? 0, pieces);
  if (!verdict.ok) throw new GameError('forbidden', verdict.code, verdict.params);
}

/**
 * Locks characters; the first must stand at a terminal of the bank.
 * @throws GameError forbidden `guild.not_at_bank`
 */
export async function holdAtTerminal(tx: Tx, characterId: CharacterId, others: readonly CharacterId[] = []) {
  await holdSheets(tx, [...new Set([characterId, ...others])]);
  if ((await conversationOf(tx, characterId))?.objectId !== bankTerminal)
    throw new GameError('forbidden', 'guild.not_at_bank');
}

/**
 * Moves chits out of the treasury, whose guild is locked.
 * @throws GameError conflict `guild.treasury_short`, and what `book` throws
 */
export async function payFromTreasury(
  tx: Tx,
  input: { readonly guildId: GuildId; readonly chits: bigint; readonly to: Sink | Holder; readonly reason: string },
): Promise<void> {
  const { guildId, chits, to, reason } = input;
  const holder = guildHolder(guildId);
  const isSink = to.kind === 'sink';
  const wallets = await holdWallets(tx, isSink ? [holder] : [holder, to as Holder]);
  if ((wallets.get(holderKey(holder))?.balance ?? 0n) < chits) throw new GameError('conflict', 'guild.treasury_short');
  const receiving = isSink ? { sink: to as Sink, amount: chits } : { holder: to as Holder, amount: chits };
  await book(tx, { lines: [{ holder, amount: -chits }, receiving], reason });
}

/** A line of the ledger that the members read. */
export async function noteMoney(
  tx: Tx,
  line: {
    readonly guildId: GuildId;
    readonly kind: 'deposit' | 'withdrawal' | 'tab' | 'letter' | 'ended';
    readonly characterId: CharacterId | null;
    readonly chits: bigint;
  },
): Promise<void> {
  await tx.guildMoneyEntry.create({ data: { id: newId<string>(), at: nowOf(tx), ...line } });
}

/** A line of the log of a tab. */
export async function noteHandled(
  tx: Tx,
  line: {
    readonly guildId: GuildId;
    readonly kind: 'put' | 'taken' | 'moved' | 'granted' | 'ended';
    readonly tab: number;
    readonly toTab?: number;
    readonly characterId: CharacterId | null;
    readonly templateId: ItemTemplateId | string;
    readonly quantity: number;
  },
): Promise<void> {
  await tx.guildVaultEntry.create({ data: { id: newId<string>(), at: nowOf(tx), ...line } });
}
