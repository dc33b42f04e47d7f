import type { Locale } from '@necp/shared/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import { useCallback, useRef } from 'react';
import { useTRPC } from '../../components/providers/api';

/**
 * Returns a function that resolves to a free name each time, first to those that are known already, or to an empty one
 * when the server has none. It rejects when the server does not answer.
 */
export function useNameIdeas(known: readonly string[] = []): () => Promise<string> {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const locale = useLocale() as Locale;
  const left = useRef([...known]);
  return useCallback(async () => {
    if (left.current.length === 0)
      left.current = [
        ...(await queries.fetchQuery(trpc.character.proposeNames.queryOptions({ locale }, { staleTime: 0 }))).names,
      ];
    return left.current.shift() ?? '';
  }, [queries, trpc, locale]);
}
