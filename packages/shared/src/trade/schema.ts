import * as z from 'zod';
import { CharacterId, ItemId, ItemTemplateId, RequestId } from '../kernel/ids';
import { typedText } from '../kernel/input';
import { maxChits } from '../kernel/money';
import { Rarity } from '../inventory/content';
import { ItemView, Quantity } from '../inventory/schema';

/** The most stacks that one side offers. */
export const tradePlaces = 12;
/** The longest name of a character that a client may send, in characters. */
const NameText = typedText(60);

/** Why a trade is over. */
export const tradeEnds = [
  'completed',
  'cancelled',
  'declined',
  'unanswered',
  'walked_away',
  'died',
  'fight',
  'disconnected',
  'left',
  'idle',
  'restarted',
] as const;
export const TradeEnd = z.enum(tradeEnds);
export type TradeEnd = z.infer<typeof TradeEnd>;
/** Why the zone ends a trade. */
export type TradeBreak = Extract<TradeEnd, 'walked_away' | 'died' | 'fight' | 'disconnected' | 'left'>;

/** What a player should look at before confirming. */
export const tradeWarnings = ['uneven', 'nothing_back', 'look_alike', 'stranger', 'worn_out'] as const;
export const TradeWarning = z.enum(tradeWarnings);
export type TradeWarning = z.infer<typeof TradeWarning>;

/** A stack that is offered. */
export const TradeOfferView = z.object({
  offerId: z.uuid(),
  place: z.int(),
  item: ItemView,
  /** Whether it is among the latest changes. */
  isNew: z.boolean(),
});
export type TradeOfferView = z.infer<typeof TradeOfferView>;

/** A stack that was taken back with the latest changes. */
export const TradeGoneView = z.object({
  offerId: z.uuid(),
  templateId: ItemTemplateId,
  quantity: z.int(),
  rarity: Rarity,
});

/** One side of a trade. */
export const TradeSideView = z.object({
  chits: z.int(),
  /** The money before the latest changes; null when they did not touch it. */
  chitsBefore: z.int().nullable(),
  offers: z.array(TradeOfferView),
  gone: z.array(TradeGoneView),
  /** What vendors pay for everything that is offered, and the money. */
  valueChits: z.int(),
  /** 0 before, 1 after the first and 2 after the second confirmation. */
  step: z.int().min(0).max(2),
});
export type TradeSideView = z.infer<typeof TradeSideView>;

export const TradeView = z.object({
  tradeId: z.uuid(),
  /** Raised by each change; a confirmation names the version that it confirms. */
  version: z.int(),
  partner: z.object({ characterId: CharacterId, name: z.string(), level: z.int() }),
  own: TradeSideView,
  other: TradeSideView,
  warnings: z.array(TradeWarning),
  /** How long nothing can be confirmed yet, and until the trade ends if nothing happens, in milliseconds from now. */
  lockedMs: z.int(),
  idleMs: z.int(),
});
export type TradeView = z.infer<typeof TradeView>;

/** A question whether one trades. */
export const TradeAskView = z.object({
  tradeId: z.uuid(),
  name: z.string(),
  level: z.int(),
  /** Whether the receiver does not want to be disturbed: it is shown in the window only. */
  isQuiet: z.boolean(),
  endsInMs: z.int(),
});
export type TradeAskView = z.infer<typeof TradeAskView>;

/** What the caller's character sees of trades. */
export const OwnTradeView = z.object({
  trade: TradeView.nullable(),
  received: z.array(TradeAskView),
  sent: z.array(TradeAskView),
  /** What the account may still trade today. */
  limits: z.object({ trades: z.int(), tradesLeft: z.int(), chits: z.int(), chitsLeft: z.int() }),
});
export type OwnTradeView = z.infer<typeof OwnTradeView>;

const ofTrade = { requestId: RequestId, tradeId: z.uuid() };
export const TradeActInput = z.strictObject(ofTrade);
export type TradeActInput = z.infer<typeof TradeActInput>;
export const OfferItemInput = z.strictObject({
  ...ofTrade,
  itemId: ItemId,
  quantity: Quantity,
  /** The place in the window; null takes the first that is free. */
  place: z
    .int()
    .min(0)
    .max(tradePlaces - 1)
    .nullable(),
});
export type OfferItemInput = z.infer<typeof OfferItemInput>;
export const RetractItemInput = z.strictObject({ ...ofTrade, offerId: z.uuid() });
export type RetractItemInput = z.infer<typeof RetractItemInput>;
/** Sets how much money the caller offers in all. */
export const OfferMoneyInput = z.strictObject({ ...ofTrade, chits: z.int().min(0).max(Number(maxChits)) });
export type OfferMoneyInput = z.infer<typeof OfferMoneyInput>;
export const ConfirmTradeInput = z.strictObject({
  ...ofTrade,
  version: z.int().min(0).max(1_000_000_000),
  step: z.union([z.literal(1), z.literal(2)]),
});
export type ConfirmTradeInput = z.infer<typeof ConfirmTradeInput>;

/** Events of clients, which the zone judges: a question, and its acceptance. */
export const AskTradeMessage = z.strictObject({ name: NameText });
export const AcceptTradeMessage = z.strictObject({ tradeId: z.uuid() });

/** A page of finished trades, newest first; `text` looks in names of players and items. */
export const TradeHistoryInput = z.object({
  text: typedText(60).default(''),
  cursor: z.uuid().nullish(),
});
export type TradeHistoryInput = z.infer<typeof TradeHistoryInput>;

const PassedItem = z.object({ templateId: ItemTemplateId, quantity: z.int(), rarity: Rarity, level: z.int() });
export const PastTradeView = z.object({
  tradeId: z.uuid(),
  /** Null for a character that was erased. */
  partner: z.string().nullable(),
  endedAt: z.date(),
  gave: z.object({ chits: z.int(), items: z.array(PassedItem) }),
  got: z.object({ chits: z.int(), items: z.array(PassedItem) }),
});
export type PastTradeView = z.infer<typeof PastTradeView>;
export const TradeHistoryView = z.object({ trades: z.array(PastTradeView), next: z.uuid().nullable() });
export type TradeHistoryView = z.infer<typeof TradeHistoryView>;
