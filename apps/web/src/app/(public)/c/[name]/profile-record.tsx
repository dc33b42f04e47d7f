import { zoneNames } from '@necp/content/client';
import type { ShownFightsView } from '@necp/shared/combat/schema';
import type { ShownGearView } from '@necp/shared/inventory/schema';
import type { Locale } from '@necp/shared/kernel';
import type { ShownAchievementsView } from '@necp/shared/quest/schema';
import { reputationRange } from '@necp/shared/reputation/content';
import type { ShownReputationView } from '@necp/shared/reputation/schema';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Badge } from '../../../../components/badge';
import { classNames } from '../../../../components/class-names';
import { Panel } from '../../../../components/panel';
import { rarityMarks } from '../../../../components/rarity';
import { contentIcon } from '../../../../server/content-icons';

/** A part of the profile: null when its owner keeps it private. */
export interface RecordParts {
  readonly gear: ShownGearView | null;
  readonly achievements: ShownAchievementsView | null;
  readonly reputation: ShownReputationView | null;
  readonly fights: ShownFightsView | null;
}

/** Shows gear, achievements, reputation and the latest fights of a character. */
export async function ProfileRecord({ gear, achievements, reputation, fights }: RecordParts) {
  const t = await getTranslations('profile');
  return (
    <>
      <Part title={t('gear')} count={gear?.items.length} none={t('gearNone')}>
        {gear && <Gear gear={gear} />}
      </Part>
      <Part title={t('achievements')} count={achievements?.achievements.length} none={t('achievementsNone')}>
        {achievements && <Achievements achievements={achievements} />}
      </Part>
      <Part title={t('reputation')} count={reputation?.reputations.length} none={t('reputationNone')}>
        {reputation && <Reputation reputation={reputation} />}
      </Part>
      <Part title={t('fights')} count={fights?.fights.length} none={t('fightsNone')}>
        {fights && <Fights fights={fights} />}
      </Part>
    </>
  );
}

interface PartProps {
  readonly title: string;
  /** How much there is to show; undefined when the owner hides it. */
  readonly count: number | undefined;
  readonly none: string;
  readonly children: ReactNode;
}

async function Part({ title, count, none, children }: PartProps) {
  const t = await getTranslations('profile');
  return (
    <Panel as="section" surface="solid" cut="large" className="grid gap-4" aria-label={title}>
      <h2 className="text-xl">{title}</h2>
      {count === undefined && <p className="text-quiet">{t('hiddenPart')}</p>}
      {count === 0 && <p className="text-quiet">{none}</p>}
      {count !== undefined && count > 0 && children}
    </Panel>
  );
}

async function Gear({ gear }: { readonly gear: ShownGearView }) {
  const [t, items, locale] = await Promise.all([
    getTranslations('profile'),
    getTranslations('items'),
    getLocale() as Promise<Locale>,
  ]);
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {gear.items.map(({ place, name, icon, rarity, level }) => (
        <li key={place} className="flex items-center gap-3">
          <span
            className={classNames(
              'cut cut-6 plate-ground grid size-14 shrink-0 place-items-center',
              rarityMarks[rarity].text,
              rarityMarks[rarity].edge,
            )}
          >
            <ItemIcon name={icon} />
          </span>
          <span className="min-w-0 grow leading-snug">
            <span className={`block break-words ${rarityMarks[rarity].text}`}>
              <span aria-hidden>{rarityMarks[rarity].glyph} </span>
              {name[locale]}
            </span>
            <span className="block text-sm text-quiet">
              {items(`place.${place}`)}, {items(`rarity.${rarity}`)}, {t('itemLevel', { level })}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

async function ItemIcon({ name }: { readonly name: string }) {
  const icon = await contentIcon(name);
  return (
    icon && (
      <svg viewBox={icon.viewBox} className="size-8" aria-hidden dangerouslySetInnerHTML={{ __html: icon.shapes }} />
    )
  );
}

async function Achievements({ achievements }: { readonly achievements: ShownAchievementsView }) {
  const [t, locale, format] = await Promise.all([
    getTranslations('profile'),
    getLocale() as Promise<Locale>,
    getFormatter(),
  ]);
  return (
    <ul className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
      {achievements.achievements.map(({ kind, name, at }) => (
        <li key={`${kind} ${name.en}`} className="flex flex-wrap items-baseline gap-x-3">
          <span className="min-w-0 grow break-words text-text">{name[locale]}</span>
          <span className={kind === 'title' ? 'text-sm text-amber' : 'text-sm text-green'}>
            {t(`achievement.${kind}`)}
          </span>
          <time dateTime={at.toISOString()} className="text-sm text-quiet">
            {format.dateTime(at, { dateStyle: 'medium' })}
          </time>
        </li>
      ))}
    </ul>
  );
}

async function Reputation({ reputation }: { readonly reputation: ShownReputationView }) {
  const [t, locale] = await Promise.all([getTranslations('profile'), getLocale() as Promise<Locale>]);
  return (
    <ul className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
      {reputation.reputations.map(({ faction, tier, points }) => (
        <li key={faction.en} className="grid gap-1.5">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="min-w-0 grow break-words text-text">{faction[locale]}</span>
            <span className={points < 0 ? 'text-red' : points > 0 ? 'text-green' : 'text-quiet'}>{tier[locale]}</span>
            <span className="number text-sm text-quiet">{t('points', { points })}</span>
          </p>
          <Scale points={points} />
        </li>
      ))}
    </ul>
  );
}

/** A bar that grows from the middle: to the right for friends, to the left for enemies. */
function Scale({ points }: { readonly points: number }) {
  const most = points < 0 ? reputationRange.min : reputationRange.max;
  const width = Math.max(1, (points / most) * 50);
  return (
    <span aria-hidden className="relative block h-1.5 bg-ground">
      {points !== 0 && (
        <span
          className={classNames('absolute inset-y-0', points < 0 ? 'right-1/2 bg-red' : 'left-1/2 bg-green')}
          style={{ width: `${width}%` }}
        />
      )}
      <span className="absolute -inset-y-0.5 left-1/2 w-px bg-quiet" />
    </span>
  );
}

const outcomeTones = { won: 'green', lost: 'red', died: 'red', fled: 'amber', ended: 'plain' } as const;

async function Fights({ fights }: { readonly fights: ShownFightsView }) {
  const [t, combat, locale, format] = await Promise.all([
    getTranslations('profile'),
    getTranslations('combat.encounters'),
    getLocale() as Promise<Locale>,
    getFormatter(),
  ]);
  return (
    <ul className="divide-y divide-line/60">
      {fights.fights.map(({ startedAt, zoneId, kind, outcome, dealt, kills }) => (
        <li
          key={startedAt.toISOString()}
          className={
            'grid grid-cols-[5.5rem_1fr] items-baseline gap-x-3 py-2.5 first:pt-0 last:pb-0 sm:flex sm:flex-wrap'
          }
        >
          <span className="w-22 shrink-0">
            <Badge tone={outcomeTones[outcome]}>{combat(`outcome.${outcome}`)}</Badge>
          </span>
          <span className="min-w-0 grow break-words text-text">
            {t('fightIn', { kind: combat(`kind.${kind}`), zone: zoneNames[zoneId]?.[locale] ?? '' })}
          </span>
          <span className="col-start-2 text-sm text-quiet">{t('dealtAndKills', { dealt, kills })}</span>
          <time dateTime={startedAt.toISOString()} className="col-start-2 text-sm text-quiet">
            {format.dateTime(startedAt, { dateStyle: 'medium', timeStyle: 'short' })}
          </time>
        </li>
      ))}
    </ul>
  );
}
