import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useTold } from '../../components/items/use-told';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';

/** What the character carries and wears. */
export function useInventory() {
  return useQuery(useTRPC().inventory.view.queryOptions());
}

/** The things one can do with what one carries; a refusal is said, and what is shown is read again. */
export function useCarrying() {
  const trpc = useTRPC();
  const bag = trpc.inventory.view.queryKey();
  const told = useTold({
    shown: bag,
    stale: [trpc.combat.sheet.queryKey(), trpc.bank.view.queryKey()],
    doubted: [bag],
  });
  return {
    move: useMutation(trpc.inventory.move.mutationOptions(told)),
    split: useMutation(trpc.inventory.split.mutationOptions(told)),
    merge: useMutation(trpc.inventory.merge.mutationOptions(told)),
    destroy: useMutation(trpc.inventory.destroy.mutationOptions(told)),
    sort: useMutation(trpc.inventory.sort.mutationOptions(told)),
    lock: useMutation(trpc.inventory.lock.mutationOptions(told)),
    markJunk: useMutation(trpc.inventory.markJunk.mutationOptions(told)),
    equip: useMutation(trpc.inventory.equip.mutationOptions(told)),
    unequip: useMutation(trpc.inventory.unequip.mutationOptions(told)),
    insertMod: useMutation(trpc.inventory.insertMod.mutationOptions(told)),
    mend: useMutation(trpc.inventory.mend.mutationOptions(told)),
  };
}

/** Opens a cache and tells what was in it. @param onOpened hears what was found */
export function useCaches(
  onOpened: (found: { readonly finds: readonly unknown[]; readonly delivered: number }) => void,
) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const words = useErrorWords();
  return useMutation(
    trpc.loot.openCache.mutationOptions({
      onSuccess: async (found) => {
        onOpened(found);
        await Promise.all(
          [trpc.inventory.view.queryKey(), trpc.wallet.view.queryKey(), trpc.loot.audit.queryKey()].map((queryKey) =>
            queries.invalidateQueries({ queryKey }),
          ),
        );
      },
      onError: (error) => toast.error(words(error)),
    }),
  );
}
