'use client';

import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useErrorToast } from './use-error-toast';

/**
 * Returns what follows every act on a part of the API: its error is shown, and what the page shows of that part is read
 * again, because another person may have changed it meanwhile.
 */
export function useOutcome(part: QueryKey) {
  const queries = useQueryClient();
  const onError = useErrorToast();
  return { onError, onSettled: () => queries.invalidateQueries({ queryKey: part }) };
}
