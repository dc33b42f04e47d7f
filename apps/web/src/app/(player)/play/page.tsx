import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { PlayGate } from '../../../hud/play-gate';
import { PageMessages } from '../../../i18n/page-messages';
import { currentActor } from '../../../server/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('hud'))('title'), robots: { index: false } };
}

export default async function PlayPage({ searchParams }: { readonly searchParams: { readonly character?: string } }) {
  const actor = await currentActor();
  const wanted = searchParams.character ?? actor?.characterId ?? undefined;
  if (!actor) redirect(`/sign-in?next=${encodeURIComponent(wanted ? `/play?character=${wanted}` : '/play')}`);
  if (!wanted && !actor.isGuest) redirect('/characters');
  return (
    <PageMessages rooms={['character', 'chat', 'combat', 'controls', 'hud', 'quest', 'realm', 'zone']}>
      <PlayGate characterId={wanted ?? null} />
    </PageMessages>
  );
}
