import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LegalParts } from '../../../components/site/legal-parts';
import { OperatorCard } from '../operator-card';
import { ReadingPage } from '../../../components/site/reading-page';
import { pageMetadata } from '../../page-metadata';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('legal');
  return pageMetadata('/terms', { title: t('terms'), description: t('termsLead') });
}

/** Says what players may expect and what is expected of them. */
export default async function TermsPage() {
  const t = await getTranslations('legal');
  return (
    <ReadingPage title={t('terms')} lead={t('termsLead')}>
      <LegalParts parts={['game', 'account', 'behaviour', 'ending', 'liability']} />
      <OperatorCard />
    </ReadingPage>
  );
}
