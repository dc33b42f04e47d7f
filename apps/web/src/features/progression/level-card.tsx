'use client';

import type { Locale } from '@necp/shared/kernel';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { BoundChip } from '../../components/controls/control-chip';
import { useDevice } from '../../components/controls/device';
import { NewsCard } from '../../components/news-card';
import { useTRPC } from '../../components/providers/api';
import { useById, useContent } from '../../components/providers/content';
import type { HudProps, KeyWindow } from '../base/feature';
import { useLevelUp } from './level-store';
import { numbersOf, sheetNumbers } from './sheet-numbers';
import { useProgression } from './use-progression';

const shownMs = 20_000;
/** So many perks are named, so that several levels together leave the character's frame in sight. */
const mostPerks = 3;
/** The stats that depend on the level, in the units in which they are shown. */
const rising = sheetNumbers.filter((id) => id !== 'carry');

/** Shows the level the character has reached: what rose, what was given, what opened, and the points to spend. */
export function LevelCard({ openWindow }: Pick<HudProps, 'openWindow'>) {
  const t = useTranslations('progression');
  const device = useDevice();
  const reached = useLevelUp((state) => state.reached);
  const { dismiss } = useLevelUp.getState();
  const view = useProgression().data;
  if (reached === null) return null;
  const { attributePoints = 0, perkPoints = 0 } = view ?? {};
  const go = (name: KeyWindow) => () => {
    openWindow(name);
    dismiss();
  };
  const cap = (name: KeyWindow) => device !== 'touch' && <BoundChip action={name} device={device} />;
  return (
    <NewsCard
      label={t('levelUp')}
      title={t('levelReached', { level: reached.to })}
      tone="amber"
      shownMs={shownMs}
      closeLabel={t('close')}
      onClose={dismiss}
    >
      <Risen from={reached.from} to={reached.to} />
      <Opened from={reached.from} to={reached.to} />
      {(attributePoints > 0 || perkPoints > 0) && (
        <div className="grid gap-1.5">
          {attributePoints > 0 && (
            <Button size="small" className="edge-amber" onClick={go('sheet')}>
              {t('spendAttributePoints', { count: attributePoints })} {cap('sheet')}
            </Button>
          )}
          {perkPoints > 0 && (
            <Button size="small" className="edge-amber" onClick={go('skills')}>
              {t('spendPerkPoints', { count: perkPoints })} {cap('skills')}
            </Button>
          )}
        </div>
      )}
    </NewsCard>
  );
}

interface LevelSpan {
  readonly from: number;
  readonly to: number;
}

/** The stats that rose, by the formulas of the simulation. */
function Risen({ from, to }: LevelSpan) {
  const t = useTranslations('progression');
  const format = useFormatter();
  const sheet = useQuery(useTRPC().combat.sheet.queryOptions()).data;
  if (!sheet) return null;
  const [before, after] = [from, to].map((level) => numbersOf({ ...sheet, level }, sheet.attributes));
  const changes = rising
    .map((id) => ({ id, change: (after?.[id] ?? 0) - (before?.[id] ?? 0) }))
    .filter(({ change }) => change > 0);
  if (changes.length === 0) return null;
  return (
    <ul aria-label={t('risen')} className="flex flex-wrap gap-x-4">
      {changes.map(({ id, change }) => (
        <li key={id} className="text-text">
          {t(id)}{' '}
          <span className="number text-green">
            {format.number(change, { signDisplay: 'always', maximumFractionDigits: 1 })}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What the levels gave and opened: the first ability, items, and perks that need no more than the level. */
function Opened({ from, to }: LevelSpan) {
  const t = useTranslations('progression');
  const locale = useLocale() as Locale;
  const view = useProgression().data;
  const content = useContent('progression');
  const abilities = useById(useContent('abilities')?.abilities);
  const items = useById(useContent('items')?.items);
  if (!content || !view) return null;
  const levels = content.levels.filter(({ level }) => level > from && level <= to);
  const ability = content.classStarts.find(({ classId }) => classId === view.classId)?.ability;
  const perks = content.trees
    .filter(({ classId }) => classId === view.classId)
    .flatMap(({ nodes }) => nodes)
    .filter((node) => node.level > from && node.level <= to);
  const given = levels.flatMap((level) =>
    level.items.map(({ item, count }) => {
      const name = items.get(item)?.name[locale] ?? '';
      return count > 1 ? `${name} ×${count}` : name;
    }),
  );
  const lines = [
    ...(levels.some(({ startingAbility }) => startingAbility) && ability !== undefined
      ? [t('openedAbility', { name: abilities.get(ability)?.name[locale] ?? '' })]
      : []),
    ...(given.length > 0 ? [t('openedItems', { names: given.join(', ') })] : []),
    ...(perks.length > 0
      ? [
          t('openedPerks', {
            names: perks
              .slice(0, mostPerks)
              .map(({ name }) => name[locale])
              .join(', '),
            more: Math.max(0, perks.length - mostPerks),
          }),
        ]
      : []),
  ];
  if (lines.length === 0) return null;
  return (
    <ul aria-label={t('opened')} className="grid gap-0.5 text-cyan">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
