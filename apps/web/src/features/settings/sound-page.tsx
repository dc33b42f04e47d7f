'use client';

import type { SoundLevels } from '@necp/shared/settings/schema';
import { useTranslations } from 'next-intl';
import { Switch } from '../../components/switch';
import { PercentSlider, SettingRow, type SettingsPageProps } from './setting-rows';

/** The volume of each bus, and captions. */
export function SoundPage({ settings, onChange }: SettingsPageProps) {
  const t = useTranslations('settings');
  const buses: readonly (keyof SoundLevels)[] = ['master', 'effects', 'music', 'ui'];
  return (
    <div className="grid gap-3">
      {buses.map((bus) => (
        <SettingRow key={bus} label={t(`bus.${bus}`)}>
          <PercentSlider
            label={t(`bus.${bus}`)}
            value={settings.sound[bus]}
            min={0}
            max={1}
            onCommit={(level) => onChange({ sound: { ...settings.sound, [bus]: level } })}
          />
        </SettingRow>
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
