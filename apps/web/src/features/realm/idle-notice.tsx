'use client';

import { useTranslations } from 'next-intl';
import { Banner } from '../../components/banner';
import { Button } from '../../components/button';
import { useNow } from '../../components/use-now';
import type { HudProps } from '../base/feature';
import { useIdle } from './idle-store';
import { useActivity } from './use-activity';

/** Says that the player is shown as away, and counts down to the logout; any input takes both away. */
export function IdleNotice({ playerActions, focusGame }: Pick<HudProps, 'playerActions' | 'focusGame'>) {
  const t = useTranslations('realm');
  const { isAway, isChosen, leavesAtMs } = useIdle();
  useActivity(playerActions);
  if (!isAway) return null;
  const back = () => {
    playerActions?.send('presence.active', {});
    focusGame();
  };
  const action = (
    <Button size="small" tone={leavesAtMs === null ? undefined : 'primary'} onClick={back}>
      {t('back')}
    </Button>
  );
  return (
    <div
      className={
        'layer pointer-events-none absolute inset-x-4 top-[max(1rem,env(safe-area-inset-top))] z-20 mx-auto max-w-md ' +
        '*:pointer-events-auto max-lg:top-28 short:top-4'
      }
    >
      {leavesAtMs === null ? (
        <Banner tone="note" action={action}>
          {t(isChosen ? 'awayChosen' : 'away')}
        </Banner>
      ) : (
        <Banner tone="fault" action={action}>
          <p>{t('leaving')}</p>
          <Left untilMs={leavesAtMs} />
        </Banner>
      )}
    </div>
  );
}

/** The count-down. Screen readers have heard the warning, and would say every second. */
function Left({ untilMs }: { readonly untilMs: number }) {
  const t = useTranslations('realm');
  const nowMs = useNow(250);
  return (
    <p aria-hidden className="number text-lg text-amber">
      {t('leavesIn', { seconds: Math.max(0, Math.ceil((untilMs - nowMs) / 1000)) })}
    </p>
  );
}
