'use client';

import { contentParts } from '@necp/content/client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

type Parts = typeof contentParts;
type Part<K extends keyof Parts> = Awaited<ReturnType<Parts[K]>>;

/**
 * Returns a part of the content, which is loaded when a window first needs it and kept from then on; null until it is
 * loaded.
 */
export function useContent<K extends keyof Parts>(part: K): Part<K> | null {
  const { data } = useQuery({
    queryKey: ['content', part],
    queryFn: () => contentParts[part]() as Promise<Part<K>>,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return data ?? null;
}

/** Returns content entries by their ids; empty until they are loaded. */
export function useById<T extends { readonly id: string }>(
  entries: readonly T[] | null | undefined,
): ReadonlyMap<string, T> {
  return useMemo(() => new Map((entries ?? []).map((entry) => [entry.id, entry])), [entries]);
}
