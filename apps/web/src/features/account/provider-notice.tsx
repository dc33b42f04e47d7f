'use client';

import { useTranslations } from 'next-intl';
import { Banner } from '../../components/banner';
import { useSignInWords } from '../../components/providers/refusals';

/** What became of a visit to a provider, as the address of the page says. */
const outcomes = ['linked', 'proven'] as const;

interface ProviderNoticeProps {
  /** The code of a refusal. */
  readonly refused?: string | undefined;
  readonly done?: string | undefined;
}

/**
 * Says what became of a visit to a provider. Texts are chosen by known codes; the address brings no words of its own.
 */
export function ProviderNotice({ refused, done }: ProviderNoticeProps) {
  const t = useTranslations('identity');
  const say = useSignInWords();
  const outcome = outcomes.find((known) => known === done);
  if (typeof refused === 'string')
    return (
      <Banner tone="fault" className="mb-4">
        {say(refused)}
      </Banner>
    );
  return outcome === undefined ? null : (
    <Banner tone="good" className="mb-4">
      {t(outcome)}
    </Banner>
  );
}
