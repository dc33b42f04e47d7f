import * as z from 'zod';
import { tabSlots } from '../inventory/rules';
import { ItemView, Quantity, SortOrder } from '../inventory/schema';
import { CharacterId, GuildId, ItemId, ItemTemplateId, RequestId } from '../kernel/ids';
import { typedText } from '../kernel/input';
import { maxChits } from '../kernel/money';
import { subjectLength, textLength } from '../mail/schema';
import { chitsADayMost, guildTabsMost, piecesADayMost, tabNameLength, taxPercentMost } from './bank-rules';

const Tab = z.int().min(1).max(guildTabsMost);
/** A slot of a tab, from 0; null leaves the choice to the server. */
const TabSlot = z
  .int()
  .min(0)
  .max(tabSlots - 1)
  .nullable();
/** The place of a rank below the leader. */
const LowerPlace = z.int().min(1).max(9);
/** A member or one who was; the name is null for a character that was erased. */
const Member = z.object({ characterId: CharacterId, name: z.string().nullable() });

export const TabRightsView = z.object({
  canSee: z.boolean(),
  canPut: z.boolean(),
  /** Pieces a day; null for no limit. */
  takes: z.int().min(0).max(piecesADayMost).nullable(),
});

/** What the members see of the money of their guild. */
export const TreasuryView = z.object({
  guildId: GuildId,
  balanceChits: z.int(),
  /** The share of what members earn that goes to the treasury, 0 to 10. */
  taxPercent: z.int(),
  /** What the caller may withdraw on a day, and what is left today; null for no limit. */
  own: z.object({ chitsADay: z.int().nullable(), leftChits: z.int().nullable() }),
  /** What the caller may do: set the tax, set the limits of ranks, write to all members. */
  can: z.object({ tax: z.boolean(), limits: z.boolean(), letters: z.boolean() }),
  /** The limit of each rank below the leader; null for no limit. */
  ranks: z.array(
    z.object({
      place: z.int(),
      name: z.string().nullable(),
      chitsADay: z.int().nullable(),
      isChangeable: z.boolean(),
    }),
  ),
  /** How many letters to all members the guild can still send today. */
  lettersLeft: z.int(),
});
export type TreasuryView = z.infer<typeof TreasuryView>;

export const moneyEntryKinds = ['deposit', 'withdrawal', 'tax', 'tab', 'letter', 'ended'] as const;
export const MoneyEntryView = z.object({
  entryId: z.uuid(),
  at: z.date(),
  kind: z.enum(moneyEntryKinds),
  /** Who did it; null for the tax of a day and for what no member did. */
  by: Member.nullable(),
  /** Positive when the treasury gained. */
  chits: z.int(),
});
export const TreasuryLogView = z.object({
  entries: z.array(MoneyEntryView),
  /** Give it as `cursor` for the entries that are older; null when there are none. */
  next: z.uuid().nullable(),
});
export type TreasuryLogView = z.infer<typeof TreasuryLogView>;

/** What the caller sees of the bank of the guild. */
export const VaultView = z.object({
  guildId: GuildId,
  characterId: CharacterId,
  /** Whether the character stands at a terminal of the bank: only there anything can be moved. */
  isHere: z.boolean(),
  tabs: z.array(
    z.object({
      tab: Tab,
      name: z.string().nullable(),
      rights: TabRightsView,
      /** How many pieces the caller can still take today; null for no limit. */
      left: z.int().nullable(),
    }),
  ),
  /** What lies in the tabs that the caller sees; the slots go on from one tab to the next, 30 in each. */
  items: z.array(ItemView),
  /** The price of the next tab in chits; null when there are no more. */
  nextTabChits: z.int().nullable(),
  balanceChits: z.int(),
  /** Whether the caller buys and names tabs, sets rights, and answers requests. */
  canManage: z.boolean(),
  openRequests: z.int(),
});
export type VaultView = z.infer<typeof VaultView>;

export const TabRanksView = z.object({
  tab: Tab,
  ranks: z.array(
    z.object({ place: z.int(), name: z.string().nullable(), rights: TabRightsView, isChangeable: z.boolean() }),
  ),
});
export type TabRanksView = z.infer<typeof TabRanksView>;

export const vaultEntryKinds = ['put', 'taken', 'moved', 'granted', 'ended'] as const;
export const VaultEntryView = z.object({
  entryId: z.uuid(),
  at: z.date(),
  kind: z.enum(vaultEntryKinds),
  tab: z.int(),
  /** The tab to which it was moved. */
  toTab: z.int().nullable(),
  by: Member.nullable(),
  templateId: ItemTemplateId,
  quantity: z.int(),
});
export const VaultLogView = z.object({ entries: z.array(VaultEntryView), next: z.uuid().nullable() });
export type VaultLogView = z.infer<typeof VaultLogView>;

export const ItemRequestView = z.object({
  askId: z.uuid(),
  by: Member,
  isOwn: z.boolean(),
  templateId: ItemTemplateId,
  quantity: z.int(),
  note: z.string(),
  madeAt: z.date(),
  endsAt: z.date(),
});
/** The open requests: those of all members for who answers them, else the caller's own. */
export const ItemRequestsView = z.array(ItemRequestView);
export type ItemRequestsView = z.infer<typeof ItemRequestsView>;

const act = { requestId: RequestId };
export const GuildChitsInput = z.strictObject({ ...act, chits: z.int().min(1).max(Number(maxChits)) });
export type GuildChitsInput = z.infer<typeof GuildChitsInput>;
export const SetGuildTaxInput = z.strictObject({ ...act, percent: z.int().min(0).max(taxPercentMost) });
export type SetGuildTaxInput = z.infer<typeof SetGuildTaxInput>;
export const SetRankLimitInput = z.strictObject({
  ...act,
  place: LowerPlace,
  /** Null for no limit. */
  chitsADay: z.int().min(0).max(chitsADayMost).nullable(),
});
export type SetRankLimitInput = z.infer<typeof SetRankLimitInput>;

export const GuildTabInput = z.strictObject({ tab: Tab });
export type GuildTabInput = z.infer<typeof GuildTabInput>;
export const BuyGuildTabInput = z.strictObject({ ...act, tab: Tab });
export type BuyGuildTabInput = z.infer<typeof BuyGuildTabInput>;
export const NameGuildTabInput = z.strictObject({
  ...act,
  tab: Tab,
  /** Null for the usual name. */
  name: typedText(tabNameLength).nullable(),
});
export type NameGuildTabInput = z.infer<typeof NameGuildTabInput>;
export const SetTabRightsInput = z.strictObject({ ...act, tab: Tab, place: LowerPlace, rights: TabRightsView });
export type SetTabRightsInput = z.infer<typeof SetTabRightsInput>;

const moved = { ...act, itemId: ItemId, quantity: Quantity };
export const PutGuildItemInput = z.strictObject({ ...moved, tab: Tab, slot: TabSlot });
export type PutGuildItemInput = z.infer<typeof PutGuildItemInput>;
/** The slot is one of the bag; null leaves the choice to the server. */
export const TakeGuildItemInput = z.strictObject({ ...moved, slot: z.int().min(0).max(999).nullable() });
export type TakeGuildItemInput = z.infer<typeof TakeGuildItemInput>;
export const MoveGuildItemInput = z.strictObject({ ...moved, tab: Tab, slot: TabSlot });
export type MoveGuildItemInput = z.infer<typeof MoveGuildItemInput>;
export const SortGuildTabInput = z.strictObject({ ...act, tab: Tab, by: SortOrder });
export type SortGuildTabInput = z.infer<typeof SortGuildTabInput>;

/** The entries that are older than one of them; the newest when it is left out. */
const page = { cursor: z.uuid().nullish() };
export const TreasuryLogInput = z.object(page);
export type TreasuryLogInput = z.infer<typeof TreasuryLogInput>;
export const VaultLogInput = z.object({ ...page, tab: Tab });
export type VaultLogInput = z.infer<typeof VaultLogInput>;

export const AskGuildItemInput = z.strictObject({
  ...act,
  templateId: ItemTemplateId,
  quantity: Quantity,
  note: typedText(120),
});
export type AskGuildItemInput = z.infer<typeof AskGuildItemInput>;
export const AnswerGuildAskInput = z.strictObject({ ...act, askId: z.uuid(), answer: z.enum(['grant', 'decline']) });
export type AnswerGuildAskInput = z.infer<typeof AnswerGuildAskInput>;
export const WithdrawGuildAskInput = z.strictObject({ ...act, askId: z.uuid() });
export type WithdrawGuildAskInput = z.infer<typeof WithdrawGuildAskInput>;

export const WriteGuildLetterInput = z.strictObject({
  ...act,
  audience: z.enum(['all', 'officers']),
  subject: typedText(subjectLength),
  text: typedText(textLength),
});
export type WriteGuildLetterInput = z.infer<typeof WriteGuildLetterInput>;
export const GuildLetterSentView = z.object({ letterId: z.uuid(), receivers: z.int(), lettersLeft: z.int() });
export type GuildLetterSentView = z.infer<typeof GuildLetterSentView>;
