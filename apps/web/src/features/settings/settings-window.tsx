'use client';

import type { Locale } from '@necp/shared/kernel';
import type { Settings, SoundLevels } from '@necp/shared/settings/schema';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { LoadFailed } from '../../components/load-failed';
import { Segmented } from '../../components/segmented';
import { rememberLocale } from '../../components/site/language-switch';
import { Slider } from '../../components/slider';
import { Loading } from '../../components/states';
import { Switch } from '../../components/switch';
import { Tabs } from '../../components/tabs';
import { Window } from '../../components/window';
import { KeyList } from './key-list';
import { type SettingsChange, useChangeSettings, useSettings } from './use-settings';

interface PartProps {
  readonly settings: Settings;
  readonly onChange: (change: SettingsChange) => void;
}
type Page = 'display' | 'sound' | 'keys' | 'privacy';

/** Everything a player can set; in force at once, kept on the server. */
export function SettingsWindow({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useTranslations('settings');
  const view = useSettings();
  const change = useChangeSettings();
  const [page, setPage] = useState<Page>('display');
  return (
    <Window title={t('title')} open={open} onClose={onClose} closeLabel={t('close')} width="medium">
      {view.isPending && <Loading label={t('loading')} />}
      {view.isError && (
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={view.error}
          onRetry={() => void view.refetch()}
        />
      )}
      {view.data && (
        <Tabs
          label={t('title')}
          value={page}
          onChange={setPage}
          contentClassName="pt-5 sm:min-h-96"
          tabs={[
            {
              id: 'display',
              label: t('display'),
              content: <Display settings={view.data.settings} onChange={change} />,
            },
            { id: 'sound', label: t('sound'), content: <Sound settings={view.data.settings} onChange={change} /> },
            {
              id: 'keys',
              label: t('keys'),
              content: <KeyList keys={view.data.settings.keys} onChange={(keys) => change({ keys })} />,
            },
            {
              id: 'privacy',
              label: t('privacy'),
              content: <PrivacyPart settings={view.data.settings} onChange={change} />,
            },
          ]}
        />
      )}
    </Window>
  );
}

function Line({
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

function Display({ settings, onChange }: PartProps) {
  const t = useTranslations('settings');
  const router = useRouter();
  const speak = (language: Locale) => {
    rememberLocale(language);
    onChange({ language });
    router.refresh();
  };
  const options = <T extends string>(values: readonly T[], word: (value: T) => string) =>
    values.map((value) => ({ value, label: word(value) }));
  return (
    <div className="grid gap-4">
      <Line label={t('language')}>
        <Segmented
          label={t('language')}
          value={settings.language}
          onChange={speak}
          options={[
            { value: 'en', label: 'English' },
            { value: 'ru', label: 'Русский' },
          ]}
        />
      </Line>
      <Line label={t('effects')} hint={t('effectsHint')}>
        <Segmented
          label={t('effects')}
          value={settings.effects}
          onChange={(effects) => onChange({ effects })}
          options={options(['off', 'low', 'high'] as const, (value) => t(`effectsLevel.${value}`))}
        />
      </Line>
      <Line label={t('frameCap')} hint={t('frameCapHint')}>
        <Segmented
          label={t('frameCap')}
          value={settings.frameCap}
          onChange={(frameCap) => onChange({ frameCap })}
          options={options(['30', '60', 'unlimited'] as const, (value) =>
            value === 'unlimited' ? t('frameCapNone') : value,
          )}
        />
      </Line>
      <Line label={t('motion')} hint={t('motionHint')}>
        <Segmented
          label={t('motion')}
          value={settings.motion}
          onChange={(motion) => onChange({ motion })}
          options={options(['system', 'full', 'reduced'] as const, (value) => t(`motionLevel.${value}`))}
        />
      </Line>
      <Line label={t('namePlates')}>
        <Segmented
          label={t('namePlates')}
          value={settings.namePlates}
          onChange={(namePlates) => onChange({ namePlates })}
          options={options(['all', 'players', 'none'] as const, (value) => t(`namePlatesOf.${value}`))}
        />
      </Line>
      <Switch
        label={t('shake')}
        hint={t('shakeHint')}
        checked={settings.shake === 'on'}
        onChange={(on) => onChange({ shake: on ? 'on' : 'off' })}
      />
      <Line label={t('zoom')}>
        <Share label={t('zoom')} value={settings.zoom} min={0.75} max={1.5} onCommit={(zoom) => onChange({ zoom })} />
      </Line>
      <Line label={t('scale')}>
        <Share
          label={t('scale')}
          value={settings.scale}
          min={0.8}
          max={1.5}
          onCommit={(scale) => onChange({ scale })}
        />
      </Line>
    </div>
  );
}

function Share({
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

function Sound({ settings, onChange }: PartProps) {
  const t = useTranslations('settings');
  const buses: readonly (keyof SoundLevels)[] = ['master', 'effects', 'music', 'ui'];
  return (
    <div className="grid gap-3">
      {buses.map((bus) => (
        <Line key={bus} label={t(`bus.${bus}`)}>
          <Share
            label={t(`bus.${bus}`)}
            value={settings.sound[bus]}
            min={0}
            max={1}
            onCommit={(level) => onChange({ sound: { ...settings.sound, [bus]: level } })}
          />
        </Line>
      ))}
      <Switch
        label={t('captions')}
        hint={t('captionsHint')}
        checked={settings.captions === 'on'}
        onChange={(on) => onChange({ captions: on ? 'on' : 'off' })}
      />
    </div>
  );
}

function PrivacyPart({ settings, onChange }: PartProps) {
  const t = useTranslations('settings');
  const { privacy } = settings;
  return (
    <div className="grid gap-4">
      <Switch
        label={t('profileOpen')}
        hint={t('profileOpenHint')}
        checked={privacy.profile === 'everyone'}
        onChange={(open) => onChange({ privacy: { ...privacy, profile: open ? 'everyone' : 'nobody' } })}
      />
      <Switch
        label={t('presenceOpen')}
        hint={t('presenceOpenHint')}
        checked={privacy.presence === 'everyone'}
        onChange={(open) => onChange({ privacy: { ...privacy, presence: open ? 'everyone' : 'nobody' } })}
      />
    </div>
  );
}
