'use client';

import { reputationRange, type FactionContent, type TierContent } from '@necp/shared/reputation/content';
import type { ReputationView, FactionReputationView } from '@necp/shared/reputation/schema';
import type { Locale } from '@necp/shared/kernel';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { Badge } from '../../components/badge';
import { classNames } from '../../components/class-names';
import { Icon } from '../../components/icon';
import { FactionDetails } from './faction-details';

interface FactionListProps {
  readonly view: ReputationView;
  readonly factions: readonly FactionContent[];
  readonly tiers: readonly TierContent[];
}

const hues: Readonly<Record<string, string>> = {
  cyan: '#3fd0e0',
  amber: '#ffb547',
  green: '#61d394',
  red: '#ff4d5e',
  white: '#d6dee6',
  magenta: '#ff3d81',
  violet: '#8f6bff',
  blue: '#4f9dff',
};
const tones: Readonly<Record<TierContent['id'], 'red' | 'plain' | 'green' | 'amber'>> = {
  hunted: 'red',
  hated: 'red',
  wary: 'red',
  unknown: 'plain',
  known: 'green',
  trusted: 'green',
  kin: 'amber',
};

/** Lists all factions with the character's reputation; each opens to what its tiers grant. */
export function FactionList({ view, factions, tiers }: FactionListProps) {
  const [open, setOpen] = useState<string | null>(null);
  const sorted = tiers.toSorted((a, b) => a.fromPoints - b.fromPoints);
  return (
    <ul className="grid gap-3">
      {view.reputations.map((reputation) => {
        const faction = factions.find(({ id }) => id === reputation.faction);
        return (
          faction && (
            <FactionCard
              key={faction.id}
              faction={faction}
              factions={factions}
              reputation={reputation}
              tiers={sorted}
              isOpen={open === faction.id}
              onToggle={() => setOpen(open === faction.id ? null : faction.id)}
            />
          )
        );
      })}
    </ul>
  );
}

interface FactionCardProps {
  readonly faction: FactionContent;
  readonly factions: readonly FactionContent[];
  readonly reputation: FactionReputationView;
  readonly tiers: readonly TierContent[];
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function FactionCard({ faction, factions, reputation, tiers, isOpen, onToggle }: FactionCardProps) {
  const t = useTranslations('reputation');
  const locale = useLocale() as Locale;
  const format = useFormatter();
  const at = tiers.findIndex(({ id }) => id === reputation.tier);
  const tier = tiers[at];
  const next = tiers[at + 1];
  const n = (chunks: ReactNode) => <span className="number text-text">{chunks}</span>;
  if (!tier) return null;
  return (
    <li className="border border-line bg-ground/50">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-label={t('more', { name: faction.name[locale] })}
        onClick={onToggle}
        className="grid w-full gap-2 p-3 text-left transition-colors hover:bg-raised/60"
      >
        <span className="flex items-center gap-3">
          <span aria-hidden className="h-6 w-1 shrink-0" style={{ background: hues[faction.hue] ?? '#8592a0' }} />
          <span className="min-w-0 grow font-title text-base text-text">{faction.name[locale]}</span>
          <Badge tone={tones[tier.id]}>{tier.name[locale]}</Badge>
          <Icon name={isOpen ? 'chevron_up' : 'chevron_down'} className="size-4 text-quiet" />
        </span>
        <Scale
          label={t('pointsOf', { name: faction.name[locale], points: reputation.points, tier: tier.name[locale] })}
          points={reputation.points}
          tiers={tiers}
        />
        <span className="flex flex-wrap justify-between gap-3 text-sm text-quiet">
          <span className="number">{t('points', { count: reputation.points })}</span>
          <span>
            {next
              ? t.rich('toNext', {
                  left: format.number(next.fromPoints - reputation.points),
                  tier: next.name[locale],
                  n,
                })
              : t('atTop')}
          </span>
        </span>
      </button>
      {isOpen && <FactionDetails faction={faction} factions={factions} tier={tier} tiers={tiers} />}
    </li>
  );
}

/** Draws the whole range of reputation: ticks where tiers begin, and a mark at the character's points. */
function Scale({
  label,
  points,
  tiers,
}: {
  readonly label: string;
  readonly points: number;
  readonly tiers: readonly TierContent[];
}) {
  const share = (value: number) => ((value - reputationRange.min) / (reputationRange.max - reputationRange.min)) * 100;
  const [from, to] = points < 0 ? [share(points), share(0)] : [share(0), share(points)];
  return (
    <span
      role="meter"
      aria-label={label}
      aria-valuemin={reputationRange.min}
      aria-valuemax={reputationRange.max}
      aria-valuenow={points}
      className="relative block h-3"
    >
      <span className="absolute inset-x-0 top-1 h-1 bg-[#1b222a]" />
      <span
        className={classNames('absolute top-1 h-1', points < 0 ? 'bg-red' : 'bg-green')}
        style={{ left: `${from}%`, width: `${to - from}%` }}
      />
      {tiers
        .filter(({ fromPoints }) => fromPoints > reputationRange.min)
        .map(({ id, fromPoints }) => (
          <span key={id} className="absolute top-0.5 h-2 w-px bg-quiet/50" style={{ left: `${share(fromPoints)}%` }} />
        ))}
      <span className="absolute top-0 h-3 w-1 -translate-x-1/2 bg-text" style={{ left: `${share(points)}%` }} />
    </span>
  );
}
