import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { Words } from '../../../components/words';
import { PlayGate } from '../../../hud/play-gate';
import { currentActor } from '../../../server/session';

/** Message groups of the windows and frames around the game. */
const playRooms = [
  'site',
  'errors',
  'session',
  'character',
  'settings',
  'chat',
  'zone',
  'hud',
  'combat',
  'quest',
  'npc',
  'progression',
  'ability',
  'reputation',
  'stats',
  'items',
  'inventory',
  'bank',
  'vendor',
  'loot',
] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('hud'))('title'), robots: { index: false } };
}

export default async function PlayPage({ searchParams }: { readonly searchParams: { readonly character?: string } }) {
  const actor = await currentActor();
  const wanted = searchParams.character ?? actor?.characterId ?? undefined;
  if (!actor) redirect(`/sign-in?next=${encodeURIComponent(wanted ? `/play?character=${wanted}` : '/play')}`);
  if (!wanted && !actor.isGuest) redirect('/characters');
  return (
    <Words rooms={playRooms}>
      <PlayGate characterId={wanted ?? null} />
    </Words>
  );
}
