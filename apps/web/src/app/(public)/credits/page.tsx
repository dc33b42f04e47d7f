import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Panel } from '../../../components/panel';
import { ReadingPage } from '../../../components/site/reading-page';
import { Table } from '../../../components/table';
import { TextLink } from '../../../components/text-link';
import { pageMetadata } from '../../page-metadata';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('credits');
  return pageMetadata('/credits', { title: t('title'), description: t('lead') });
}

const works = [
  {
    id: 'game-icons',
    work: 'game-icons.net',
    by: 'Lorc, Delapouite and contributors',
    licence: 'CC BY 3.0',
    at: 'https://game-icons.net',
  },
  { id: 'tektur', work: 'Tektur', by: 'Adam Jagosz', licence: 'OFL 1.1', at: 'https://fontsource.org/fonts/tektur' },
  { id: 'exo', work: 'Exo 2', by: 'Natanael Gama', licence: 'OFL 1.1', at: 'https://fontsource.org/fonts/exo-2' },
  {
    id: 'mono',
    work: 'JetBrains Mono',
    by: 'JetBrains',
    licence: 'OFL 1.1',
    at: 'https://fontsource.org/fonts/jetbrains-mono',
  },
  { id: 'pixi', work: 'PixiJS', by: 'Goodboy Digital', licence: 'MIT', at: 'https://pixijs.com' },
  { id: 'next', work: 'Next.js, React', by: 'Vercel, Meta', licence: 'MIT', at: 'https://nextjs.org' },
  { id: 'radix', work: 'Radix Primitives', by: 'WorkOS', licence: 'MIT', at: 'https://www.radix-ui.com' },
  { id: 'socket', work: 'Socket.IO', by: 'Guillermo Rauch and contributors', licence: 'MIT', at: 'https://socket.io' },
  { id: 'zzfx', work: 'ZzFX', by: 'Frank Force', licence: 'MIT', at: 'https://github.com/KilledByAPixel/ZzFX' },
] as const;

/** Lists the third-party work in the product with its licences. */
export default async function CreditsPage() {
  const t = await getTranslations('credits');
  return (
    <ReadingPage title={t('title')} lead={t('lead')}>
      <Panel surface="solid" pad="none">
        <Table
          caption={t('title')}
          rows={works}
          rowKey={(row) => row.id}
          columns={[
            { id: 'work', title: t('work'), cell: (row) => <TextLink href={row.at}>{row.work}</TextLink> },
            { id: 'use', title: t('use'), cell: (row) => t(`for.${row.id}`) },
            { id: 'by', title: t('by'), cell: (row) => row.by },
            { id: 'licence', title: t('licence'), cell: (row) => row.licence },
          ]}
        />
      </Panel>
      <p className="text-quiet">{t('changes')}</p>
    </ReadingPage>
  );
}
