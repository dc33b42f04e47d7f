import { AccountId } from '@necp/shared/kernel';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { TextLink } from '../../../../../../components/text-link';
import { PersonBoard } from '../../../../../../features/role/person-board';
import { PageMessages } from '../../../../../../i18n/page-messages';
import { demandPermission } from '../../../../../../server/permitted';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('role'))('account'), robots: { index: false } };
}

export default async function PersonPage({ params }: { readonly params: { readonly accountId: string } }) {
  await demandPermission('role.view_people', '/operator/people');
  const accountId = AccountId.safeParse(params.accountId);
  if (!accountId.success) notFound();
  const t = await getTranslations('role');
  return (
    <>
      <div>
        <TextLink className="text-sm" href="/operator/people">
          {t('back')}
        </TextLink>
        <h1 className="mt-2 text-3xl">{t('account')}</h1>
      </div>
      <PageMessages rooms={['audit-log', 'role', 'session']}>
        <PersonBoard accountId={accountId.data} />
      </PageMessages>
    </>
  );
}
