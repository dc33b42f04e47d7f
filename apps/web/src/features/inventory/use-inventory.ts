import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useInventoryMutation } from '../../components/items/use-inventory-mutation';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';

/** Reads what the character carries and wears. */
export function useInventory() {
  return useQuery(useTRPC().inventory.view.queryOptions());
}

/** Returns the actions on carried items; a refusal is shown, and the inventory is read again. */
export function useCarrying() {
  const trpc = useTRPC();
  const bag = trpc.inventory.view.queryKey();
  const options = useInventoryMutation({
    shown: bag,
    stale: [trpc.combat.sheet.queryKey(), trpc.bank.view.queryKey()],
    doubted: [bag],
  });
  return {
    move: useMutation(trpc.inventory.move.mutationOptions(options)),
    split: useMutation(trpc.inventory.split.mutationOptions(options)),
    merge: useMutation(trpc.inventory.merge.mutationOptions(options)),
    destroy: useMutation(trpc.inventory.destroy.mutationOptions(options)),
    sort: useMutation(trpc.inventory.sort.mutationOptions(options)),
    lock: useMutation(trpc.inventory.lock.mutationOptions(options)),
    markJunk: useMutation(trpc.inventory.markJunk.mutationOptions(options)),
    equip: useMutation(trpc.inventory.equip.mutationOptions(options)),
    unequip: useMutation(trpc.inventory.unequip.mutationOptions(options)),
    insertMod: useMutation(trpc.inventory.insertMod.mutationOptions(options)),
    repair: useMutation(trpc.inventory.repair.mutationOptions(options)),
  };
}

/** Opens a cache. @param onOpened is called with its contents */
export function useCaches(
  onOpened: (found: { readonly lootItems: readonly unknown[]; readonly delivered: number }) => void,
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
