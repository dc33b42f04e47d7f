import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LogBoard } from '../../../../../features/audit-log/log-board';
import { PageMessages } from '../../../../../i18n/page-messages';
import { demandPermission } from '../../../../../server/permitted';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit-log'))('title'), robots: { index: false } };
}

export default async function AuditLogPage() {
  await demandPermission('audit_log.view', '/operator/log');
  const t = await getTranslations('audit-log');
  return (
    <>
      <h1 className="text-3xl">{t('title')}</h1>
      <PageMessages rooms={['admin', 'audit-log', 'role']}>
        <LogBoard />
      </PageMessages>
    </>
  );
}
