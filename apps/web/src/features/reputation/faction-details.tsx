'use client';

import type { FactionContent, TierContent } from '@necp/shared/reputation/content';
import type { Locale } from '@necp/shared/kernel';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Badge } from '../../components/badge';
import { classNames } from '../../components/class-names';

interface FactionDetailsProps {
  readonly faction: FactionContent;
  readonly factions: readonly FactionContent[];
  readonly tier: TierContent;
  readonly tiers: readonly TierContent[];
}

/** Shows what a tier grants, the faction's friends and enemies, and how reputation spills over and fades. */
export function FactionDetails({ faction, factions, tier, tiers }: FactionDetailsProps) {
  const t = useTranslations('reputation');
  const locale = useLocale() as Locale;
  const format = useFormatter();
  const namesOf = (ids: readonly string[]) =>
    ids.flatMap((id) => factions.find((candidate) => candidate.id === id)?.name[locale] ?? []).join(', ');
  return (
    <div className="grid gap-3 border-t border-line p-3 text-sm">
      <p className="text-quiet italic">{faction.blurb[locale]}</p>
      <Price tier={tier} />
      <Gifts faction={faction} tier={tier} tiers={tiers} />
      {faction.allies.length > 0 && <p className="text-quiet">{t('friends', { names: namesOf(faction.allies) })}</p>}
      {faction.enemies.length > 0 && <p className="text-quiet">{t('enemies', { names: namesOf(faction.enemies) })}</p>}
      {faction.spill.length > 0 && (
        <p className="text-quiet">
          {t('spill', {
            names: faction.spill
              .map(
                ({ faction: id, percent }) =>
                  `${namesOf([id])} ${format.number(percent / 100, { style: 'percent', signDisplay: 'exceptZero' })}`,
              )
              .join(', '),
          })}
        </p>
      )}
      {faction.decayPerDay > 0 && <p className="text-quiet">{t('drift', { points: faction.decayPerDay })}</p>}
    </div>
  );
}

function Price({ tier }: { readonly tier: TierContent }) {
  const t = useTranslations('reputation');
  return (
    <p className="text-quiet">
      {t.rich('price', {
        percent: tier.pricePercent,
        n: (chunks) => (
          <span
            className={classNames(
              'number',
              tier.pricePercent > 100 ? 'text-red' : tier.pricePercent < 100 ? 'text-green' : 'text-text',
            )}
          >
            {chunks}
          </span>
        ),
      })}
    </p>
  );
}

function Gifts({ faction, tier, tiers }: Omit<FactionDetailsProps, 'factions'>) {
  const t = useTranslations('reputation');
  const locale = useLocale() as Locale;
  const rank = (id: TierContent['id']) => tiers.findIndex((entry) => entry.id === id);
  // The effects of a faction on its enemies begin at a low tier and apply to every tier below it.
  const holds = (id: TierContent['id']) =>
    rank(id) < rank('unknown') ? rank(tier.id) <= rank(id) : rank(tier.id) >= rank(id);
  return (
    <div>
      <p className="mb-1 text-quiet">{t('gives')}</p>
      <ul className="grid gap-1">
        {faction.gives
          .toSorted((a, b) => rank(a.tier) - rank(b.tier))
          .map((gift) => (
            <li key={gift.tier + gift.what} className="flex flex-wrap items-baseline gap-2">
              <span className={holds(gift.tier) ? 'text-text' : 'text-quiet'}>{gift.text[locale]}</span>
              {holds(gift.tier) ? (
                <Badge tone={rank(gift.tier) < rank('unknown') ? 'red' : 'green'}>{t('has')}</Badge>
              ) : (
                <span className="text-quiet">
                  {t('fromTier', { tier: tiers[rank(gift.tier)]?.name[locale] ?? '' })}
                </span>
              )}
            </li>
          ))}
      </ul>
    </div>
  );
}
