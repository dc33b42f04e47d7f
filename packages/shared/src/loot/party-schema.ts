import * as z from 'zod';
import { Rarity } from '../inventory/content';
import { CharacterId, ContentId, RequestId } from '../kernel/ids';
import { LootItem, SourceKind } from './schema';

/** How a party shares what the enemies that it defeats drop. */
export const lootModes = ['personal', 'free_for_all', 'round_robin', 'need_greed', 'master'] as const;
export const LootMode = z.enum(lootModes);
export type LootMode = z.infer<typeof LootMode>;

/** The loot rules of a party, as its leader set them. */
export const LootRules = z.object({
  mode: LootMode,
  /** Items below this rarity stay with the member who rolled them, in the modes `need_greed` and `master`. */
  threshold: Rarity,
  /** The member who hands out items in the mode `master`. */
  masterId: CharacterId.nullable(),
});
export type LootRules = z.infer<typeof LootRules>;

/** The loot rules of the caller's party; null without a party. */
export const PartyLootView = z.object({
  rules: LootRules.nullable(),
  /** Whether the caller leads the party. */
  canSet: z.boolean(),
});
export type PartyLootView = z.infer<typeof PartyLootView>;

export const SetLootRulesInput = z.strictObject({ requestId: RequestId, ...LootRules.shape });
export type SetLootRulesInput = z.infer<typeof SetLootRulesInput>;

export const dropChoices = ['need', 'greed', 'pass'] as const;
export const DropChoice = z.enum(dropChoices);
export type DropChoice = z.infer<typeof DropChoice>;

/** How it was decided who gets an item; the last one: no member wanted it, so its finder kept it. */
export const DropReason = z.enum(['need', 'greed', 'master', 'nobody']);
export type DropReason = z.infer<typeof DropReason>;

/** A member who may get the item, and what it chose. */
export const PartyDropMemberView = z.object({
  characterId: CharacterId,
  name: z.string(),
  choice: DropChoice.nullable(),
  /** From 1 to 100; null while the roll goes on, and for members who passed. */
  rolled: z.int().nullable(),
});
export type PartyDropMemberView = z.infer<typeof PartyDropMemberView>;

/** An item that a party won: the members roll for it, or a master hands it out. */
export const PartyDropView = z.object({
  dropId: z.uuid(),
  mode: z.enum(['need_greed', 'master']),
  sourceKind: SourceKind,
  sourceId: ContentId,
  item: LootItem.options[0],
  fellAt: z.date(),
  /** When the roll ends, or when the master's time to hand it out ends. */
  endsAt: z.date(),
  /** The time until then by the server's clock, in milliseconds; zero when it is over. */
  leftMs: z.int().nonnegative(),
  /** In whose loot it was; gets it when no member does. */
  finderId: CharacterId,
  masterId: CharacterId.nullable(),
  members: z.array(PartyDropMemberView),
  /** Null while it is not decided. */
  given: z.object({ toId: CharacterId, reason: DropReason, at: z.date() }).nullable(),
  /** Who has it now and until when it may be passed on to another member; null when it cannot be. */
  passing: z.object({ holderId: CharacterId, endsAt: z.date() }).nullable(),
});
export type PartyDropView = z.infer<typeof PartyDropView>;

/** Requests the items that the caller's character could get; `cursor` is the id of the oldest decided one it has. */
export const PartyDropsInput = z.object({ cursor: z.uuid().nullish() });
export type PartyDropsInput = z.infer<typeof PartyDropsInput>;
export const PartyDropsView = z.object({
  /** Not decided yet, the oldest first. */
  open: z.array(PartyDropView),
  /** Decided, the newest first. */
  decided: z.array(PartyDropView),
  hasMore: z.boolean(),
});
export type PartyDropsView = z.infer<typeof PartyDropsView>;

export const ChooseDropInput = z.strictObject({ requestId: RequestId, dropId: z.uuid(), choice: DropChoice });
export type ChooseDropInput = z.infer<typeof ChooseDropInput>;

/** Hands an item out, or passes it on to another member. */
export const GiveDropInput = z.strictObject({ requestId: RequestId, dropId: z.uuid(), toId: CharacterId });
export type GiveDropInput = z.infer<typeof GiveDropInput>;

export const LootDoneView = z.object({ done: z.literal(true) });
export type LootDoneView = z.infer<typeof LootDoneView>;

/** What members hear when the leader has changed the rules. */
export const LootRulesChanged = z.object({ rules: LootRules });
export type LootRulesChanged = z.infer<typeof LootRulesChanged>;

/** What members hear when an item was given to one of them. */
export const PartyDropGiven = z.object({
  toId: CharacterId,
  name: z.string(),
  templateId: ContentId,
  reason: DropReason,
  rolled: z.int().nullable(),
});
export type PartyDropGiven = z.infer<typeof PartyDropGiven>;
