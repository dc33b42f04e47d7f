'use client';

import { fitOf, type LevelFit } from '@necp/shared/combat/level-fit';
import type { Locale } from '@necp/shared/kernel';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Badge } from '../../components/badge';
import { Bar } from '../../components/bar';
import { classNames } from '../../components/class-names';
import { Icon } from '../../components/icon';
import { PlayerMenu } from '../../components/player-menu';
import { useById, useContent } from '../../components/providers/content';
import type { TargetView } from '../../game/types';
import type { HudProps } from '../base/feature';
import { CastBar } from './cast-bar';
import { FitMark, RankMark } from './rank-mark';
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

/** The frame of the target that is looked at or locked; a boss has its own bar. */
export function TargetFrame({
  character,
  playerActions,
  barNumbers,
}: Pick<HudProps, 'character' | 'playerActions' | 'barNumbers'>) {
  const t = useTranslations('combat');
  const target = useCombat((state) => (state.target?.id === state.boss?.id ? null : state.target));
  if (!target) return null;
  return (
    <section
      aria-label={t('target')}
      data-target-frame
      className={classNames('cut w-72 max-w-[49vw] p-2.5', target.locked && 'edge-amber')}
    >
      <TargetTitle target={target} ownLevel={character.level} playerActions={playerActions} />
      <HealthBar target={target} barNumbers={barNumbers} />
      <div className="mt-1.5 flex items-center justify-between gap-2 text-sm text-quiet empty:hidden">
        {target.downed ? <span>{t('lies')}</span> : <Statuses statuses={target.statuses} size="small" most={6} />}
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
      {target.casting && <CastBar key={target.casting.startMs} cast={target.casting} isOther className="mt-1.5" />}
    </section>
  );
}

interface TargetTitleProps {
  readonly target: TargetView;
  readonly ownLevel: number;
  readonly playerActions?: HudProps['playerActions'];
}

/** Name, rank, level beside the player's own, and distance. */
export function TargetTitle({ target, ownLevel, playerActions }: TargetTitleProps) {
  const t = useTranslations('combat');
  const format = useFormatter();
  const name = useTargetName(target);
  const enemy = useById(useContent('enemies')?.enemies).get(target.content);
  const fit = target.kind === 'enemy' ? fitOf(ownLevel, target.level) : null;
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <span className="flex grow basis-40 items-baseline gap-2">
        {target.locked && <Icon name="lock" label={t('locked')} className="size-4 self-center text-amber" />}
        {enemy && <RankMark rank={enemy.rank} />}
        <span
          className={classNames(
            'line-clamp-2 min-w-0 font-title leading-tight font-medium break-words hyphens-auto max-sm:text-sm',
            target.hostile ? 'text-red' : 'text-cyan',
          )}
        >
          {target.kind === 'player' ? (
            <PlayerMenu
              name={target.name}
              {...(playerActions && !target.hostile && !target.downed
                ? { onDuel: () => playerActions.challenge(target.id) }
                : {})}
            />
          ) : (
            name
          )}
        </span>
        {target.away && <Badge>{t('away')}</Badge>}
      </span>
      <span className="ml-auto flex shrink-0 items-baseline gap-2 text-sm">
        {target.level > 0 && (
          <span className={classNames('flex items-center gap-1', fit ? fitTones[fit] : 'text-quiet')}>
            {fit && <FitMark fit={fit} />}
            <span className="number">{t('level', { level: target.level })}</span>
          </span>
        )}
        <span className="number text-quiet">
          {t('distance', { metres: format.number(target.distanceTiles, { maximumFractionDigits: 0 }) })}
        </span>
      </span>
    </p>
  );
}

interface HealthBarProps extends Pick<HudProps, 'barNumbers'> {
  readonly target: TargetView;
}

/** Health, in points as far as they are known and in percent when bars show their numbers. */
export function HealthBar({ target, barNumbers }: HealthBarProps) {
  const t = useTranslations('combat');
  const format = useFormatter();
  const share = format.number(target.health, { style: 'percent' });
  const points = format.number(Math.round(target.health * target.healthMax));
  return (
    <Bar
      label={t('targetHealth')}
      value={Math.round(target.health * 100)}
      max={100}
      tone={target.hostile ? 'health' : 'good'}
      size={barNumbers === 'on' ? 'thick' : 'medium'}
      {...(barNumbers === 'on'
        ? { shown: target.healthMax > 0 ? `${points} / ${format.number(target.healthMax)} · ${share}` : share }
        : {})}
    />
  );
}

/** Returns the name of the target: enemies and named people have it in the content, in the player's language. */
function useTargetName(target: TargetView): string {
  const locale = useLocale() as Locale;
  const enemies = useById(useContent('enemies')?.enemies);
  const people = useById(useContent('people')?.npcs);
  return (enemies.get(target.content) ?? people.get(target.content))?.name[locale] ?? target.name;
}
