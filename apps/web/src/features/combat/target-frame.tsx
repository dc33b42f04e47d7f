'use client';

import { fitOf, type LevelFit } from '@necp/shared/combat/level-fit';
import type { Locale } from '@necp/shared/kernel';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Bar } from '../../components/bar';
import { classNames } from '../../components/class-names';
import { Icon } from '../../components/icon';
import { useById, useContent } from '../../components/providers/content';
import type { TargetView } from '../../game/types';
import type { HudProps } from '../base/feature';
import { SpanBar } from './cast-bar';
import { Statuses } from './statuses';
import { useCombat } from './store';

/** The colour of an enemy's level beside the player's own, as over its head. */
const fitTones: Readonly<Record<LevelFit, string>> = {
  trivial: 'text-quiet',
  easy: 'text-green',
  even: 'text-text',
  hard: 'text-red',
  deadly: 'text-magenta',
};

/** The frame of the target that is looked at or locked. */
export function TargetFrame({
  character,
  playerActions,
  barNumbers,
}: Pick<HudProps, 'character' | 'playerActions' | 'barNumbers'>) {
  const t = useTranslations('combat');
  const target = useCombat((state) => state.target);
  const abilities = useById(useContent('abilities')?.abilities);
  const locale = useLocale() as Locale;
  const format = useFormatter();
  const name = useTargetName(target);
  if (!target) return null;
  const fitTone = target.kind === 'enemy' ? fitTones[fitOf(character.level, target.level)] : 'text-quiet';
  return (
    <section
      aria-label={t('target')}
      className={classNames('cut w-72 max-w-[49vw] p-2.5', target.locked && 'edge-amber')}
    >
      <p className="flex items-baseline gap-2">
        {target.locked && <Icon name="lock" label={t('locked')} className="size-4 text-amber" />}
        <span
          className={classNames(
            'line-clamp-3 min-w-0 font-title leading-tight font-medium break-words hyphens-auto max-sm:text-sm',
            target.hostile ? 'text-red' : 'text-cyan',
          )}
        >
          {name}
        </span>
        <span className={classNames('number ml-auto shrink-0 text-sm', fitTone)}>
          {target.level > 0 && t('level', { level: target.level })}
        </span>
      </p>
      <Bar
        label={t('targetHealth')}
        value={Math.round(target.health * 100)}
        max={100}
        tone={target.hostile ? 'health' : 'good'}
        size={barNumbers === 'on' ? 'thick' : 'medium'}
        {...(barNumbers === 'on' ? { shown: format.number(target.health, { style: 'percent' }) } : {})}
      />
      <div className="mt-1.5 flex items-center justify-between gap-2 text-sm text-quiet empty:hidden">
        {target.downed ? <span>{t('lies')}</span> : <Statuses statuses={target.statuses} size="small" />}
        {target.kind === 'player' && !target.hostile && !target.downed && (
          <button
            type="button"
            className="pointer-events-auto text-amber underline underline-offset-4 touch:min-h-11"
            onClick={() => playerActions?.challenge(target.id)}
          >
            {t('challenge')}
          </button>
        )}
      </div>
      {target.casting && (
        <SpanBar
          label={abilities.get(target.casting.ability)?.name[locale] ?? ''}
          span={target.casting}
          className="mt-1"
        />
      )}
    </section>
  );
}

/** Returns the name of the target: enemies and named people have it in the content, in the player's language. */
function useTargetName(target: TargetView | null): string {
  const locale = useLocale() as Locale;
  const enemies = useById(useContent('enemies')?.enemies);
  const people = useById(useContent('people')?.npcs);
  if (!target) return '';
  return (enemies.get(target.content) ?? people.get(target.content))?.name[locale] ?? target.name;
}
