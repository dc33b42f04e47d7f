import type { CounterView } from '@necp/shared/vendor/schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { toast } from 'sonner';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';

const lookAgainMs = 20_000;

/** Reads a counter; it refreshes from time to time, because other players buy there too. */
export function useCounter(vendorId: string) {
  return useQuery({ ...useTRPC().vendor.counter.queryOptions({ vendorId }), refetchInterval: lookAgainMs });
}

/** Returns the deals at a counter; the answer of a deal is shown at once. */
export function useDeals(vendorId: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const words = useErrorWords();
  const onSuccess = useCallback(
    async (view: CounterView) => {
      queries.setQueryData(trpc.vendor.counter.queryKey({ vendorId }), view);
      await Promise.all(
        [trpc.inventory.view.queryKey(), trpc.wallet.view.queryKey()].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      );
    },
    [queries, trpc, vendorId],
  );
  const onError = useCallback(
    (error: unknown) => {
      toast.error(words(error));
      void queries.invalidateQueries({ queryKey: trpc.vendor.counter.queryKey({ vendorId }) });
    },
    [queries, trpc, vendorId, words],
  );
  const options = { onSuccess, onError };
  return {
    buy: useMutation(trpc.vendor.buy.mutationOptions(options)),
    sell: useMutation(trpc.vendor.sell.mutationOptions(options)),
    sellJunk: useMutation(trpc.vendor.sellJunk.mutationOptions(options)),
    buyBack: useMutation(trpc.vendor.buyBack.mutationOptions(options)),
    repair: useMutation(trpc.vendor.repair.mutationOptions(options)),
  };
}
