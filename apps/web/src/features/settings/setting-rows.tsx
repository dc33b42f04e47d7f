'use client';

import type { Settings } from '@necp/shared/settings/schema';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { Segmented } from '../../components/segmented';
import { Slider } from '../../components/slider';
import type { SettingsChange } from './use-settings';

/** The props of every page of the settings. */
export interface SettingsPageProps {
  readonly settings: Settings;
  readonly onChange: (change: SettingsChange) => void;
}

/** A label with its control. */
export function SettingRow({
  label,
  hint,
  children,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="grid items-center gap-x-4 gap-y-1 sm:grid-cols-[12rem_1fr]">
      <span className="text-text">
        {label}
        {hint && <span className="block text-sm text-quiet">{hint}</span>}
      </span>
      <div className="min-w-0">{children}</div>
    </div>
  );
}

/** A label with a choice of a few values. */
export function ChoiceRow<T extends string>({
  label,
  hint,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}) {
  return (
    <SettingRow label={label} {...(hint === undefined ? {} : { hint })}>
      <Segmented label={label} value={value} onChange={onChange} options={options} />
    </SettingRow>
  );
}

/** A slider in percent. The value is saved when the player releases it. */
export function PercentSlider({
  label,
  value,
  min,
  max,
  onCommit,
}: {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onCommit: (value: number) => void;
}) {
  const t = useTranslations('settings');
  const [held, setHeld] = useState<number | null>(null);
  const shown = held ?? value;
  return (
    <Slider
      label={label}
      value={shown}
      min={min}
      max={max}
      step={0.05}
      shown={t('percent', { share: shown })}
      onChange={setHeld}
      onCommit={(next) => {
        setHeld(null);
        onCommit(next);
      }}
    />
  );
}
