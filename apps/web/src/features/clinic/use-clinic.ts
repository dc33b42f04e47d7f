import type { ItemId } from '@necp/shared/kernel';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useInventoryMutation } from '../../components/items/use-inventory-mutation';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';

/** The implants of the character. */
export const useClinic = () => useQuery(useTRPC().clinic.view.queryOptions());

/** Installs implants and takes them out. */
export function useOperations() {
  const trpc = useTRPC();
  const shown = trpc.clinic.view.queryKey();
  const bag = trpc.inventory.view.queryKey();
  const options = useInventoryMutation({
    shown,
    stale: [bag, trpc.wallet.view.queryKey()],
    doubted: [shown, bag],
  });
  const install = useMutation(trpc.clinic.install.mutationOptions(options));
  const remove = useMutation(trpc.clinic.remove.mutationOptions(options));
  const request = (itemId: ItemId) => ({ requestId: newRequestId(), itemId });
  return {
    isWaiting: install.isPending || remove.isPending,
    install: (itemId: ItemId) => install.mutateAsync(request(itemId)),
    remove: (itemId: ItemId) => remove.mutateAsync(request(itemId)),
  };
}
