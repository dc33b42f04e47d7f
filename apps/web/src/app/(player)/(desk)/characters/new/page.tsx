import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { Creation } from '../../../../../features/character/creation';
import { PageMessages } from '../../../../../i18n/page-messages';
import { currentActor } from '../../../../../server/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('character'))('creationTitle') };
}

export default async function CreationPage() {
  if (!(await currentActor())) redirect('/sign-in?next=/characters/new');
  const t = await getTranslations('character');
  return (
    <>
      <div>
        <h1 className="text-3xl">{t('creationTitle')}</h1>
        <p className="mt-1 text-quiet">{t('creationLead')}</p>
      </div>
      <PageMessages rooms={['character']}>
        <Creation />
      </PageMessages>
    </>
  );
}
