'use client';

import { useTranslations } from 'next-intl';
import { FoldMark } from '../../components/fold-mark';
import type { LandmarkSign } from './landmarks';
import { SignIcon } from './sign';

/** The signs that their kind alone does not explain. */
const signs = [
  ...(['quest_offer', 'quest_turn_in', 'quest_goal', 'quest_running'] as const),
  ...(['trade_arms', 'trade_doctor', 'trade_workshop', 'trade_goods'] as const),
  ...(['bank', 'mail', 'clinic', 'gate', 'instance'] as const),
] as const satisfies readonly LandmarkSign[];

/** What each sign on the map means. */
export function Legend() {
  const t = useTranslations('map');
  return (
    <details className="group border border-line">
      <summary className="flex min-h-8 items-center px-2 text-xs text-quiet hover:text-text touch:min-h-11">
        {t('legend')}
        <FoldMark />
      </summary>
      <ul className="grid grid-cols-2 gap-x-3 gap-y-1 border-t border-line p-2 text-xs text-text">
        {signs.map((sign) => (
          <li key={sign} className="flex items-center gap-1.5">
            <SignIcon sign={sign} />
            {t(`sign.${sign}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}
