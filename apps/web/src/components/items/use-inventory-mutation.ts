import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useErrorWords } from '../providers/refusals';

interface Reading {
  /** What the answer of a change shows as it is now. */
  readonly shown: QueryKey;
  /** What else has changed with it. */
  readonly stale: readonly QueryKey[];
  /** What may never have been as it was shown, after a refusal. */
  readonly doubted: readonly QueryKey[];
}

/** What follows when items are moved: the answer is shown at once, the rest is read again, and a refusal is shown. */
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
