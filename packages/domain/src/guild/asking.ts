import { itemRequestDays, itemRequestsMost, tabOfSlot } from '@necp/shared/guild/bank-rules';
import type {
  AnswerGuildAskInput,
  AskGuildItemInput,
  ItemRequestsView,
  WithdrawGuildAskInput,
} from '@necp/shared/guild/bank-schema';
import { hasRight } from '@necp/shared/guild/rules';
import {
  dayMs,
  escrowHolder,
  GameError,
  type CharacterId,
  type GuildId,
  type ItemId,
  type ItemTemplateId,
} from '@necp/shared/kernel';
import { mailPlaces } from '@necp/shared/mail/schema';
import { namesOf } from '../character';
import { contentOf, lockVault, pass } from '../inventory';
import { actOnce, newId, nowOf, openEscrow, type Ctx, type Tx } from '../kernel';
import { letterEscrow, storeSystemLetter } from '../mail';
import { countUse, guildHolder, holdAtTerminal, noteHandled, tabsFor, usedToday, type OfMember } from './bank-held';
import { announceMembers, holdGuild, holdGuildWith } from './steps';
import { membership, peopleIn } from './treasury-queries';

/**
 * Returns the requests for items that are open: all for those who answer them, else the caller's own.
 * @throws GameError conflict `guild.none`
 */
export async function itemRequests(ctx: Ctx): Promise<ItemRequestsView> {
  const { guildId, characterId, rank } = await membership(ctx);
  const rows = await ctx.db.guildAsk.findMany({
    where: {
      ...{ guildId, endsAt: { gt: new Date(ctx.clock.nowMs()) } },
      ...(hasRight(rank, 'bank').ok ? {} : { characterId }),
    },
    orderBy: { id: 'asc' },
  });
  const people = await peopleIn(ctx, rows);
  return rows.map((row) => ({
    askId: row.id,
    by: people(row.characterId) ?? { characterId, name: null },
    isOwn: row.characterId === characterId,
    templateId: row.templateId as ItemTemplateId,
    quantity: row.quantity,
    note: row.note,
    madeAt: row.madeAt,
    endsAt: row.endsAt,
  }));
}

/**
 * Asks for pieces of an item from the bank of the guild; those who may grant it send them by mail.
 * @throws GameError conflict `guild.none`, `guild.too_many_requests`; invalid `inventory.unknown_kind`,
 * `guild.request_too_large`
 */
export async function askForItem(ctx: Ctx, input: AskGuildItemInput): Promise<ItemRequestsView> {
  await actOnce(ctx, { verb: 'guild.ask_item', input }, async (tx, { characterId, accountId }) => {
    const { guildId } = await holdGuild(tx, characterId);
    const { templateId, quantity } = input;
    if (quantity > contentOf(templateId).stackSize * mailPlaces)
      throw new GameError('invalid', 'guild.request_too_large');
    const madeAt = nowOf(tx);
    const open = await tx.guildAsk.count({ where: { guildId, characterId, endsAt: { gt: madeAt } } });
    if (open >= itemRequestsMost)
      throw new GameError('conflict', 'guild.too_many_requests', { most: itemRequestsMost });
    const endsAt = new Date(madeAt.getTime() + itemRequestDays * dayMs);
    await tx.guildAsk.create({
      data: {
        ...{ id: newId<string>(), guildId, characterId, accountId, templateId, quantity, madeAt, endsAt },
        note: input.note.trim(),
      },
    });
    await announceMembers(tx, guildId, 'bank');
    return null;
  });
  return itemRequests(ctx);
}

/**
 * Takes back an own request.
 * @throws GameError conflict `guild.none`; not_found `guild.no_such_request`
 */
export async function withdrawAsk(ctx: Ctx, input: WithdrawGuildAskInput): Promise<ItemRequestsView> {
  await actOnce(ctx, { verb: 'guild.withdraw_ask', input }, async (tx, { characterId }) => {
    const { guildId } = await holdGuild(tx, characterId);
    const { count } = await tx.guildAsk.deleteMany({ where: { id: input.askId, guildId, characterId } });
    if (count !== 1) throw new GameError('not_found', 'guild.no_such_request');
    await announceMembers(tx, guildId, 'bank');
    return null;
  });
  return itemRequests(ctx);
}

/**
 * Answers a request: what is granted leaves the tabs from which the caller takes, counts as taken by the caller, and
 * comes to the member in a letter.
 * @throws GameError conflict `guild.none`, `guild.request_short`; forbidden `guild.no_right`, `guild.not_at_bank`;
 * not_found `guild.no_such_request`
 */
export async function answerAsk(ctx: Ctx, input: AnswerGuildAskInput): Promise<ItemRequestsView> {
  await actOnce(ctx, { verb: 'guild.answer_ask', input }, async (tx, { characterId }) => {
    const { guildId, rank } = await holdGuildWith(tx, characterId, 'bank');
    const ask = await tx.guildAsk.findFirst({ where: { id: input.askId, guildId, endsAt: { gt: nowOf(tx) } } });
    const asker =
      ask === null ? null : await tx.guildMember.findFirst({ where: { guildId, characterId: ask.characterId } });
    if (ask === null || asker === null) throw new GameError('not_found', 'guild.no_such_request');
    await tx.guildAsk.delete({ where: { id: ask.id } });
    if (input.answer === 'grant')
      await grantAsk(tx, { guildId, characterId, place: rank.place }, { ...ask, to: asker });
    await announceMembers(tx, guildId, 'bank');
    return null;
  });
  return itemRequests(ctx);
}

interface Granting {
  readonly templateId: string;
  readonly quantity: number;
  readonly to: { readonly characterId: string; readonly accountId: string };
}

async function grantAsk(tx: Tx, by: OfMember, { templateId, quantity, to }: Granting): Promise<void> {
  const { guildId, characterId } = by;
  const receiver = { characterId: to.characterId, accountId: to.accountId } as Parameters<
    typeof storeSystemLetter
  >[1]['to'];
  await holdAtTerminal(tx, characterId, [receiver.characterId]);
  const escrowId = await openEscrow(tx, letterEscrow);
  const portions = await portionsOf(tx, by, { templateId, quantity });
  const [from, into] = [guildHolder(guildId), escrowHolder(escrowId)];
  for (const { itemId, pieces, tab } of portions) {
    await pass(tx, { from, to: into, itemId, quantity: pieces, reason: 'guild.grant' });
    await countUse(tx, { guildId, characterId, tab, amount: pieces });
    await noteHandled(tx, { guildId, kind: 'granted', tab, characterId, templateId, quantity: pieces });
  }
  const guild = await tx.guild.findUniqueOrThrow({ where: { id: guildId }, select: { name: true } });
  const name = (await namesOf(tx, [characterId])).get(characterId)?.name ?? '';
  await storeSystemLetter(tx, {
    ...{ to: receiver, escrowId, chits: 0n, stacks: portions.length },
    ...{ template: 'guild_items' as const, params: { guild: guild.name, by: name } },
  });
}

interface Portion {
  readonly itemId: ItemId;
  readonly pieces: number;
  readonly tab: number;
}

/**
 * Finds the stacks of which pieces are granted, in the tabs from which the member can still take.
 * @throws GameError conflict `guild.request_short`
 */
async function portionsOf(
  tx: Tx,
  by: OfMember,
  { templateId, quantity }: Pick<Granting, 'templateId' | 'quantity'>,
): Promise<Portion[]> {
  const tabs = await tabsFor(tx, by);
  const used = await usedToday(tx, by, nowOf(tx).getTime());
  const allowance = new Map(
    tabs.map(({ tab, rights }) => [
      tab,
      !rights.canSee ? 0 : rights.takes === null ? quantity : Math.max(0, rights.takes - (used.get(tab) ?? 0)),
    ]),
  );
  const portions: Portion[] = [];
  let left = quantity;
  if (tabs.length > 0) {
    const { holdings, vault } = await lockVault(tx, by as { guildId: GuildId; characterId: CharacterId });
    for (const item of holdings.inside(vault).toSorted((a, b) => a.slot - b.slot)) {
      const tab = tabOfSlot(item.slot);
      const pieces = Math.min(left, item.quantity, allowance.get(tab) ?? 0);
      if (item.templateId !== templateId || pieces === 0) continue;
      portions.push({ itemId: item.id, pieces, tab });
      allowance.set(tab, (allowance.get(tab) ?? 0) - pieces);
      left -= pieces;
    }
  }
  if (left > 0 || portions.length > mailPlaces) throw new GameError('conflict', 'guild.request_short');
  return portions;
}
