import {
  canGiveRights,
  entriesShown,
  guildTabChits,
  guildTabsMost,
  leftToday,
  soundRights,
  startingRights,
  tabOfSlot,
} from '@necp/shared/guild/bank-rules';
import type {
  GuildTabInput,
  TabRanksView,
  VaultLogInput,
  VaultLogView,
  VaultView,
} from '@necp/shared/guild/bank-schema';
import { bankTerminal } from '@necp/shared/bank/schema';
import { hasRight } from '@necp/shared/guild/rules';
import { GameError, type ItemTemplateId } from '@necp/shared/kernel';
import { vaultItems } from '../inventory';
import type { Ctx } from '../kernel';
import { conversationSeen } from '../npc';
import { balanceOfHolder } from '../wallet';
import { guildHolder, tabsFor, usedToday } from './bank-held';
import { ranksOf } from './steps';
import { membership, peopleIn } from './treasury-queries';

/**
 * Returns what a member sees of the bank of its guild.
 * @throws GameError conflict `guild.none`
 */
export async function vault(ctx: Ctx): Promise<VaultView> {
  const { guildId, characterId, rank } = await membership(ctx);
  const nowMs = ctx.clock.nowMs();
  const [tabs, used, items, talk, balance, openRequests] = await Promise.all([
    tabsFor(ctx.db, { guildId, place: rank.place }),
    usedToday(ctx.db, { guildId, characterId }, nowMs),
    vaultItems(ctx.db, guildId),
    conversationSeen(ctx.db, characterId),
    balanceOfHolder(ctx.db, guildHolder(guildId)),
    ctx.db.guildAsk.count({ where: { guildId, endsAt: { gt: new Date(nowMs) } } }),
  ]);
  const seen = new Set(tabs.filter(({ rights }) => rights.canSee).map(({ tab }) => tab));
  return {
    guildId,
    characterId,
    isHere: talk?.objectId === bankTerminal,
    tabs: tabs.map(({ tab, name, rights }) => {
      return { tab, name, rights, left: leftToday(rights.takes, used.get(tab) ?? 0) };
    }),
    items: items.filter(({ slot }) => seen.has(tabOfSlot(slot))),
    nextTabChits: tabs.length >= guildTabsMost ? null : guildTabChits(tabs.length + 1),
    balanceChits: Number(balance),
    canManage: hasRight(rank, 'bank').ok,
    openRequests,
  };
}

/**
 * Returns what each rank below the leader may do with a tab.
 * @throws GameError conflict `guild.none`; not_found `guild.no_such_tab`
 */
export async function tabRanks(ctx: Ctx, { tab }: GuildTabInput): Promise<TabRanksView> {
  const { guildId, rank } = await membership(ctx);
  const [ranks, given, ownTabs] = await Promise.all([
    ranksOf(ctx.db, guildId),
    ctx.db.guildTabRight.findMany({ where: { guildId, tab } }),
    tabsFor(ctx.db, { guildId, place: rank.place }),
  ]);
  const own = ownTabs.find((one) => one.tab === tab);
  if (own === undefined) throw new GameError('not_found', 'guild.no_such_tab');
  const hasBank = hasRight(rank, 'bank').ok;
  return {
    tab,
    ranks: ranks
      .filter(({ place }) => place > 0)
      .map(({ place, name }) => {
        const { canSee, canPut, takes } = soundRights(given.find((one) => one.place === place) ?? startingRights);
        const rights = { canSee, canPut, takes };
        const isChangeable = hasBank && place > rank.place && canGiveRights(own.rights, rights).ok;
        return { place, name, rights, isChangeable };
      }),
  };
}

/**
 * Returns the log of a tab that the caller sees, the newest lines first.
 * @throws GameError conflict `guild.none`; not_found `guild.no_such_tab`
 */
export async function vaultLog(ctx: Ctx, { tab, cursor }: VaultLogInput): Promise<VaultLogView> {
  const { guildId, rank } = await membership(ctx);
  const own = (await tabsFor(ctx.db, { guildId, place: rank.place })).find((one) => one.tab === tab);
  if (own === undefined || !own.rights.canSee) throw new GameError('not_found', 'guild.no_such_tab');
  const rows = await ctx.db.guildVaultEntry.findMany({
    where: { guildId, OR: [{ tab }, { toTab: tab }], ...(cursor ? { id: { lt: cursor } } : {}) },
    orderBy: { id: 'desc' },
    take: entriesShown + 1,
  });
  const shown = rows.slice(0, entriesShown);
  const people = await peopleIn(ctx, shown);
  return {
    entries: shown.map(({ id, at, kind, characterId, templateId, quantity, toTab, ...row }) => ({
      entryId: id,
      at,
      kind: kind as VaultLogView['entries'][number]['kind'],
      tab: row.tab,
      toTab,
      by: people(characterId),
      templateId: templateId as ItemTemplateId,
      quantity,
    })),
    next: rows.length > entriesShown ? (shown.at(-1)?.id ?? null) : null,
  };
}
