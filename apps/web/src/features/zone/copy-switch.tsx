'use client';

import type { Locale } from '@necp/shared/kernel';
import type { ZoneCopies } from '@necp/shared/protocol';
import { isInstance } from '@necp/shared/zone/copies';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '../../components/button';
import { useEscapeFirst } from '../../components/use-escape-first';
import type { FightVerbs } from '../../game/types';
import { copyName } from './copy-name';
import { useZone } from './store';

interface CopySwitchProps {
  readonly street: Pick<FightVerbs, 'askCopies' | 'changeCopy'> | null;
  /** The street has the keys again. */
  readonly focusGame: () => void;
}

const askEveryMs = 5_000;

/**
 * In which copy of a crowded district one is, who is in the others, and the way over; nothing while there is only one.
 */
export function CopySwitch({ street, focusGame }: CopySwitchProps) {
  const t = useTranslations('zone');
  const locale = useLocale() as Locale;
  const arrival = useZone((state) => state.arrival);
  const count = useZone((state) => state.copyCount);
  const copies = useZone((state) => state.copies);
  const [isOpen, setOpen] = useState(false);
  const shut = () => {
    setOpen(false);
    focusGame();
  };
  useEscapeFirst({ isHeld: isOpen, letGo: shut });
  useEffect(() => {
    if (!isOpen) return;
    street?.askCopies();
    const asking = setInterval(() => street?.askCopies(), askEveryMs);
    return () => clearInterval(asking);
  }, [isOpen, street, arrival]);
  if (!arrival || isInstance(arrival.channel) || (count < 2 && arrival.channel === 1)) return null;
  const { channel, zoneName } = arrival;
  const go = (to: number) => {
    street?.changeCopy(to);
    shut();
  };
  return (
    <div className="relative z-20">
      <Button
        size="small"
        icon="people"
        aria-expanded={isOpen}
        aria-label={t('copiesShow', { channel, count: Math.max(count, channel) })}
        onClick={() => (isOpen ? shut() : setOpen(true))}
      >
        {copyName(zoneName[locale], channel)}
      </Button>
      {isOpen && (
        <section
          aria-label={t('copies')}
          className="cut plate-[rgb(12_16_20/0.96)] absolute top-full right-0 mt-1 grid w-72 max-w-[80vw] animate-appear gap-2 p-3"
        >
          <p className="caps text-xs text-amber">{t('copies')}</p>
          <p className="text-sm text-quiet">{t('copiesHint')}</p>
          {copies === null ? (
            <p role="status" className="text-sm text-quiet">
              {t('copiesLoading')}
            </p>
          ) : (
            <Copies copies={copies} name={zoneName[locale]} onGo={go} />
          )}
        </section>
      )}
    </div>
  );
}

function Copies({
  copies: { own, capacity, copies },
  name,
  onGo,
}: {
  readonly copies: ZoneCopies;
  readonly name: string;
  readonly onGo: (channel: number) => void;
}) {
  const t = useTranslations('zone');
  return (
    <ul className="grid gap-1">
      {copies.map(({ channel, population }) => (
        <li key={channel}>
          <Button size="small" wide disabled={channel === own || population >= capacity} onClick={() => onGo(channel)}>
            <span className="number">
              {name} · {channel}
            </span>
            <span className="ml-2 text-quiet">
              {t('copyPeople', { count: population })}
              {channel === own ? `, ${t('copyHere')}` : population >= capacity ? `, ${t('copyFull')}` : ''}
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
