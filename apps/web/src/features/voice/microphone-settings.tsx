'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Select } from '../../components/select';
import { Segmented } from '../../components/segmented';
import { Slider } from '../../components/slider';
import { voiceController } from './current';
import { quietestDb, talkModes } from './gate';
import { microphones } from './microphone';
import { prefer, useVoicePreferences } from './preferences';
import { useVoice } from './store';

/** How the microphone opens, which one it is, and how loud it is now. */
export function MicrophoneSettings() {
  const t = useTranslations('voice');
  const { mode, thresholdDb } = useVoicePreferences();
  const isOpen = useVoice((state) => state.microphone === 'open');
  return (
    <section aria-label={t('settings')} className="grid gap-3">
      <Segmented
        label={t('mode')}
        value={mode}
        options={talkModes.map((value) => ({ value, label: t(`modes.${value}`) }))}
        onChange={(next) => prefer({ mode: next })}
      />
      <p className="text-sm text-quiet">{t(`modeHint.${mode}`)}</p>
      {mode === 'activation' && (
        <div className="grid gap-1">
          <span className="text-text">{t('threshold')}</span>
          <Slider
            label={t('threshold')}
            value={thresholdDb}
            min={quietestDb}
            max={0}
            step={1}
            shown={t('decibels', { value: thresholdDb })}
            onChange={(value) => prefer({ thresholdDb: value })}
          />
        </div>
      )}
      <DeviceChoice />
      {isOpen ? <LevelMeter /> : <p className="text-sm text-quiet">{t('meterHint')}</p>}
    </section>
  );
}

/** The microphones have names once the player has given permission; before, only the browser's own choice is shown. */
function DeviceChoice() {
  const t = useTranslations('voice');
  const deviceId = useVoicePreferences((state) => state.deviceId);
  const microphone = useVoice((state) => state.microphone);
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([]);
  useEffect(() => {
    let isShown = true;
    const read = () => void microphones().then((found) => isShown && setDevices(found));
    read();
    navigator.mediaDevices?.addEventListener('devicechange', read);
    return () => {
      isShown = false;
      navigator.mediaDevices?.removeEventListener('devicechange', read);
    };
  }, [microphone]);
  const named = devices.filter(({ label }) => label !== '');
  const choose = (next: string) => {
    prefer({ deviceId: next === usual ? '' : next });
    void voiceController()?.changeMicrophone();
  };
  return (
    <div className="grid gap-1">
      <span className="text-text">{t('device')}</span>
      <Select
        label={t('device')}
        value={named.some((device) => device.deviceId === deviceId) ? deviceId : usual}
        options={[
          { value: usual, label: t('usualDevice') },
          ...named.map((device) => ({ value: device.deviceId, label: device.label })),
        ]}
        onChange={choose}
      />
    </div>
  );
}

/** A list refuses an empty value. */
const usual = 'usual';

/** How loud the microphone is, with the threshold in it. */
function LevelMeter() {
  const t = useTranslations('voice');
  const levelDb = useVoice((state) => state.levelDb);
  const isTalking = useVoice((state) => state.isTalking);
  const { mode, thresholdDb } = useVoicePreferences();
  const share = (db: number) => `${Math.round(((db - quietestDb) / -quietestDb) * 100)}%`;
  return (
    <div
      role="meter"
      aria-label={t('level')}
      aria-valuemin={quietestDb}
      aria-valuemax={0}
      aria-valuenow={levelDb}
      className="relative h-3 bg-ground"
    >
      <div className={isTalking ? 'h-full bg-green' : 'h-full bg-quiet'} style={{ width: share(levelDb) }} />
      {mode === 'activation' && (
        <div aria-hidden className="absolute inset-y-0 w-0.5 bg-amber" style={{ left: share(thresholdDb) }} />
      )}
    </div>
  );
}
