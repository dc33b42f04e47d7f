'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Locale } from '@necp/shared/kernel';
import type { QuestOffersView } from '@necp/shared/quest/sharing';
import { useLocale, useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { newRequestId } from '../../components/kernel/rng';
import { useById, useContent } from '../../components/providers/content';
import { useTRPC } from '../../components/providers/api';
import { useErrorWords } from '../../components/providers/refusals';

/** The first quest that a member of the party offers: accepted or declined here. */
export function QuestOfferCard() {
  const { quest } = useTRPC();
  const offers = useQuery(
    quest.offers.queryOptions(undefined, {
      // An offer disappears when its time is over.
      refetchInterval: ({ state: { data } }) => {
        const [first] = data?.offers ?? [];
        return first === undefined ? false : Math.max(1_000, first.leftMs);
      },
    }),
  );
  const [offer] = offers.data?.offers ?? [];
  return offer === undefined ? null : <Card offer={offer} />;
}

function Card({ offer }: { readonly offer: QuestOffersView['offers'][number] }) {
  const t = useTranslations('hud.questOffer');
  const locale = useLocale() as Locale;
  const words = useErrorWords();
  const queries = useQueryClient();
  const { quest } = useTRPC();
  const content = useById(useContent('quests')?.quests).get(offer.questId);
  const readAgain = () => void queries.invalidateQueries({ queryKey: quest.pathKey() });
  const options = {
    onSuccess: readAgain,
    onError: (error: unknown) => {
      toast.error(words(error));
      readAgain();
    },
  };
  const accept = useMutation(quest.acceptOffer.mutationOptions(options));
  const decline = useMutation(quest.declineOffer.mutationOptions(options));
  const answer = () => ({ requestId: newRequestId(), offerId: offer.offerId });
  return (
    <section
      aria-label={t('title')}
      aria-live="polite"
      className="cut edge-amber pointer-events-auto grid w-80 max-w-[92vw] gap-2 p-3 text-center"
    >
      <p className="text-text">
        {t('offers', { name: offer.fromName, quest: content?.name[locale] ?? '', level: content?.level ?? 1 })}
      </p>
      <div className="flex gap-2 *:grow">
        <Button tone="primary" size="small" waiting={accept.isPending} onClick={() => accept.mutate(answer())}>
          {t('accept')}
        </Button>
        <Button size="small" onClick={() => decline.mutate(answer())}>
          {t('decline')}
        </Button>
      </div>
    </section>
  );
}
