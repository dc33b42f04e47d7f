'use client';

import { useTranslations } from 'next-intl';
import { Switch } from '../../components/switch';
import { usePush } from './use-push';

/** Switches the notifications of this device on and off, and says why when they cannot be. */
export function PushSwitch() {
  const t = useTranslations('notification');
  const { state, devices, isBusy, hasFailed, turn } = usePush();
  const hint =
    state === 'unable' || state === 'refused'
      ? t(`push.${state}`)
      : hasFailed
        ? t('push.failed')
        : t('push.hint', { count: devices.length });
  return (
    <Switch
      label={t('push.here')}
      hint={hint}
      checked={state === 'on'}
      disabled={isBusy || state === 'unable' || state === 'refused'}
      onChange={(isOn) => turn(isOn ? 'on' : 'off')}
    />
  );
}
