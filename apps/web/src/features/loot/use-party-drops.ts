import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { toast } from 'sonner';
import { steadyMs } from '../../components/kernel/clock';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import type { PartyDropsView } from '@necp/shared/loot/party-schema';

/** How often a roll is read again after its end, until the server has decided it. */
const afterEndMs = 1_000;

const nextEndMs = ({ open }: Pick<PartyDropsView, 'open'>) => Math.min(...open.map(({ leftMs }) => leftMs));

interface DropsOptions {
  /** Whether they are read at all; they are when this is left out. */
  readonly enabled?: boolean;
}

/** The items that the party decides about and those it has decided; read again when a roll ends. */
export function usePartyDrops({ enabled = true }: DropsOptions = {}) {
  const query = useInfiniteQuery(
    useTRPC().loot.drops.infiniteQueryOptions(
      {},
      {
        enabled,
        getNextPageParam: (page) => (page.hasMore ? page.decided.at(-1)?.dropId : undefined),
        refetchInterval: ({ state: { data } }) => {
          const [first] = data?.pages ?? [];
          return first && first.open.length > 0 ? Math.max(afterEndMs, nextEndMs(first)) : false;
        },
      },
    ),
  );
  const { data } = query;
  // Time left counts from the moment of the answer, by the steady clock of the page.
  const shown = useMemo(
    () => (data === undefined ? undefined : { pages: data.pages, open: data.pages[0]?.open ?? [], atMs: steadyMs() }),
    [data],
  );
  return { ...query, shown };
}

/** What can be done about shared items: they are read again afterwards, and a refusal is shown. */
export function useDropActions() {
  const { loot } = useTRPC();
  const queries = useQueryClient();
  const words = useErrorWords();
  const readAgain = () => void queries.invalidateQueries({ queryKey: loot.drops.pathKey() });
  const options = {
    onSuccess: readAgain,
    onError: (error: unknown) => {
      toast.error(words(error));
      readAgain();
    },
  };
  return {
    choose: useMutation(loot.choose.mutationOptions(options)),
    give: useMutation(loot.give.mutationOptions(options)),
    passOn: useMutation(loot.passOn.mutationOptions(options)),
  };
}
export type DropActions = ReturnType<typeof useDropActions>;
