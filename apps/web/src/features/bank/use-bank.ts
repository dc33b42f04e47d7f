import type { BankView } from '@necp/shared/bank/schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { toast } from 'sonner';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';

/** What lies in the bank, in the stash and among the deliveries. */
export function useBank() {
  return useQuery(useTRPC().bank.view.queryOptions());
}

/** The things one can do at a terminal; what moves changes the bag too, so it is read again. */
export function useBanking() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const words = useErrorWords();
  const onSuccess = useCallback(async (view: BankView) => {
    queries.setQueryData(trpc.bank.view.queryKey(), view);
    await Promise.all([trpc.inventory.view.queryKey(), trpc.wallet.view.queryKey()].map((queryKey) => queries.invalidateQueries({ queryKey })));
  }, [queries, trpc]);
  const onError = useCallback((error: unknown) => {
    toast.error(words(error));
    for (const queryKey of [trpc.bank.view.queryKey(), trpc.inventory.view.queryKey()]) void queries.invalidateQueries({ queryKey });
  }, [queries, trpc, words]);
  const told = { onSuccess, onError };
  return {
    move: useMutation(trpc.bank.move.mutationOptions(told)),
    split: useMutation(trpc.bank.split.mutationOptions(told)),
    merge: useMutation(trpc.bank.merge.mutationOptions(told)),
    sort: useMutation(trpc.bank.sort.mutationOptions(told)),
    buyTab: useMutation(trpc.bank.buyTab.mutationOptions(told)),
    claim: useMutation(trpc.bank.claimDelivery.mutationOptions(told)),
  };
}
