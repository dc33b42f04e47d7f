import { notFound } from 'next/navigation';
import { TooltipRoom } from '../../../components/tooltip';
import { env } from '../../../env';
import { PageMessages } from '../../../i18n/page-messages';
import { PanelScenes } from './panel-scenes';

export const metadata = { title: 'Panels', robots: { index: false } };

/** Shows HUD panels that otherwise need other players or luck to appear, for developers. */
export default function PanelsPage() {
  if (!env.DEV_PAGES) notFound();
  return (
    <PageMessages rooms={['character', 'combat', 'controls', 'hud', 'instance', 'quest']}>
      <TooltipRoom>
        <PanelScenes />
      </TooltipRoom>
    </PageMessages>
  );
}
