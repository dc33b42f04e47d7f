import { takeTradeNote } from '@necp/domain/trade/service';
import { byCharacter, type RequestHandlers } from '../request';

export const tradeRequests: RequestHandlers = {
  trade_note: {
    key: byCharacter,
    run: async (ctx, zone, note) => {
      await takeTradeNote(ctx, zone, note);
      return [{ kind: 'trade_note_kept', characterId: note.characterId, rejection: null }];
    },
    rejected: ({ characterId }, rejection) => ({ kind: 'trade_note_kept', characterId, rejection }),
  },
};
