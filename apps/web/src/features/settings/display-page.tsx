'use client';

import type { Locale } from '@necp/shared/kernel';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { rememberLocale } from '../../components/site/language-switch';
import { Switch } from '../../components/switch';
import { askToEditHud } from './hud-request';
import { useShownEffects } from './store';
import { WindowsReset } from './windows-reset';
import { ChoiceRow, PercentSlider, SettingRow, type SettingsPageProps } from './setting-rows';

const languages = [
  { value: 'en', label: 'English' },
  { value: 'ru', label: 'Русский' },
] as const;

/** The settings of language, picture and interface. */
export function DisplayPage({ settings, onChange }: SettingsPageProps) {
  const t = useTranslations('settings');
  const router = useRouter();
  const hint = useEffectsHint(settings);
  const speak = (language: Locale) => {
    rememberLocale(language);
    onChange({ language });
    router.refresh();
  };
  return (
    <div className="grid gap-4">
      <ChoiceRow label={t('language')} value={settings.language} options={languages} onChange={speak} />
      <ChoiceRow
        label={t('effects')}
        hint={hint}
        value={settings.effects}
        options={labelled(['off', 'low', 'high'], (value) => t(`effectsLevel.${value}`))}
        onChange={(effects) => onChange({ effects })}
      />
      <Switch
        label={t('effectsLock')}
        hint={t('effectsLockHint')}
        checked={settings.effectsPace === 'locked'}
        onChange={(on) => onChange({ effectsPace: on ? 'locked' : 'automatic' })}
      />
      <ChoiceRow
        label={t('frameCap')}
        hint={t('frameCapHint')}
        value={settings.frameCap}
        options={labelled(['30', '60', 'unlimited'], (value) => (value === 'unlimited' ? t('frameCapNone') : value))}
        onChange={(frameCap) => onChange({ frameCap })}
      />
      <ChoiceRow
        label={t('motion')}
        hint={t('motionHint')}
        value={settings.motion}
        options={labelled(['system', 'full', 'reduced'], (value) => t(`motionLevel.${value}`))}
        onChange={(motion) => onChange({ motion })}
      />
      <ChoiceRow
        label={t('namePlates')}
        value={settings.namePlates}
        options={labelled(['all', 'players', 'none'], (value) => t(`namePlatesOf.${value}`))}
        onChange={(namePlates) => onChange({ namePlates })}
      />
      <Switch
        label={t('shake')}
        hint={t('shakeHint')}
        checked={settings.shake === 'on'}
        onChange={(on) => onChange({ shake: on ? 'on' : 'off' })}
      />
      <Switch
        label={t('barNumbers')}
        hint={t('barNumbersHint')}
        checked={settings.barNumbers === 'on'}
        onChange={(on) => onChange({ barNumbers: on ? 'on' : 'off' })}
      />
      <SettingRow label={t('hudLayout')} hint={t('hudLayoutHint')}>
        <Button icon="grid" onClick={askToEditHud}>
          {t('hud.title')}
        </Button>
      </SettingRow>
      <Sizes settings={settings} onChange={onChange} />
      <WindowsReset />
    </div>
  );
}

/** Says which effects are drawn now, when they are not those of the choice. */
function useEffectsHint({ effects, effectsPace }: SettingsPageProps['settings']): string {
  const t = useTranslations('settings');
  const shown = useShownEffects((state) => state.effects);
  if (effectsPace === 'locked' || shown === null || shown === effects) return t('effectsHint');
  return t('effectsReduced', { level: t(`effectsLevel.${shown}`) });
}

function labelled<const T extends string>(values: readonly T[], labelOf: (value: T) => string) {
  return values.map((value) => ({ value, label: labelOf(value) }));
}

function Sizes({ settings, onChange }: SettingsPageProps) {
  const t = useTranslations('settings');
  return (
    <>
      <SettingRow label={t('zoom')}>
        <PercentSlider
          label={t('zoom')}
          value={settings.zoom}
          min={0.75}
          max={1.5}
          onCommit={(zoom) => onChange({ zoom })}
        />
      </SettingRow>
      <SettingRow label={t('scale')}>
        <PercentSlider
          label={t('scale')}
          value={settings.scale}
          min={0.8}
          max={1.5}
          onCommit={(scale) => onChange({ scale })}
        />
      </SettingRow>
    </>
  );
}
