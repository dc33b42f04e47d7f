'use client';

import type { SlotEntry } from '@necp/shared/ability/schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { newRequestId } from '../../components/kernel/rng';
import { LoadFailed } from '../../components/load-failed';
import { useContent } from '../../components/providers/content';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { Loading } from '../../components/states';
import { Window } from '../../components/window/window';
import { withSlot } from '@necp/shared/ability/rules';
import { AbilityBook } from './ability-book';
import { SlotBoard } from './slot-board';

interface AbilitiesWindowProps {
  readonly characterId: string;
  readonly onClose: () => void;
}

/** What the next click on a slot does: assigns an entry, clears the slot, or nothing. */
export type Picked = SlotEntry | 'clear' | null;

/**
 * Shows the abilities and the sixteen hotbar slots: entries are dragged with a mouse, or chosen and placed with keys
 * and fingers.
 */
export function AbilitiesWindow({ characterId, onClose }: AbilitiesWindowProps) {
  const t = useTranslations('ability');
  const words = useErrorWords();
  const trpc = useTRPC();
  const known = useQuery(trpc.ability.view.queryOptions());
  const content = useContent('abilities');
  const [picked, take] = useState<Picked>(null);
  const put = usePut();
  const view = known.data?.characterId === characterId ? known.data : undefined;
  const drop = (slot: number, entry: SlotEntry | null) => {
    take(null);
    put.mutate({ requestId: newRequestId(), slot, entry });
  };
  return (
    <Window frame="abilities" title={t('title')} onClose={onClose} closeLabel={t('close')}>
      {known.isError && (
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={known.error}
          onRetry={() => void known.refetch()}
        />
      )}
      {!known.isError && !(view && content) && <Loading label={t('loading')} />}
      {!known.isError && view && content && (
        <div className="grid gap-5 short:roomy:grid-cols-[13rem_minmax(0,1fr)] short:items-start short:gap-3">
          <SlotBoard slots={view.slots} picked={picked} onTake={take} onDrop={drop} />
          {put.error && (
            <p role="alert" className="col-span-full text-sm text-red">
              {words(put.error)}
            </p>
          )}
          <AbilityBook view={view} abilities={content.abilities} picked={picked} onTake={take} />
        </div>
      )}
    </Window>
  );
}

/** Shows the changed slot at once, and the old one again when the server refuses. */
function usePut() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const queryKey = trpc.ability.view.queryKey();
  return useMutation(
    trpc.ability.setSlot.mutationOptions({
      onMutate: async ({ slot, entry }) => {
        await queries.cancelQueries({ queryKey });
        const before = queries.getQueryData(queryKey);
        if (before) queries.setQueryData(queryKey, { ...before, slots: withSlot(before.slots, { slot, entry }) });
        return { before };
      },
      onError: (_error, _input, context) => queries.setQueryData(queryKey, context?.before),
      onSuccess: (view) => queries.setQueryData(queryKey, view),
    }),
  );
}
