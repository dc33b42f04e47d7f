'use client';

import type { Locale } from '@necp/shared/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { ContentIcon } from '../../components/content-icon';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useById, useContent } from '../../components/providers/content';
import { useErrorWords } from '../../components/providers/refusals';
import { rarityMarks } from '../../components/rarity';

/** Lets the player take one of several rewards; an item that does not fit into the bag waits at a bank terminal. */
export function RewardChoice({ questId, choice }: { readonly questId: string; readonly choice: readonly string[] }) {
  const t = useTranslations('quest');
  const locale = useLocale() as Locale;
  const words = useErrorWords();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const items = useById(useContent('items')?.items);
  const claim = useMutation(
    trpc.quest.claimReward.mutationOptions({
      onSuccess: () =>
        Promise.all([
          queries.invalidateQueries({ queryKey: trpc.quest.log.queryKey() }),
          queries.invalidateQueries({ queryKey: trpc.inventory.view.queryKey() }),
        ]),
    }),
  );
  return (
    <div className="mt-2">
      <p className="text-sm text-amber">{t('takeOne')}</p>
      <ul className="mt-1 flex flex-wrap gap-2">
        {choice.map((id) => {
          const item = items.get(id);
          if (!item) return null;
          const mark = rarityMarks[item.rarity];
          return (
            <li key={id}>
              <button
                type="button"
                disabled={claim.isPending}
                onClick={() => claim.mutate({ requestId: newRequestId(), questId, item: id as never })}
                className={`cut cut-6 ${mark.edge} flex min-h-11 items-center gap-2 px-3 py-1.5 text-left ${mark.text}`}
              >
                <ContentIcon name={item.icon} />
                <span>
                  <span aria-hidden>{mark.glyph} </span>
                  {item.name[locale]}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {claim.error && (
        <p role="alert" className="mt-1 text-sm text-red">
          {words(claim.error)}
        </p>
      )}
    </div>
  );
}
