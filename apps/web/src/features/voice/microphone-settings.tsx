'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Select } from '../../components/select';
import { Segmented } from '../../components/segmented';
import { Slider } from '../../components/slider';
import { voiceController } from './current';
import { canChooseOutput, type DeviceKind, devicesOf } from './devices';
import { quietestDb, talkModes } from './gate';
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
      <MicrophoneChoice />
      <OutputChoice />
      {isOpen ? <LevelMeter /> : <p className="text-sm text-quiet">{t('meterHint')}</p>}
    </section>
  );
}

function MicrophoneChoice() {
  const deviceId = useVoicePreferences((state) => state.deviceId);
  const choose = (next: string) => {
    prefer({ deviceId: next });
    void voiceController()?.changeMicrophone();
  };
  return <DeviceChoice kind="audioinput" deviceId={deviceId} onChoose={choose} />;
}

/** Where the others are heard; left out where the browser decides that alone. */
function OutputChoice() {
  const outputId = useVoicePreferences((state) => state.outputId);
  const choose = (next: string) => {
    prefer({ outputId: next });
    voiceController()?.applyOutput();
  };
  const isOffered = useSyncExternalStore(neverChanges, canChooseOutput, () => false);
  return isOffered ? <DeviceChoice kind="audiooutput" deviceId={outputId} onChoose={choose} /> : null;
}

const neverChanges = () => () => undefined;

/** Returns the devices of a kind, now and after one was plugged in or a permission was given. */
function useDevices(kind: DeviceKind): readonly MediaDeviceInfo[] {
  const microphone = useVoice((state) => state.microphone);
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([]);
  useEffect(() => {
    let isShown = true;
    const read = () => void devicesOf(kind).then((found) => isShown && setDevices(found));
    read();
    navigator.mediaDevices?.addEventListener('devicechange', read);
    return () => {
      isShown = false;
      navigator.mediaDevices?.removeEventListener('devicechange', read);
    };
  }, [microphone, kind]);
  return devices;
}

interface DeviceChoiceProps {
  readonly kind: DeviceKind;
  readonly deviceId: string;
  readonly onChoose: (deviceId: string) => void;
}

/** Devices have names once the player has given permission; before, only the browser's own choice is shown. */
function DeviceChoice({ kind, deviceId, onChoose }: DeviceChoiceProps) {
  const t = useTranslations('voice');
  const named = useDevices(kind).filter(({ label }) => label !== '');
  const label = t(kind === 'audioinput' ? 'device' : 'output');
  return (
    <div className="grid gap-1">
      <span className="text-text">{label}</span>
      <Select
        label={label}
        value={named.some((device) => device.deviceId === deviceId) ? deviceId : usual}
        options={[
          { value: usual, label: t('usualDevice') },
          ...named.map((device) => ({ value: device.deviceId, label: device.label })),
        ]}
        onChange={(next) => onChoose(next === usual ? '' : next)}
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
