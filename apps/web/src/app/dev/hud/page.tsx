import { notFound } from 'next/navigation';
import { TooltipRoom } from '../../../components/tooltip';
import { env } from '../../../env';
import { PageMessages } from '../../../i18n/page-messages';
import { HudScene } from './hud-scene';

export const metadata = { title: 'HUD', robots: { index: false } };

/** Shows the whole HUD over an empty scene, for developers. */
export default function HudPage() {
  if (!env.DEV_PAGES) notFound();
  return (
    <PageMessages
      rooms={[
        'character',
        'chat',
        'combat',
        'controls',
        'hud',
        'instance',
        'maintenance',
        'quest',
        'realm',
        'session',
        'zone',
      ]}
    >
      <TooltipRoom>
        <HudScene />
      </TooltipRoom>
    </PageMessages>
  );
}
