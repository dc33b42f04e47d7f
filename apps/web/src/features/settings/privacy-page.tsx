'use client';

import { useTranslations } from 'next-intl';
import { Switch } from '../../components/switch';
import type { SettingsPageProps } from './setting-rows';

/** Who may see the character's profile and presence, and what may be collected. */
export function PrivacyPage({ settings, onChange }: SettingsPageProps) {
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
      <Switch
        label={t('gearOpen')}
        hint={t('gearOpenHint')}
        checked={privacy.gear === 'everyone'}
        onChange={(open) => onChange({ privacy: { ...privacy, gear: open ? 'everyone' : 'nobody' } })}
      />
      <Switch
        label={t('recordOpen')}
        hint={t('recordOpenHint')}
        checked={privacy.record === 'everyone'}
        onChange={(open) => onChange({ privacy: { ...privacy, record: open ? 'everyone' : 'nobody' } })}
      />
      <Switch
        label={t('analytics')}
        hint={t('analyticsHint')}
        checked={privacy.analytics === 'on'}
        onChange={(isAgreed) => onChange({ privacy: { ...privacy, analytics: isAgreed ? 'on' : 'off' } })}
      />
    </div>
  );
}
