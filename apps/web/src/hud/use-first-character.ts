'use client';

import type { CharacterView } from '@necp/shared/character/schema';
import type { Locale } from '@necp/shared/kernel';
import { useMutation } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import { useCallback, useEffect, useRef } from 'react';
import { anyOf } from '../components/kernel/chance';
import { useTRPC, viewOfError } from '../components/providers/api';
import { firstCharacter } from '../features/character/first-character';

interface FirstCharacter {
  readonly character: CharacterView | null;
  readonly isUnderWay: boolean;
  readonly error: unknown;
  again(): void;
}

/** Names that are tried before one gives up. */
const mostNames = 12;

/** Makes a newcomer's first character without asking anything; a name that is taken is exchanged for another. */
export function useFirstCharacter(wish: 'wanted' | 'unwanted'): FirstCharacter {
  const trpc = useTRPC();
  const locale = useLocale() as Locale;
  const taken = useRef(0);
  const { mutate, data, error, isPending } = useMutation(trpc.character.create.mutationOptions({
    onError: (refused) => {
      if (!viewOfError(refused).code.startsWith('character.name_') || ++taken.current >= mostNames) return;
      mutate(firstCharacter(locale, taken.current, anyOf));
    },
  }));
  const again = useCallback(() => mutate(firstCharacter(locale, taken.current, anyOf)), [mutate, locale]);
  const hasBegun = useRef(false);
  useEffect(() => {
    if (wish === 'unwanted' || hasBegun.current) return;
    hasBegun.current = true;
    again();
  }, [wish, again]);
  const isRefused = error !== null && (taken.current >= mostNames || !viewOfError(error).code.startsWith('character.name_'));
  return { character: data ?? null, isUnderWay: isPending || (wish === 'wanted' && !data && !isRefused), error: isRefused ? error : null, again };
}
