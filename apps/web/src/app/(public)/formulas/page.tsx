import { contentParts } from '@necp/content/client';
import type { Locale } from '@necp/shared/kernel';
import { levelCap } from '@necp/shared/progression/content';
import { experienceAt, experienceToNext } from '@necp/shared/progression/formulas';
import type { Metadata } from 'next';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { Panel } from '../../../components/panel';
import { ReadingPage } from '../../../components/site/reading-page';
import { Table } from '../../../components/table';
import { TextLink } from '../../../components/text-link';
import { pageHref } from '../../../i18n/page-href';
import { pageMetadata } from '../../page-metadata';
import { examples, sections, type FormulaId, type SectionId } from './examples';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('formulas');
  return pageMetadata('/formulas', { title: t('title'), description: t('lead') });
}

const sectionIds = Object.keys(sections) as SectionId[];

/** Shows every formula of the game, each with an example that the formula itself has computed. */
export default async function FormulasPage() {
  const t = await getTranslations('formulas');
  const counted = await examples((await getLocale()) as Locale);
  return (
    <ReadingPage title={t('title')} lead={t('lead')}>
      <nav aria-label={t('contents')} className="grid grid-cols-2 gap-x-5 gap-y-2 sm:flex sm:flex-wrap">
        {sectionIds.map((id) => (
          <TextLink key={id} href={`#${id}`}>
            {t(`section.${id}`)}
          </TextLink>
        ))}
        <TextLink href={pageHref('/help')}>{t('toHelp')}</TextLink>
      </nav>
      {sectionIds.map((id) => (
        <Panel key={id} as="section" surface="solid">
          <h2 id={id} className="scroll-mt-6 text-2xl">
            {t(`section.${id}`)}
          </h2>
          <div className="mt-4 divide-y divide-line/70">
            {sections[id].map((formula) => (
              <Formula key={formula} id={formula} figures={counted[formula] ?? {}} />
            ))}
          </div>
          {id === 'growing' && <LevelTable />}
          {id === 'reputation' && <TierTable />}
        </Panel>
      ))}
    </ReadingPage>
  );
}

async function Formula({
  id,
  figures,
}: {
  readonly id: FormulaId;
  readonly figures: Readonly<Record<string, number | string>>;
}) {
  const t = await getTranslations('formulas');
  const format = await getFormatter();
  const said = Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [
      name,
      typeof value === 'number' ? format.number(value, { maximumFractionDigits: 2 }) : value,
    ]),
  );
  return (
    <div className="grid gap-1.5 py-4">
      <h3 className="text-lg text-text">{t(`of.${id}.name`)}</h3>
      <p className="text-text">
        <span className="sr-only">{t('rule')}: </span>
        {t(`of.${id}.rule`, said)}
      </p>
      <p className="border-l-2 border-amber pl-3 text-quiet">
        <span className="sr-only">{t('example')}: </span>
        {t(`of.${id}.example`, said)}
      </p>
    </div>
  );
}

async function LevelTable() {
  const t = await getTranslations('formulas');
  const format = await getFormatter();
  const rows = Array.from({ length: levelCap }, (_, index) => index + 1);
  return (
    <details className="mt-2 border-t border-line pt-4">
      <summary className="cursor-pointer text-text touch:min-h-11">{t('levels')}</summary>
      <div className="mt-3">
        <Table
          caption={t('levels')}
          rows={rows}
          rowKey={String}
          columns={[
            { id: 'level', title: t('level'), kind: 'figure', cell: (level) => level },
            {
              id: 'next',
              title: t('toNext'),
              kind: 'figure',
              cell: (level) => (level === levelCap ? '·' : format.number(experienceToNext(level))),
            },
            { id: 'all', title: t('inAll'), kind: 'figure', cell: (level) => format.number(experienceAt(level)) },
          ]}
        />
      </div>
    </details>
  );
}

async function TierTable() {
  const t = await getTranslations('formulas');
  const format = await getFormatter();
  const locale = (await getLocale()) as Locale;
  const { tiers } = await contentParts.reputation();
  return (
    <div className="mt-2 border-t border-line pt-4">
      <Table
        caption={t('tierTable')}
        rows={tiers.toSorted((a, b) => b.fromPoints - a.fromPoints)}
        rowKey={({ id }) => id}
        columns={[
          { id: 'tier', title: t('tier'), cell: ({ name }) => name[locale] },
          { id: 'from', title: t('from'), kind: 'figure', cell: ({ fromPoints }) => format.number(fromPoints) },
          {
            id: 'prices',
            title: t('prices'),
            kind: 'figure',
            cell: ({ pricePercent }) => format.number(pricePercent / 100, { style: 'percent' }),
          },
        ]}
      />
    </div>
  );
}
