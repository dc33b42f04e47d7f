'use client';

import { useTranslations } from 'next-intl';
import { classNames } from '../../components/class-names';
import type { HudProps } from '../base/feature';
import { useCombat } from './store';

const tones = { health: 'bg-red', energy: 'bg-cyan', ram: 'bg-violet', stamina: 'bg-green' } as const;
type PoolBar = keyof typeof tones;

/** Health with its shield, then what abilities, hacks and dodging cost. */
export function Vitals({ device, barNumbers }: Pick<HudProps, 'device' | 'barNumbers'>) {
  const t = useTranslations('combat');
  const vitals = useCombat((state) => state.vitals);
  if (!vitals) return null;
  const hasNumbers = barNumbers === 'on';
  const pools: readonly { readonly pool: PoolBar; readonly value: number; readonly max: number }[] = [
    { pool: 'health', value: vitals.health, max: vitals.healthMax },
    { pool: 'energy', value: vitals.energy, max: vitals.energyMax },
    { pool: 'ram', value: vitals.ram, max: vitals.ramMax },
    { pool: 'stamina', value: vitals.stamina, max: vitals.staminaMax },
  ];
  return (
    <div className={classNames('grid gap-1', device === 'desk' ? 'w-52' : 'w-28')}>
      {pools
        .filter(({ max }) => max > 0)
        .map(({ pool, value, max }) => (
          <div
            key={pool}
            role="meter"
            aria-label={t(`pool.${pool}`)}
            aria-valuemin={0}
            aria-valuemax={max}
            aria-valuenow={value}
            className={classNames(
              'relative overflow-hidden bg-[#1b222a]',
              heightOf(pool, hasNumbers ? 'numbers' : device),
            )}
          >
            <div
              className={classNames('h-full origin-left transition-transform', tones[pool])}
              style={{ transform: `scaleX(${Math.min(1, value / max)})` }}
            />
            {pool === 'health' && vitals.shield > 0 && (
              <div
                className="absolute inset-x-0 bottom-0 h-1 origin-left bg-cyan"
                style={{ transform: `scaleX(${Math.min(1, vitals.shield / max)})` }}
              />
            )}
            {hasNumbers && (
              <span
                aria-hidden
                className={classNames(
                  'number absolute inset-0 grid place-items-center leading-none text-text',
                  '[text-shadow:0_0_3px_#05070a,0_0_3px_#05070a,0_0_2px_#05070a]',
                  pool === 'health' ? 'text-[0.7rem]' : 'text-[0.6rem]',
                )}
              >
                {Math.round(value)}
                {pool === 'health' && vitals.shield > 0 && `+${Math.round(vitals.shield)}`} / {max}
              </span>
            )}
          </div>
        ))}
    </div>
  );
}

/** Numbers need room; without them the bars on a phone are the thinnest. */
function heightOf(pool: PoolBar, on: 'numbers' | HudProps['device']): string {
  if (pool === 'health') return on === 'numbers' ? 'h-4' : 'h-3';
  if (on === 'numbers') return 'h-3';
  return on === 'desk' ? 'h-2' : 'h-1.5';
}
