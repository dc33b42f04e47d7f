'use client';

import { type ClassEntry, firstAbilityOf, origins, classes, presets } from '@necp/content/client';
import type { Look } from '@necp/shared/character/look';
import { attributeRange } from '@necp/shared/character/rules';
import {
  attributes,
  type Attribute,
  type AttributePoints,
  type ClassId,
  type OriginId,
} from '@necp/shared/character/schema';
import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Bar } from '../../components/bar';
import { classNames } from '../../components/class-names';
import { ContentIcon } from '../../components/content-icon';
import { Icon, type IconName } from '../../components/icon';
import { IconButton } from '../../components/icon-button';
import { useById, useContent } from '../../components/providers/content';
import { movePoint, pointsLeft } from './draft';
import { Portrait } from '../base/portrait';

/** Six ready-made looks, each chosen with one click. */
export function PresetRow({
  chosen,
  className,
  onChoose,
}: {
  readonly chosen: string | null;
  /** The columns of the grid. */
  readonly className: string;
  readonly onChoose: (id: string, look: Look) => void;
}) {
  const t = useTranslations('character');
  const locale = useLocale() as Locale;
  return (
    <div role="group" aria-label={t('presets')} className={classNames('grid gap-2', className)}>
      {presets.map((preset) => (
        <button
          key={preset.id}
          type="button"
          aria-label={preset.name[locale]}
          aria-pressed={preset.id === chosen}
          title={preset.name[locale]}
          onClick={() => onChoose(preset.id, preset.look)}
          className="group"
        >
          <Portrait
            look={preset.look}
            tone={preset.id === chosen ? 'chosen' : 'plain'}
            className="w-full transition-colors group-hover:border-quiet group-aria-pressed:border-amber"
          />
        </button>
      ))}
    </div>
  );
}

interface CardProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly state: 'chosen' | 'free';
  readonly onChoose: () => void;
  readonly children?: ReactNode;
}

function ChoiceCard({ icon, title, text, state, onChoose, children }: CardProps) {
  return (
    <button
      type="button"
      aria-pressed={state === 'chosen'}
      onClick={onChoose}
      className={classNames(
        'cut cut-6 plate-raised flex items-start gap-3 p-3 text-left transition-colors hover:edge-quiet',
        state === 'chosen' && 'plate-[#2a2110] edge-amber edge-wide hover:edge-amber',
      )}
    >
      <Icon name={icon} className={classNames('mt-0.5 size-7', state === 'chosen' ? 'text-amber' : 'text-quiet')} />
      <span className="min-w-0">
        <span className="block font-title text-base font-medium text-text">{title}</span>
        <span className="mt-0.5 block text-sm text-quiet">{text}</span>
        {children}
      </span>
      {/* The focus has an amber frame too. */}
      {state === 'chosen' && <Icon name="check" className="ml-auto size-5 text-amber" />}
    </button>
  );
}

export function ClassChoice({
  chosen,
  onChoose,
}: {
  readonly chosen: ClassId;
  readonly onChoose: (id: ClassId) => void;
}) {
  const locale = useLocale() as Locale;
  return (
    <div className="grid gap-2">
      {classes.map((entry) => (
        <ChoiceCard
          key={entry.id}
          icon={entry.id}
          title={entry.name[locale]}
          text={entry.blurb[locale]}
          state={entry.id === chosen ? 'chosen' : 'free'}
          onChoose={() => onChoose(entry.id)}
        >
          <ClassFacts entry={entry} />
        </ChoiceCard>
      ))}
    </div>
  );
}

/** What a class does, what it costs, how hard it is, and the ability it begins with. */
function ClassFacts({ entry }: { readonly entry: ClassEntry }) {
  const t = useTranslations('character');
  const locale = useLocale() as Locale;
  const ability = useById(useContent('abilities')?.abilities).get(firstAbilityOf(entry.id) ?? '');
  return (
    <span className="mt-1.5 block text-sm text-text">
      {entry.role[locale]}
      <span className="block text-quiet">
        {`${t(`resource.${entry.resource}`)} · ${t(`difficulty.${entry.difficulty}`)}`}
      </span>
      {ability && (
        <span className="mt-1.5 flex items-start gap-2">
          <ContentIcon name={ability.icon} className="size-6 shrink-0 text-cyan" />
          <span>
            {t('firstAbility', { ability: ability.name[locale] })}
            <span className="block text-quiet">{ability.blurb[locale]}</span>
          </span>
        </span>
      )}
    </span>
  );
}

export function OriginChoice({
  chosen,
  onChoose,
}: {
  readonly chosen: OriginId;
  readonly onChoose: (id: OriginId) => void;
}) {
  const locale = useLocale() as Locale;
  return (
    <div className="grid gap-2">
      {origins.map((entry) => (
        <ChoiceCard
          key={entry.id}
          icon={`origin_${entry.id}`}
          title={entry.name[locale]}
          text={entry.blurb[locale]}
          state={entry.id === chosen ? 'chosen' : 'free'}
          onChoose={() => onChoose(entry.id)}
        />
      ))}
    </div>
  );
}

/** Distributes points among the five attributes. */
export function PointShare({
  points,
  onChange,
}: {
  readonly points: AttributePoints;
  readonly onChange: (points: AttributePoints) => void;
}) {
  const t = useTranslations('character');
  const left = pointsLeft(points);
  return (
    <div className="grid gap-3">
      <p role="status" className={left === 0 ? 'text-quiet' : 'text-amber'}>
        {t('pointsLeft', { count: left })}
      </p>
      {attributes.map((attribute: Attribute) => (
        <div key={attribute} className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1">
          <span className="flex min-w-0 items-center gap-2">
            <Icon name={attribute} className="text-quiet" />
            <span>
              <span className="block text-text">{t(`attribute.${attribute}.name`)}</span>
              <span className="block text-sm text-quiet">{t(`attribute.${attribute}.text`)}</span>
            </span>
          </span>
          <span className="flex items-center gap-1">
            <IconButton
              size="small"
              icon="minus"
              hint="none"
              label={t('pointLess', { attribute: t(`attribute.${attribute}.name`) })}
              disabled={movePoint(points, attribute, -1) === points}
              onClick={() => onChange(movePoint(points, attribute, -1))}
            />
            <output className="w-10 text-center text-text">{points[attribute]}</output>
            <IconButton
              size="small"
              icon="plus"
              hint="none"
              label={t('pointMore', { attribute: t(`attribute.${attribute}.name`) })}
              disabled={movePoint(points, attribute, 1) === points}
              onClick={() => onChange(movePoint(points, attribute, 1))}
            />
          </span>
          <span className="col-span-2">
            <Bar
              label={t(`attribute.${attribute}.name`)}
              value={points[attribute]}
              max={attributeRange.max}
              tone="energy"
              size="thin"
            />
          </span>
        </div>
      ))}
    </div>
  );
}
