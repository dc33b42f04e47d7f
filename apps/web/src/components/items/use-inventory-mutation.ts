import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useErrorWords } from '../providers/refusals';

interface Reading {
  /** The query whose data the answer of a change contains. */
  readonly shown: QueryKey;
  /** The queries whose data has changed as well. */
  readonly stale: readonly QueryKey[];
  /** The queries that may have been wrong already, read again after a refusal. */
  readonly doubted: readonly QueryKey[];
}

/**
 * Returns the callbacks of inventory changes: the answer is shown at once, the rest is read again, and a refusal is
 * shown.
 */
export function useInventoryMutation({ shown, stale, doubted }: Reading) {
  const queries = useQueryClient();
  const words = useErrorWords();
  const readAgain = (keys: readonly QueryKey[]) =>
    Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
  return {
    onSuccess: async (view: unknown) => {
      queries.setQueryData(shown, view);
      await readAgain(stale);
    },
    onError: (error: unknown) => {
      toast.error(words(error));
      void readAgain(doubted);
    },
  };
}
