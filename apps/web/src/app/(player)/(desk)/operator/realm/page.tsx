import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MaintenanceBoard } from '../../../../../features/maintenance/maintenance-board';
import { SettingsBoard } from '../../../../../features/realm/settings-board';
import { PageMessages } from '../../../../../i18n/page-messages';
import { demandPermission } from '../../../../../server/permitted';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('realm.title'), robots: { index: false } };
}

export default async function RealmPage() {
  await demandPermission('realm.settings', '/operator/realm');
  const t = await getTranslations('admin');
  return (
    <>
      <h1 className="text-3xl">{t('realm.title')}</h1>
      <PageMessages rooms={['account', 'admin', 'audit-log']}>
        <MaintenanceBoard />
        <SettingsBoard />
      </PageMessages>
    </>
  );
}
