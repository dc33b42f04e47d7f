import { hasPermission } from '@necp/shared/role/permissions';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ReportsBoard } from '../../../../../features/moderation/reports-board';
import { WatchBoard } from '../../../../../features/moderation/watch-board';
import { PageMessages } from '../../../../../i18n/page-messages';
import { demandPermission } from '../../../../../server/permitted';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderation'))('title'), robots: { index: false } };
}

export default async function ModerationPage() {
  const actor = await demandPermission('moderation.view', '/operator/moderation');
  const t = await getTranslations('moderation');
  return (
    <>
      <h1 className="text-3xl">{t('title')}</h1>
      <PageMessages rooms={['audit-log', 'moderation']}>
        <ReportsBoard />
        <WatchBoard canSlow={hasPermission(actor.roles, 'moderation.slow')} />
      </PageMessages>
    </>
  );
}
