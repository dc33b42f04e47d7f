import type { ProgressionView } from '@necp/shared/progression/schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTRPC } from '../../components/providers/api';

/** Everything about the growing of the character this session plays. */
export function useProgression() {
  return useQuery(useTRPC().progression.view.queryOptions());
}

/** What a change answered is shown at once; what else follows from it is read again. */
function useSettled(): (view: ProgressionView) => Promise<void> {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useCallback(
    async (view) => {
      queries.setQueryData(trpc.progression.view.queryKey(), view);
      await Promise.all(
        [trpc.ability.view.queryKey(), trpc.combat.sheet.queryKey(), trpc.wallet.view.queryKey()].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      );
    },
    [queries, trpc],
  );
}

/** The changes a character can make to attributes, perks and titles. */
export function useGrowing() {
  const trpc = useTRPC();
  const onSuccess = useSettled();
  return {
    spendAttribute: useMutation(trpc.progression.spendAttribute.mutationOptions({ onSuccess })),
    spendPerk: useMutation(trpc.progression.spendPerk.mutationOptions({ onSuccess })),
    respec: useMutation(trpc.progression.respec.mutationOptions({ onSuccess })),
    wearTitle: useMutation(trpc.progression.wearTitle.mutationOptions({ onSuccess })),
  };
}
