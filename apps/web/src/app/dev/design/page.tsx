import { notFound } from 'next/navigation';
import { Toaster } from '../../../components/toaster';
import { TooltipRoom } from '../../../components/tooltip';
import { env } from '../../../env';
import { PageMessages } from '../../../i18n/page-messages';
import { Controls } from './controls';
import { Surfaces } from './surfaces';
import { States } from './states-shown';

export const metadata = { title: 'Design system', robots: { index: false } };

/** Every part of the design system in every state, for developers. */
export default function DesignPage() {
  if (!env.DEV_PAGES) notFound();
  return (
    <TooltipRoom>
      <main className="mx-auto grid max-w-6xl gap-12 px-4 py-10 sm:px-8">
        <header>
          <h1 className="text-4xl">Design system</h1>
          <p className="mt-2 text-quiet">
            A matte instrument: near-black plates, one-pixel lines, cut corners. Съешь ещё мягких булок. 12 480 ¤ · ₽
          </p>
        </header>
        <Surfaces />
        <Controls />
        <PageMessages rooms={['hud']}>
          <States />
        </PageMessages>
      </main>
      <Toaster closeLabel="Close" regionLabel="News" />
    </TooltipRoom>
  );
}
