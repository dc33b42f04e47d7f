import { acceptTrade, askTrade, breakTrade } from '@necp/domain/trade/service';
import { byCharacter, type RequestHandlers } from '../request';

export const tradeRequests: RequestHandlers = {
  trade_ask: {
    key: byCharacter,
    run: async (ctx, zone, { kind: _kind, ...request }) => {
      const { tradeId, isOpen, isUnseen } = await askTrade(ctx, zone, request);
      const [characterId, toId] = [request.characterId, request.to.characterId];
      // The zone has nothing to await of a question that is never shown.
      const seen = isUnseen ? null : tradeId;
      return [{ kind: 'trade_asked', characterId, toId, tradeId: seen, isOpen, rejection: null }];
    },
    rejected: ({ characterId, to }, rejection) => ({
      ...{ kind: 'trade_asked', characterId, toId: to.characterId, tradeId: null, isOpen: false, rejection },
    }),
  },
  trade_accept: {
    key: ({ tradeId }) => tradeId,
    run: async (ctx, zone, { kind: _kind, ...request }) => {
      const { tradeId, characterId, to } = request;
      await acceptTrade(ctx, zone, request);
      return [{ kind: 'trade_answered', tradeId, characterId, toId: to.characterId, rejection: null }];
    },
    rejected: ({ tradeId, characterId, to }, rejection) => ({
      ...{ kind: 'trade_answered', tradeId, characterId, toId: to.characterId, rejection },
    }),
  },
  trade_break: {
    key: ({ tradeId }) => tradeId,
    run: (ctx, zone, { tradeId, reason }) => breakTrade(ctx, zone, { tradeId, reason }),
  },
};
