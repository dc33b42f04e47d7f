import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Panel } from '../../../components/panel';
import { OperatorCard } from '../operator-card';
import { ReadingPage } from '../../../components/site/reading-page';
import { pageMetadata } from '../../page-metadata';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('legal');
  return pageMetadata('/contact', { title: t('contact'), description: t('contactLead') });
}

/** Says who runs the server and where to write. */
export default async function ContactPage() {
  const t = await getTranslations('legal');
  return (
    <ReadingPage title={t('contact')} lead={t('contactLead')}>
      <OperatorCard />
      <Panel as="section" surface="solid">
        <h2 className="text-2xl">{t('contactWhat')}</h2>
        <p className="mt-2 max-w-prose text-quiet">{t('contactWhatText')}</p>
      </Panel>
    </ReadingPage>
  );
}
