'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';
import { useConditionWords } from './condition-words';

/** Offers a quest to the party, and says who can take it on and who cannot and why. Not shown without a party. */
export function ShareButton({ questId }: { readonly questId: string }) {
  const t = useTranslations('quest.share');
  const words = useErrorWords();
  const needs = useConditionWords();
  const trpc = useTRPC();
  const party = useQuery(trpc.party.own.queryOptions()).data?.party ?? null;
  const share = useMutation(trpc.quest.share.mutationOptions());
  if (party === null || party.members.length < 2) return null;
  return (
    <>
      <Button
        size="small"
        icon="party"
        waiting={share.isPending}
        onClick={() => share.mutate({ requestId: newRequestId(), questId })}
      >
        {t('share')}
      </Button>
      {share.error && (
        <p role="alert" className="basis-full text-sm text-red">
          {words(share.error)}
        </p>
      )}
      {share.data && (
        <ul aria-label={t('answers')} role="status" className="grid basis-full gap-0.5 text-sm">
          {share.data.members.map(({ characterId, name, result, reason }) => (
            <li key={characterId} className={result === 'offered' ? 'text-green' : 'text-quiet'}>
              {name}: {reason === null ? t(`result.${result}`) : t('needs', { condition: needs(reason) })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
