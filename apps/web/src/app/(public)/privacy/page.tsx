import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { KeptTable } from '../../../components/site/kept-table';
import { LegalParts } from '../../../components/site/legal-parts';
import { OperatorCard } from '../operator-card';
import { ReadingPage } from '../../../components/site/reading-page';
import { serverCaller } from '../../../server/trpc';
import { pageMetadata } from '../../page-metadata';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('legal');
  return pageMetadata('/privacy', { title: t('privacy'), description: t('privacyLead') });
}

/** Says what the server stores about its players. */
export default async function PrivacyPage() {
  const t = await getTranslations('legal');
  return (
    <ReadingPage title={t('privacy')} lead={t('privacyLead')}>
      <LegalParts parts={['what', 'public', 'cookies', 'passing', 'time']} />
      <KeptTable {...(await (await serverCaller()).privacy.retention())} />
      <LegalParts parts={['rights']} />
      <OperatorCard />
    </ReadingPage>
  );
}
