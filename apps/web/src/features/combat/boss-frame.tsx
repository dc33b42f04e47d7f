'use client';

import type { BossPhase } from '@necp/shared/combat/content';
import { phaseAt } from '@necp/shared/combat/phases';
import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { Icon } from '../../components/icon';
import { useById, useContent } from '../../components/providers/content';
import type { HudProps } from '../base/feature';
import { CastBar } from './cast-bar';
import { Statuses } from './statuses';
import { useCombat } from './store';
import { HealthBar, TargetTitle } from './target-frame';

/** The wide bar of a boss in a fight: marks where its phases begin, what it says in this one, and what to do. */
export function BossFrame({ character, barNumbers }: Pick<HudProps, 'character' | 'barNumbers'>) {
  const t = useTranslations('combat');
  const boss = useCombat((state) => state.boss);
  const phases = useById(useContent('enemies')?.enemies).get(boss?.content ?? '')?.phases ?? [];
  if (!boss) return null;
  const phase = phases[phaseAt(phases, boss.health * 100, 0)];
  return (
    <section
      aria-label={t('boss')}
      data-target-frame
      className="cut edge-red w-136 max-w-[calc(100vw-1.5rem)] p-2.5 max-sm:max-w-[53vw] short:max-w-80"
    >
      <TargetTitle target={boss} ownLevel={character.level} />
      <div className="relative">
        <HealthBar target={boss} barNumbers={barNumbers} />
        <PhaseMarks phases={phases} />
      </div>
      {phase && <PhaseWords key={phase.id} phase={phase} />}
      <div className="mt-1.5 empty:hidden">
        <Statuses statuses={boss.statuses} size="small" most={8} />
      </div>
      {boss.casting && <CastBar key={boss.casting.startMs} cast={boss.casting} isOther className="mt-1.5" />}
    </section>
  );
}

/** A notch over the bar at the health at which each later phase begins. */
function PhaseMarks({ phases }: { readonly phases: readonly BossPhase[] }) {
  const t = useTranslations('combat');
  return phases
    .filter(({ fromHealthPercent }) => fromHealthPercent < 100)
    .map(({ id, fromHealthPercent }) => (
      <span
        key={id}
        title={t('phaseMark', { percent: fromHealthPercent })}
        style={{ left: `${fromHealthPercent}%` }}
        className="absolute -top-1 -bottom-1 w-0.5 -translate-x-1/2 bg-amber"
      />
    ));
}

/** What the boss says as the phase begins, and the hint; both are read out once. */
function PhaseWords({ phase }: { readonly phase: BossPhase }) {
  const t = useTranslations('combat');
  const locale = useLocale() as Locale;
  return (
    <div role="status" className="mt-1.5 grid animate-appear gap-0.5 text-sm leading-snug">
      <p className="text-quiet italic max-sm:hidden short:hidden">{t('phaseSays', { words: phase.says[locale] })}</p>
      <p className="flex items-start gap-1.5 text-amber">
        <Icon name="warning" className="mt-0.5 size-4" />
        {phase.hint[locale]}
      </p>
    </div>
  );
}
