'use client';

import type { ListingView, RoleSlots } from '@necp/shared/party/finder-schema';
import { mostIn } from '@necp/shared/party/rules';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge } from '../../components/badge';
import { useActivityName } from './activities';

const slotOrder = ['tank', 'healer', 'damage', 'any'] as const;

interface ListingCardProps {
  readonly listing: ListingView;
  /** What stands below: how to apply, or what the own party can do. */
  readonly children?: ReactNode;
}

/** A listing: for what, who leads, which levels, and how many of which role are sought. */
export function ListingCard({ listing, children }: ListingCardProps) {
  const t = useTranslations('party.finder');
  const name = useActivityName();
  const { leader, levels, isRaid, isAuto, members, note, locale } = listing;
  return (
    <article aria-label={t('listingOf', { name: leader.name })} className="grid gap-1.5 py-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-semibold break-words text-text">{name(listing)}</span>
        {isRaid && <Badge tone="violet">{t('raid')}</Badge>}
        {isAuto && <Badge tone="green">{t('auto')}</Badge>}
      </p>
      <p className="flex flex-wrap gap-x-3 text-sm text-quiet">
        <span className="break-words">{t('leader', { name: leader.name, level: leader.level })}</span>
        <span className="number">{t('members', { count: members, most: mostIn({ isRaid }) })}</span>
        <span className="number">{t('levels', levels)}</span>
        <span>{t(`locale.${locale}`)}</span>
      </p>
      {note !== '' && <p className="break-words text-text">{t('quoted', { note })}</p>}
      <SoughtSlots slots={listing.slots} />
      {children}
    </article>
  );
}

function SoughtSlots({ slots }: { readonly slots: RoleSlots }) {
  const t = useTranslations('party.finder');
  return (
    <ul aria-label={t('sought')} className="flex flex-wrap gap-1.5">
      {slotOrder
        .filter((role) => slots[role] > 0)
        .map((role) => (
          <li key={role}>
            <Badge tone="cyan">{t('slot', { role: t(`slots.${role}`), count: slots[role] })}</Badge>
          </li>
        ))}
    </ul>
  );
}
