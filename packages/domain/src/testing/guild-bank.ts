import { bankTerminal } from '@necp/shared/bank/schema';
import { guildTabChits, type TabRights } from '@necp/shared/guild/bank-rules';
import type { VaultView } from '@necp/shared/guild/bank-schema';
import type { CharacterId, GuildId, ItemId } from '@necp/shared/kernel';
import {
  buyGuildTab,
  depositChits,
  moveGuildItem,
  putGuildItem,
  setRankLimit,
  setTabRights,
  takeGuildItem,
  vault,
  withdrawChits,
} from '../guild/service';
import { balanceOf, balanceOfHolder } from '../wallet';
import type { TestDomain } from '.';
import { act, guildOf, guildOfPlayers } from './guild';
import type { SocialPlayer } from './social';
import { standBefore } from './talk';
import { give, itemOf, pay } from './trade';

export const stims = 'stim_night';

/** A guild whose members stand at a terminal of the bank; the last rank is that of all but the leader. */
export interface BankGuild {
  readonly guildId: GuildId;
  readonly leader: SocialPlayer;
  readonly others: readonly SocialPlayer[];
  /** The place of the rank of the others. */
  readonly place: number;
}

/** Makes a guild with members at a terminal and so many tabs, and what the tabs cost. */
export async function bankGuild(
  testDomain: TestDomain,
  { members = 2, tabs = 1 }: { readonly members?: number; readonly tabs?: number } = {},
): Promise<BankGuild> {
  const [leader, ...others] = (await guildOfPlayers(testDomain, members)) as [SocialPlayer, ...SocialPlayer[]];
  for (const { characterId } of [leader, ...others]) await toTerminal(testDomain, characterId);
  const { guildId, ranks } = await guildOf(leader);
  for (let tab = 1; tab <= tabs; tab++) {
    await pay(testDomain, leader.characterId, BigInt(guildTabChits(tab)));
    await depositChits(leader.ctx, { ...act(), chits: guildTabChits(tab) });
    await buyGuildTab(leader.ctx, { ...act(), tab });
  }
  return { guildId, leader, others, place: ranks.length - 1 };
}

export const toTerminal = (testDomain: TestDomain, characterId: CharacterId) =>
  standBefore(testDomain.domain.systemCtx(), characterId, { objectId: bankTerminal });

export const deposit = (by: SocialPlayer, chits: number) => depositChits(by.ctx, { ...act(), chits });
export const withdraw = (by: SocialPlayer, chits: number) => withdrawChits(by.ctx, { ...act(), chits });
/** So many pieces of an item. */
export type Pieces = readonly [ItemId, number];
interface At {
  readonly tab?: number;
  /** A slot of the tab, from 0. */
  readonly slot?: number;
}
export const put = (by: SocialPlayer, [itemId, quantity]: Pieces, { tab = 1, slot }: At = {}) =>
  putGuildItem(by.ctx, { ...act(), itemId, quantity, tab, slot: slot ?? null });
export const takeOut = (by: SocialPlayer, [itemId, quantity]: Pieces) =>
  takeGuildItem(by.ctx, { ...act(), itemId, quantity, slot: null });
export const shift = (by: SocialPlayer, [itemId, quantity]: Pieces, { tab = 1, slot }: At) =>
  moveGuildItem(by.ctx, { ...act(), itemId, quantity, tab, slot: slot ?? null });
export const allow = ({ leader, place }: BankGuild, rights: Partial<TabRights>, tab = 1) =>
  setTabRights(leader.ctx, { ...act(), tab, place, rights: { canSee: true, canPut: true, takes: 0, ...rights } });
export const limit = ({ leader, place }: BankGuild, chitsADay: number | null) =>
  setRankLimit(leader.ctx, { ...act(), place, chitsADay });

/** Puts a new stack of stims into a tab; returns it as it lies there. */
export async function stock(testDomain: TestDomain, { leader }: BankGuild, quantity = 5): Promise<ItemId> {
  await give(testDomain, leader.characterId, { templateId: stims, quantity });
  const itemId = await itemOf(leader);
  const { items } = await put(leader, [itemId, quantity]);
  return stackIn(items).id;
}

export function stackIn(items: VaultView['items'], templateId: string = stims): VaultView['items'][number] {
  const found = items.find((item) => item.templateId === templateId);
  if (found === undefined) throw new Error(`no ${templateId} in the vault`);
  return found;
}

/** Pieces of a kind that a member sees in the vault. */
export async function piecesIn(by: SocialPlayer, templateId: string = stims): Promise<number> {
  const { items } = await vault(by.ctx);
  return items.filter((one) => one.templateId === templateId).reduce((sum, { quantity }) => sum + quantity, 0);
}

export const chitsOf = (testDomain: TestDomain, { characterId }: SocialPlayer) =>
  balanceOf(testDomain.domain.systemCtx().db, characterId).then(Number);
export const treasuryOf = (testDomain: TestDomain, { guildId }: BankGuild) =>
  balanceOfHolder(testDomain.domain.systemCtx().db, { kind: 'guild', id: guildId }).then(Number);

/** Returns `done`, or the code with which an act was refused. */
export const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
/** Counts outcomes that are the same. */
export async function tally(works: readonly Promise<unknown>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const said of await Promise.all(works.map(outcome))) counts[said] = (counts[said] ?? 0) + 1;
  return counts;
}
