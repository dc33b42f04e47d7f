import { useMutation, useQuery } from '@tanstack/react-query';
import { useInventoryMutation } from '../../components/items/use-inventory-mutation';
import { useTRPC } from '../../components/providers/api';

/** The contents of the bank and the stash. */
export function useBank() {
  return useQuery(useTRPC().bank.view.queryOptions());
}

/** The actions at a bank terminal; a move changes the bag too, so the bag is read again. */
export function useBanking() {
  const trpc = useTRPC();
  const [bank, bag] = [trpc.bank.view.queryKey(), trpc.inventory.view.queryKey()];
  const options = useInventoryMutation({
    shown: bank,
    stale: [bag, trpc.wallet.view.queryKey()],
    doubted: [bank, bag],
  });
  return {
    move: useMutation(trpc.bank.move.mutationOptions(options)),
    split: useMutation(trpc.bank.split.mutationOptions(options)),
    merge: useMutation(trpc.bank.merge.mutationOptions(options)),
    sort: useMutation(trpc.bank.sort.mutationOptions(options)),
    buyTab: useMutation(trpc.bank.buyTab.mutationOptions(options)),
  };
}
