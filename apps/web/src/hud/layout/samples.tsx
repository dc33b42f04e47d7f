'use client';

import { useTranslations } from 'next-intl';
import { Bar } from '../../components/bar';
import { KeyCap } from '../../components/key-cap';

/** What stands in for the frame of a target while there is none. */
export function TargetSample() {
  const t = useTranslations('hud.sample');
  return (
    <div className="cut w-72 max-w-[49vw] p-2.5">
      <p className="mb-1 font-title leading-tight font-medium text-red">{t('target')}</p>
      <Bar label={t('target')} value={70} max={100} tone="health" size="medium" />
    </div>
  );
}

/** What stands in for the tracker and the event. */
export function TrackerSample() {
  const t = useTranslations('hud.sample');
  return (
    <div className="cut w-72 p-2.5">
      <p className="font-title text-amber">{t('quest')}</p>
      <p className="text-sm text-quiet">{t('objective')}</p>
    </div>
  );
}

/** What stands in for the prompt and the captions. */
export function PromptSample() {
  const t = useTranslations('hud.sample');
  return (
    <div className="cut edge-amber flex w-max items-center gap-2 px-3 py-2">
      <KeyCap>F</KeyCap>
      {t('prompt')}
    </div>
  );
}

/** What stands in for the held weapon. */
export function WeaponSample() {
  const t = useTranslations('hud.sample');
  return (
    <div className="cut px-3 py-1.5">
      <p className="text-sm text-quiet">{t('weapon')}</p>
      <p className="number text-lg leading-none">9 / 12</p>
    </div>
  );
}

/** What stands in for the feed of gains. */
export function GainsSample() {
  const t = useTranslations('hud.sample');
  return (
    <ul className="grid justify-items-start gap-0.5">
      {(['gain', 'item'] as const).map((line) => (
        <li key={line} className="border-l-2 border-amber bg-ground/85 px-2.5 py-0.5 text-sm text-text">
          {t(line)}
        </li>
      ))}
    </ul>
  );
}
