import type { CharacterId } from '@necp/shared/kernel';
import type { TradeBreak } from '@necp/shared/trade/schema';

declare module '../inputs' {
  interface ZoneInputs {
    /** The domain has stored a question, or opened the trade because both have asked, or refused it. */
    readonly trade_asked: {
      readonly characterId: CharacterId;
      readonly toId: CharacterId;
      readonly tradeId: string | null;
      readonly isOpen: boolean;
      readonly rejection: RejectionReason | null;
    };
    /** The domain has opened a trade that was accepted, or refused it. */
    readonly trade_answered: {
      readonly characterId: CharacterId;
      readonly toId: CharacterId;
      readonly tradeId: string;
      readonly rejection: RejectionReason | null;
    };
  }
}

declare module '../outputs' {
  interface ZoneRequests {
    /** A player asks another one near by to trade. */
    readonly trade_ask: Held & { readonly id: string; readonly to: Held };
    /** A player accepts; `to` is the one who asked. */
    readonly trade_accept: Held & { readonly tradeId: string; readonly to: Held };
    /** Two who trade are no longer within reach of each other. */
    readonly trade_break: { readonly tradeId: string; readonly reason: TradeBreak };
  }
}

export {};
