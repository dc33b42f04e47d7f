import { notFound } from 'next/navigation';
import { TooltipRoom } from '../../../components/tooltip';
import { Words } from '../../../components/words';
import { env } from '../../../env';
import { GrowthScenes } from './growth-scenes';

export const metadata = { title: 'Growth', robots: { index: false } };

/** Shows the windows of progression with an invented character, for developers. */
export default function GrowthPage() {
  if (!env.DEV_PAGES) notFound();
  return (
    <Words rooms={['errors', 'character', 'progression', 'ability', 'reputation', 'combat', 'stats']}>
      <TooltipRoom>
        <GrowthScenes />
      </TooltipRoom>
    </Words>
  );
}
