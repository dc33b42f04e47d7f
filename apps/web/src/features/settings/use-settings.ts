'use client';

import type { Settings, SettingsView } from '@necp/shared/settings/schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { toast } from 'sonner';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';

export type SettingsChange = Partial<Settings>;

/** Reads the settings stored on the server. */
export function useSettings() {
  return useQuery(useTRPC().settings.view.queryOptions(undefined, { staleTime: Infinity }));
}

/** The mutations that save settings; while there are any, what the server has is older than what the player sees. */
export const savingSettings = { mutationKey: ['settings', 'saving'] } as const;

/**
 * Returns a function that changes settings at once and saves them; when the server refuses, the old ones are restored.
 * After the last change they are read again, because another device may have saved its own meanwhile.
 */
export function useChangeSettings(): (change: SettingsChange) => void {
  const api = useTRPC();
  const queries = useQueryClient();
  const words = useErrorWords();
  const key = api.settings.view.queryKey();
  const { mutate } = useMutation(
    api.settings.save.mutationOptions({
      ...savingSettings,
      scope: { id: 'settings' },
      onError: (error) => void toast.error(words(error)),
      onSettled: () => {
        if (queries.isMutating(savingSettings) <= 1) void queries.invalidateQueries({ queryKey: key });
      },
    }),
  );
  return useCallback(
    (change) => {
      const known = queries.getQueryData<SettingsView>(key);
      if (!known) return;
      const settings = { ...known.settings, ...change };
      void queries.cancelQueries({ queryKey: key }, { revert: false });
      queries.setQueryData(key, { ...known, settings });
      mutate({ requestId: newRequestId(), settings });
    },
    [key, mutate, queries],
  );
}
