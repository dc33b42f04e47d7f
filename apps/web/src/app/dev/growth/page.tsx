import { notFound } from 'next/navigation';
import { TooltipRoom } from '../../../components/tooltip';
import { Words } from '../../../components/words';
import { env } from '../../../env';
import { GrowthScenes } from './growth-scenes';

export const metadata = { title: 'Growth', robots: { index: false } };

/** The windows of growing with a character out of thin air, for developers. */
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
