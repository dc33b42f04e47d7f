import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MassBoard } from '../../../../../features/admin/mass-board';
import { PageMessages } from '../../../../../i18n/page-messages';
import { demandPermission } from '../../../../../server/permitted';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('mass.title'), robots: { index: false } };
}

export default async function MassMailPage() {
  await demandPermission('mail.mass', '/operator/mail');
  const t = await getTranslations('admin');
  return (
    <>
      <h1 className="text-3xl">{t('mass.title')}</h1>
      <PageMessages rooms={['admin', 'audit-log']}>
        <MassBoard />
      </PageMessages>
    </>
  );
}
