import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ReadingPage } from '../../../components/site/reading-page';
import { pageMetadata } from '../../page-metadata';
import { HelpBoard } from './help-board';
import { helpSections } from './help-sections';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('help');
  return pageMetadata('/help', { title: t('title'), description: t('lead') });
}

/** Shows what to do first, the controls, common questions, and the numbers of the game, read from the same rules. */
export default async function HelpPage() {
  const t = await getTranslations('help');
  return (
    <ReadingPage title={t('title')} lead={t('lead')}>
      <HelpBoard
        sections={await helpSections()}
        words={{ contents: t('contents'), search: t('search'), nothing: t('nothing') }}
      />
    </ReadingPage>
  );
}
