import type { OwnTradeView } from '@necp/shared/trade/schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { toast } from 'sonner';
import { steadyMs } from '../../components/kernel/clock';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';

/** How often trades are read again while something of them runs out. */
const expiryMs = 5_000;

/** A view of trades, and the steady moment at which it arrived: what runs out counts from it. */
export interface ReadTrade {
  readonly view: OwnTradeView | undefined;
  readonly atMs: number;
}

/** The trade of the character, and the questions that wait. */
export function useOwnTrade(): ReadTrade {
  const { data } = useQuery(
    useTRPC().trade.own.queryOptions(undefined, {
      refetchInterval: ({ state }) =>
        state.data && (state.data.trade !== null || state.data.received.length + state.data.sent.length > 0)
          ? expiryMs
          : false,
    }),
  );
  // Time left counts from the moment of the answer, by the steady clock of the page.
  return useMemo(() => ({ view: data, atMs: steadyMs() }), [data]);
}

/** What can be done in a trade: the answer is shown at once, and a refusal in words. */
export function useTradeActions() {
  const { trade, inventory, wallet } = useTRPC();
  const queries = useQueryClient();
  const words = useErrorWords();
  const readAgain = () => {
    for (const { queryKey } of [inventory.view.queryOptions(), wallet.view.queryOptions()])
      void queries.invalidateQueries({ queryKey });
  };
  const options = {
    onSuccess: (view: OwnTradeView) => {
      queries.setQueryData(trade.own.queryKey(), view);
      readAgain();
    },
    onError: (error: unknown) => {
      toast.error(words(error));
      readAgain();
      void queries.invalidateQueries({ queryKey: trade.pathKey() });
    },
  };
  return {
    offerItem: useMutation(trade.offerItem.mutationOptions(options)),
    retractItem: useMutation(trade.retractItem.mutationOptions(options)),
    offerMoney: useMutation(trade.offerMoney.mutationOptions(options)),
    confirm: useMutation(trade.confirm.mutationOptions(options)),
    cancel: useMutation(trade.cancel.mutationOptions(options)),
  };
}
export type TradeActions = ReturnType<typeof useTradeActions>;
