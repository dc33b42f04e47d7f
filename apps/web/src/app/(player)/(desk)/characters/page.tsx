import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { CharacterList } from '../../../../features/character/character-list';
import { PageMessages } from '../../../../i18n/page-messages';
import { currentActor } from '../../../../server/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('character'))('listTitle') };
}

export default async function CharactersPage() {
  if (!(await currentActor())) redirect('/sign-in?next=/characters');
  const t = await getTranslations('character');
  return (
    <>
      <h1 className="text-3xl">{t('listTitle')}</h1>
      <PageMessages rooms={['character']}>
        <CharacterList />
      </PageMessages>
    </>
  );
}
