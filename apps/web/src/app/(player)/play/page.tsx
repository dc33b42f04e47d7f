import type { Metadata } from 'next';
import type { Locale } from '@necp/shared/kernel';
import { getLocale, getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import type { GateView } from '../../../hud/gate-view';
import { MaintenancePage } from '../../../features/maintenance/maintenance-page';
import { PlayGate } from '../../../hud/play-gate';
import { PageMessages } from '../../../i18n/page-messages';
import { keepsOut } from '../../../server/maintenance';
import { currentActor } from '../../../server/session';
import { serverCaller } from '../../../server/trpc';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('hud'))('title'), robots: { index: false } };
}

export default async function PlayPage({ searchParams }: { readonly searchParams: { readonly character?: string } }) {
  const actor = await currentActor();
  const wanted = searchParams.character ?? actor?.characterId ?? undefined;
  if (!actor) redirect(`/sign-in?next=${encodeURIComponent(wanted ? `/play?character=${wanted}` : '/play')}`);
  if (!wanted && !actor.isGuest) redirect('/characters');
  const closed = await keepsOut();
  return (
    <PageMessages
      rooms={[
        ...['character', 'chat', 'combat', 'controls', 'hud', 'instance', 'maintenance'],
        ...['quest', 'realm', 'session', 'zone'],
      ]}
    >
      {closed === null ? (
        <PlayGate characterId={wanted ?? null} given={await readGate()} />
      ) : (
        <main className="flex min-h-dvh flex-col">
          <MaintenancePage given={closed} />
        </main>
      )}
    </PageMessages>
  );
}

/** Reads what the gate needs, so that the browser asks for less; whatever fails is requested again by the gate. */
async function readGate(): Promise<GateView> {
  const [caller, locale] = [await serverCaller(), (await getLocale()) as Locale];
  const [list, settings] = await Promise.all([
    caller.character.list().catch(() => null),
    caller.settings.view().catch(() => null),
  ]);
  const isNew = list?.characters.length === 0;
  const ideas = isNew ? await caller.character.proposeNames({ locale }).catch(() => null) : null;
  return { list, settings, names: ideas?.names ?? [] };
}
