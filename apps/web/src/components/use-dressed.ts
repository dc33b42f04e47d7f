'use client';

import type { Look } from '@necp/shared/character/look';
import { dressed, type DressedLook } from '@necp/shared/character/outfit';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTRPC } from './providers/api';
import { useById, useContent } from './providers/content';

const nothing = [] as const;

/** Returns a person with the items of these templates on, as everyone in the street sees them. */
export function useDressed(look: Look, worn: readonly string[]): DressedLook {
  const items = useById(useContent('items')?.items);
  return useMemo(
    () =>
      dressed(look, worn, (id) => {
        const item = items.get(id);
        return item?.kind === 'armour' ? item.shows : undefined;
      }),
    [look, worn, items],
  );
}

interface OwnCharacter {
  /** Null while the session has not chosen it yet. */
  readonly id: string | null;
  readonly look: Look;
}

/** Returns the character of this session with what it wears now. */
export function useOwnLook({ id, look }: OwnCharacter): DressedLook {
  const view = useQuery(useTRPC().inventory.view.queryOptions(undefined, { enabled: id !== null })).data;
  const equipment = view?.characterId === id ? view.containers.find(({ kind }) => kind === 'equipment') : undefined;
  const worn = useMemo(() => equipment?.items.map(({ templateId }) => templateId) ?? nothing, [equipment]);
  return useDressed(look, worn);
}
