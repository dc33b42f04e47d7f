'use client';

import type { CharacterView } from '@necp/shared/character/schema';
import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { anyOf } from '../components/kernel/rng';
import { useTRPCClient, viewOfError } from '../components/providers/api';
import { firstCharacter } from '../features/character/first-character';
import { useNameIdeas } from '../features/character/use-name-ideas';

interface FirstCharacter {
  readonly character: CharacterView | null;
  readonly isUnderWay: boolean;
  readonly error: unknown;
  again(): void;
}

/** The most names that are tried. */
const mostNames = 12;

/**
 * Creates a new player's first character without any question, with one of the names that are known to be free; a name
 * taken meanwhile is replaced by another.
 */
export function useFirstCharacter(start: 'wanted' | 'unwanted', names: readonly string[]): FirstCharacter {
  const server = useTRPCClient();
  const idea = useNameIdeas(names);
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: async () => server.character.create.mutate(firstCharacter(await idea(), anyOf)),
    retry: (failures, refused) => failures < mostNames && viewOfError(refused).code.startsWith('character.name_'),
    retryDelay: 0,
  });
  const again = useCallback(() => mutate(), [mutate]);
  const hasBegun = useRef(false);
  useEffect(() => {
    if (start === 'unwanted' || hasBegun.current) return;
    hasBegun.current = true;
    again();
  }, [start, again]);
  return { character: data ?? null, isUnderWay: isPending || (start === 'wanted' && !data && !error), error, again };
}
