'use client';

import {
  barColumns,
  type HudPart,
  type HudPlace,
  opacityRange,
  scaleRange,
  shownChoices,
} from '@necp/shared/settings/hud';
import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { Segmented } from '../../components/segmented';
import { Slider } from '../../components/slider';
import { withoutPlace, withPlace } from './draft';
import { useLayout } from './layout-root';
import { useEditor } from './store';

/** How the selected part looks, and when it is shown. */
export function PartSettings() {
  const t = useTranslations('settings.hud');
  const format = useFormatter();
  const { screen, places } = useLayout();
  const part = useEditor((state) => state.selected);
  const draft = useEditor((state) => state.editing?.draft);
  const place = part && places[part];
  if (!part || !place || !draft) return <p className="text-sm text-quiet">{t('hint')}</p>;
  const { change } = useEditor.getState();
  const put = (next: Partial<HudPlace>) => change(withPlace(draft, { screen, part }, { ...place, ...next }));
  const choices = shownChoices(part, screen);
  return (
    <section aria-label={t(`part.${part}`)} className="grid gap-2 border-y border-line py-3">
      <p>
        <span className="block font-title text-amber">{t(`part.${part}`)}</span>
        <output className="text-xs text-quiet">
          {t(`anchor.${place.at}`)}: {format.number(place.x)} × {format.number(place.y)}
        </output>
      </p>
      <PartSlider part={part} field="scale" place={place} onCommit={(scale) => put({ scale })} />
      <PartSlider part={part} field="opacity" place={place} onCommit={(opacity) => put({ opacity })} />
      {choices.length > 1 && (
        <Segmented
          label={t('shown')}
          value={place.shown}
          options={choices.map((value) => ({ value, label: t(`shownWhen.${value}`) }))}
          onChange={(shown) => put({ shown })}
        />
      )}
      {place.columns !== undefined && (
        <Segmented
          label={t('columns')}
          value={String(place.columns)}
          options={barColumns.map((columns) => ({ value: String(columns), label: `${columns} × ${8 / columns}` }))}
          onChange={(value) => put({ columns: barColumns.find((columns) => String(columns) === value) })}
        />
      )}
      <Button size="small" icon="restore" onClick={() => change(withoutPlace(draft, { screen, part }))}>
        {t('resetPart')}
      </Button>
    </section>
  );
}

const ranges = { scale: scaleRange, opacity: opacityRange } as const;

interface PartSliderProps {
  readonly part: HudPart;
  readonly field: keyof typeof ranges;
  readonly place: HudPlace;
  readonly onCommit: (value: number) => void;
}

/** A slider whose value is seen at once, and counts as a step when it is released. */
function PartSlider({ part, field, place, onCommit }: PartSliderProps) {
  const t = useTranslations('settings');
  return (
    <div className="grid grid-cols-[6.5rem_1fr] items-center gap-2">
      <span aria-hidden className="text-sm text-text">
        {t(`hud.${field}`)}
      </span>
      <Slider
        label={t(`hud.${field}`)}
        value={place[field]}
        min={ranges[field].min}
        max={ranges[field].max}
        step={0.05}
        shown={t('percent', { share: place[field] })}
        onChange={(value) => useEditor.setState({ preview: { part, place: { ...place, [field]: round(value) } } })}
        onCommit={(value) => onCommit(round(value))}
      />
    </div>
  );
}

const round = (value: number): number => Math.round(value * 100) / 100;
