'use client';

import { useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import type { HudProps } from '../base/feature';
import { useCombat } from './store';
import { useNow } from '../../components/use-now';

/** The screen of a downed player: the time left for a revive, and the respawn in a safe place. */
export function DownScreen({ playerActions }: Pick<HudProps, 'playerActions'>) {
  const t = useTranslations('combat');
  const down = useCombat((state) => state.down);
  const now = useNow(down ? 250 : null);
  if (!down) return null;
  const helpSeconds = Math.max(0, Math.ceil((down.reviveEndsMs - now) / 1000));
  const waitSeconds = Math.max(0, Math.ceil((down.respawnAtMs - now) / 1000));
  return (
    <section
      role="alertdialog"
      aria-label={t('downTitle')}
      className={
        'pointer-events-none absolute inset-0 z-20 grid place-items-center ' +
        'bg-[radial-gradient(circle,transparent_35%,rgb(80_4_14/0.55))]'
      }
    >
      <div
        className={
          'cut cut-12 edge-red pointer-events-auto grid max-w-[90vw] animate-appear justify-items-center gap-2 ' +
          'p-6 text-center sm:w-100'
        }
      >
        <h2 className="text-2xl text-red">{t(down.state === 'dead' ? 'deadTitle' : 'downTitle')}</h2>
        {down.byName && <p className="text-text">{t('downBy', { name: down.byName })}</p>}
        {down.state === 'downed' && (
          <p className="text-quiet">
            {t.rich('downHelp', {
              seconds: helpSeconds,
              n: (chunks) => <span className="number text-text">{chunks}</span>,
            })}
          </p>
        )}
        <Button
          tone="primary"
          className="mt-2 w-full"
          disabled={waitSeconds > 0}
          onClick={() => playerActions?.respawn()}
        >
          {waitSeconds > 0 ? t('wakeIn', { seconds: waitSeconds }) : t('wake')}
        </Button>
        <p className="text-sm text-quiet">
          {down.costEddies !== '0' ? t('wakeCost', { eddies: down.costEddies }) : t('wakeFree')}
        </p>
      </div>
    </section>
  );
}
