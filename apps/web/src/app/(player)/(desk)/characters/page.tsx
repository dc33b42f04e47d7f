import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { Banner } from '../../../../components/banner';
import { CharacterList } from '../../../../features/character/character-list';
import { PageMessages } from '../../../../i18n/page-messages';
import { currentActor } from '../../../../server/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('character'))('listTitle') };
}

interface CharactersPageProps {
  readonly searchParams: { readonly left?: string };
}

export default async function CharactersPage({ searchParams }: CharactersPageProps) {
  if (!(await currentActor())) redirect('/sign-in?next=/characters');
  const [t, r] = await Promise.all([getTranslations('character'), getTranslations('realm')]);
  return (
    <>
      <h1 className="text-3xl">{t('listTitle')}</h1>
      {searchParams.left === 'idle' && <Banner tone="note">{r('leftIdle')}</Banner>}
      <PageMessages rooms={['character']}>
        <CharacterList />
      </PageMessages>
    </>
  );
}
