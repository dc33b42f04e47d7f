import { notFound } from 'next/navigation';
import { TooltipRoom } from '../../../components/tooltip';
import { Words } from '../../../components/words';
import { env } from '../../../env';
import { PanelScenes } from './panel-scenes';

export const metadata = { title: 'Panels', robots: { index: false } };

/** Shows HUD panels that otherwise need other players or luck to appear, for developers. */
export default function PanelsPage() {
  if (!env.DEV_PAGES) notFound();
  return (
    <Words rooms={['errors', 'character', 'hud', 'combat', 'quest', 'zone']}>
      <TooltipRoom>
        <PanelScenes />
      </TooltipRoom>
    </Words>
  );
}
