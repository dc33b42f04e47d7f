import { hasPermission } from '@necp/shared/role/permissions';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ChangesPanel } from '../../../../../features/role/changes-panel';
import { PeopleBoard } from '../../../../../features/role/people-board';
import { PageMessages } from '../../../../../i18n/page-messages';
import { demandPermission } from '../../../../../server/permitted';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('role'))('title'), robots: { index: false } };
}

export default async function PeoplePage() {
  const actor = await demandPermission('role.view_people', '/operator/people');
  const t = await getTranslations('role');
  return (
    <>
      <h1 className="text-3xl">{t('title')}</h1>
      <PageMessages rooms={['role']}>
        {hasPermission(actor.roles, 'role.view_changes') && <ChangesPanel />}
        <PeopleBoard />
      </PageMessages>
    </>
  );
}
