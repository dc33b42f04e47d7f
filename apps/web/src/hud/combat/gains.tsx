'use client';

import { Rarity } from '@necp/shared/inventory/content';
import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { rarityMarks } from '../../components/rarity';
import { useById, useContent } from '../../components/providers/content';
import { type ShownGains, useCombat } from './store';

/** Shows the latest gains of the player, line by line, for a moment. */
export function GainsList() {
  const t = useTranslations('combat');
  const gains = useCombat((state) => state.gains);
  const summary = useCombat((state) => state.summary);
  useSweep(gains.length + (summary ? 1 : 0));
  return (
    <div
      aria-live="polite"
      aria-label={t('gains')}
      role="log"
      className={
        'pointer-events-none grid justify-items-end gap-1 text-right ' + '[text-shadow:0_0_4px_#05070a,0_0_4px_#05070a]'
      }
    >
      {gains.map((one) => (
        <Gain key={one.number} gains={one} />
      ))}
      {summary && summary.damageDone + summary.damageTaken > 0 && (
        <p className="animate-appear text-sm text-quiet">
          {t('summary', {
            done: summary.damageDone,
            taken: summary.damageTaken,
            kills: summary.kills,
            share: summary.shotsFired > 0 ? summary.shotsHit / summary.shotsFired : 0,
          })}
        </p>
      )}
    </div>
  );
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

/** Shows important sounds as text, with their directions. */
export function Captions() {
  const t = useTranslations('combat');
  const captions = useCombat((state) => state.captions);
  useSweep(captions.length);
  return (
    <div role="log" aria-label={t('captions')} className="pointer-events-none grid justify-items-center gap-0.5">
      {captions.map((caption) => (
        <p key={caption.number} className="bg-ground/75 px-2 text-sm text-text">
          [{t(`caption.${caption.key}`)}] <span className="text-quiet">{t(`direction.${caption.direction}`)}</span>
        </p>
      ))}
    </div>
  );
}

/** Removes entries that were shown long enough, as long as there are some. */
function useSweep(count: number): void {
  const sweep = useCombat((state) => state.sweep);
  useEffect(() => {
    if (count === 0) return;
    const beat = setInterval(sweep, 500);
    return () => clearInterval(beat);
  }, [count, sweep]);
}
