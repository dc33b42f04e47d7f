'use client';

import { Rarity } from '@necp/shared/inventory/content';
import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { rarityMarks } from '../../components/rarity';
import { useById, useContent } from '../../components/providers/content';
import { useInterval } from '../../components/use-interval';
import { type ShownGains, useGains } from './gains-store';

const sweepEveryMs = 500;

/** Shows the latest gains of the player, line by line, for a moment. */
export function Gains() {
  const gains = useGains((state) => state.gains);
  const sweep = useGains((state) => state.sweep);
  useInterval(sweep, gains.length > 0 ? sweepEveryMs : null);
  return gains.map((one) => <Gain key={one.number} gains={one} />);
}

function Gain({ gains }: { readonly gains: ShownGains }) {
  const t = useTranslations('combat');
  const locale = useLocale() as Locale;
  const items = useById(useContent('items')?.items);
  const skills = useById(useContent('progression')?.skills);
  return (
    <div className="grid animate-appear justify-items-end">
      {gains.level !== null && <p className="font-title text-2xl text-amber">{t('levelUp', { level: gains.level })}</p>}
      {gains.experience > 0 && (
        <p className="text-sm text-text">
          {t.rich('gainExperience', {
            amount: gains.experience,
            n: (chunks) => <span className="number text-amber">{chunks}</span>,
          })}
        </p>
      )}
      {gains.eddies !== '0' && (
        <p className="text-sm text-text">
          {t.rich('gainEddies', {
            amount: gains.eddies,
            n: (chunks) => <span className="number text-green">{chunks}</span>,
          })}
        </p>
      )}
      {gains.items.map(({ templateId, quantity, rarity }) => {
        const mark = rarityMarks[Rarity.catch('common').parse(rarity)];
        return (
          <p key={templateId} className={mark.text}>
            {mark.glyph} {items.get(templateId)?.name[locale] ?? ''}
            {quantity > 1 && <span className="number"> ×{quantity}</span>}
          </p>
        );
      })}
      {gains.skills.map(({ skill, rank }) => (
        <p key={skill} className="text-sm text-cyan">
          {t('gainSkill', { name: skills.get(skill)?.name[locale] ?? '', rank })}
        </p>
      ))}
      {gains.toDelivery && <p className="text-sm text-amber">{t('toDelivery')}</p>}
    </div>
  );
}
