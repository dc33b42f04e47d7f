'use client';

import type { Locale } from '@necp/shared/kernel';
import type { ReceivedReward } from '@necp/shared/protocol';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ContentIcon } from './content-icon';
import { useById, useContent } from './providers/content';
import { rarityMarks } from './rarity';

const amber = (chunks: ReactNode) => <span className="number text-amber">{chunks}</span>;

/** Lists what a quest or an event gave: experience and money, then items, then reputation and titles. */
export function ReceivedList({ received }: { readonly received: ReceivedReward }) {
  const t = useTranslations('hud.gain');
  const locale = useLocale() as Locale;
  const format = useFormatter();
  const items = useById(useContent('items')?.items);
  const factions = useById(useContent('reputation')?.factions);
  const signed = (amount: number) => format.number(amount, { signDisplay: 'always' });
  const { experience, chits, reputation, titles } = received;
  if (experience + chits + received.items.length + reputation.length + titles.length === 0)
    return <p className="text-quiet">{t('nothing')}</p>;
  return (
    <ul className="grid gap-1">
      {(experience > 0 || chits > 0) && (
        <li className="flex flex-wrap gap-x-4">
          {experience > 0 && <span>{t.rich('experience', { amount: signed(experience), n: amber })}</span>}
          {chits > 0 && <span className="number text-green">{signed(chits)} ¤</span>}
        </li>
      )}
      {received.items.map(({ templateId, quantity }, index) => {
        const item = items.get(templateId);
        if (!item) return null;
        const mark = rarityMarks[item.rarity];
        return (
          <li key={`${templateId} ${index}`} className={`flex items-center gap-2 ${mark.text}`}>
            <ContentIcon name={item.icon} className="size-5 shrink-0" />
            <span>
              <span aria-hidden>{mark.glyph} </span>
              {item.name[locale]}
              {quantity > 1 && <span className="number"> ×{quantity}</span>}
            </span>
          </li>
        );
      })}
      {reputation.length > 0 && (
        <li className="flex flex-wrap gap-x-4">
          {reputation.map(({ faction, points }) => (
            <span key={faction}>
              <span className={`number ${points < 0 ? 'text-red' : 'text-cyan'}`}>{signed(points)}</span>{' '}
              {factions.get(faction)?.name[locale] ?? ''}
            </span>
          ))}
        </li>
      )}
      {titles.map((title) => (
        <li key={title.en} className="text-amber">
          {t('title', { title: title[locale] })}
        </li>
      ))}
    </ul>
  );
}
