import { notFound } from 'next/navigation';
import { TooltipRoom } from '../../../components/tooltip';
import { env } from '../../../env';
import { PageMessages } from '../../../i18n/page-messages';
import { GrowthScenes } from './growth-scenes';

export const metadata = { title: 'Growth', robots: { index: false } };

/** Shows the windows of progression with an invented character, for developers. */
export default function GrowthPage() {
  if (!env.DEV_PAGES) notFound();
  return (
    <PageMessages rooms={['ability', 'character', 'combat', 'hud', 'progression', 'reputation', 'stats']}>
      <TooltipRoom>
        <GrowthScenes />
      </TooltipRoom>
    </PageMessages>
  );
}
