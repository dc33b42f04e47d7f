import { contentParts } from '@necp/content/client';
import type { Locale } from '@necp/shared/kernel';
import { hasPermission } from '@necp/shared/role/permissions';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { EngineBoard } from '../../../../features/admin/engine-board';
import { PageMessages } from '../../../../i18n/page-messages';
import { demandPermission } from '../../../../server/permitted';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('title'), robots: { index: false } };
}

/** The page for operators; for everyone else it does not exist. */
export default async function OperatorPage() {
  const actor = await demandPermission('role.view_people', '/operator');
  if (!hasPermission(actor.roles, 'admin.view_engine')) redirect('/operator/people');
  const [t, locale, { zones }] = await Promise.all([
    getTranslations('admin'),
    getLocale() as Promise<Locale>,
    contentParts.worldState(),
  ]);
  return (
    <>
      <h1 className="text-3xl">{t('title')}</h1>
      <PageMessages rooms={['admin']}>
        <EngineBoard zoneNames={Object.fromEntries(zones.map(({ id, name }) => [id, name[locale]]))} />
      </PageMessages>
    </>
  );
}
