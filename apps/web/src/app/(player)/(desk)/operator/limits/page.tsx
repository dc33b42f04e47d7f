import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LimitsBoard } from '../../../../../features/limit/limits-board';
import { PageMessages } from '../../../../../i18n/page-messages';
import { demandPermission } from '../../../../../server/permitted';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('limit'))('title'), robots: { index: false } };
}

export default async function LimitsPage() {
  await demandPermission('limit.view', '/operator/limits');
  const t = await getTranslations('limit');
  return (
    <>
      <h1 className="text-3xl">{t('title')}</h1>
      <PageMessages rooms={['audit-log', 'limit']}>
        <LimitsBoard />
      </PageMessages>
    </>
  );
}
