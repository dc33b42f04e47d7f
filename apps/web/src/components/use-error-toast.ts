'use client';

import { useCallback } from 'react';
import { toast } from 'sonner';
import { supportNumberOf } from './providers/api';
import { useErrorWords } from './providers/refusals';

/** Returns a function that shows the error of a call; one with a number for support stays until it is closed. */
export function useErrorToast(): (error: unknown) => void {
  const words = useErrorWords();
  return useCallback(
    (error) => {
      const stays = supportNumberOf(error) !== null;
      toast.error(words(error), stays ? { duration: Number.POSITIVE_INFINITY, closeButton: true } : {});
    },
    [words],
  );
}
