import type { ProgressionView } from '@necp/shared/progression/schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTRPC } from '../../components/providers/api';

/** Reads the progression of the session's character. */
export function useProgression() {
  return useQuery(useTRPC().progression.view.queryOptions());
}

/** Returns a function that shows the answer of a change at once and reads the dependent data again. */
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

/** Returns the changes a character can make to attributes, perks and titles. */
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
