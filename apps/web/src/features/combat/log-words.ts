'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { Locale } from '@necp/shared/kernel';
import { zoneNames } from '@necp/content/client';
import type { CombatSummary } from '@necp/shared/protocol';
import { useCallback } from 'react';
import { useById, useContent } from '../../components/providers/content';
import type { CombatLogEntry } from '../../game/types';
import type { Gain } from '../base/gains';
import type { LogLine } from './feed-store';
import { perSecond } from './log-rules';
import { useMeansNames, useNamesInLog } from './names';

/** Returns a function that says a line of the log in the player's language, for the screen and for copies. */
export function useLogWords(): (line: LogLine) => string {
  const entryWords = useEntryWords();
  const fightWords = useFightWords();
  const rewardWords = useRewardWords();
  return useCallback(
    (line) =>
      line.what === 'fight'
        ? fightWords(line.summary)
        : line.what === 'reward'
          ? rewardWords(line.gain)
          : entryWords(line),
    [entryWords, fightWords, rewardWords],
  );
}

function useEntryWords(): (entry: CombatLogEntry) => string {
  const t = useTranslations('combat');
  const format = useFormatter();
  const name = useNamesInLog();
  const means = useMeansNames();
  return useCallback(
    ({ what, source, target, amount, critical, by }) => {
      const words = {
        source: source ? name(source) : t('unknownSource'),
        target: name(target),
        amount: format.number(amount),
        hasSource: source ? 'yes' : 'no',
        isYou: target.isSelf ? 'yes' : 'no',
        critical: critical ? 'yes' : 'no',
        by: means(by, source?.content),
        hasBy: means(by, source?.content) === '' ? 'no' : 'yes',
      };
      return t(`line.${what}`, words);
    },
    [t, format, name, means],
  );
}

/** Returns a function that names where a fight was: the place and its district, or the district alone. */
export function usePlaceWords(): (at: { readonly zoneId: string; readonly place: string | null }) => string {
  const locale = useLocale() as Locale;
  const places = useById(useContent('worldState')?.places);
  return useCallback(
    ({ zoneId, place }) => {
      const zone = zoneNames[zoneId]?.[locale] ?? '';
      const within = place === null ? undefined : places.get(place)?.name[locale];
      return within === undefined || within === zone ? zone : `${within}, ${zone}`;
    },
    [locale, places],
  );
}

function useFightWords(): (summary: CombatSummary) => string {
  const t = useTranslations('combat');
  const format = useFormatter();
  const place = usePlaceWords();
  return useCallback(
    (summary) => {
      const { durationMs, damageDone, damageTaken, healed, outcome } = summary;
      return t('fightOver', {
        outcome: t(`encounters.outcome.${outcome}`),
        place: place(summary),
        seconds: format.number(durationMs / 1000, { maximumFractionDigits: 0 }),
        dealt: format.number(damageDone),
        perSecond: format.number(perSecond(damageDone, durationMs), { maximumFractionDigits: 1 }),
        taken: format.number(damageTaken),
        healed: format.number(healed),
      });
    },
    [t, format, place],
  );
}

function useRewardWords(): (gain: Gain) => string {
  const t = useTranslations('combat.rewardLine');
  const locale = useLocale() as Locale;
  const format = useFormatter();
  const items = useById(useContent('items')?.items);
  return useCallback(
    (gain) => {
      if (gain.kind === 'experience') return t('experience', { amount: format.number(gain.amount) });
      if (gain.kind === 'chits') return t('chits', { amount: format.number(gain.amount) });
      if (gain.kind === 'item') return t('item', { name: items.get(gain.id)?.name[locale] ?? '', count: gain.amount });
      return '';
    },
    [t, locale, format, items],
  );
}
