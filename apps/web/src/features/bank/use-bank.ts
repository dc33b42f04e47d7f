import { useMutation, useQuery } from '@tanstack/react-query';
import { useTold } from '../../components/items/use-told';
import { useTRPC } from '../../components/providers/api';

/** What lies in the bank, in the stash and among the deliveries. */
export function useBank() {
  return useQuery(useTRPC().bank.view.queryOptions());
}

/** The things one can do at a terminal; what moves changes the bag too, so it is read again. */
export function useBanking() {
  const trpc = useTRPC();
  const [bank, bag] = [trpc.bank.view.queryKey(), trpc.inventory.view.queryKey()];
  const told = useTold({ shown: bank, stale: [bag, trpc.wallet.view.queryKey()], doubted: [bank, bag] });
  return {
    move: useMutation(trpc.bank.move.mutationOptions(told)),
    split: useMutation(trpc.bank.split.mutationOptions(told)),
    merge: useMutation(trpc.bank.merge.mutationOptions(told)),
    sort: useMutation(trpc.bank.sort.mutationOptions(told)),
    buyTab: useMutation(trpc.bank.buyTab.mutationOptions(told)),
    claim: useMutation(trpc.bank.claimDelivery.mutationOptions(told)),
  };
}
