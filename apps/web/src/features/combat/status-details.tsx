'use client';

import type { Locale } from '@necp/shared/kernel';
import type { StatBonus } from '@necp/shared/progression/content';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { StatList } from '../../components/stat-list';
import { changesOf } from '../../components/stat-words';
import { useNow } from '../../components/use-now';
import { useNamesInLog } from './names';
import { endlessMs, type KnownStatus } from './status-order';

/** What a status does in numbers, with all its stacks; who applied it, and how long it lasts. */
export function StatusDetails({ status }: { readonly status: KnownStatus }) {
  const t = useTranslations('combat');
  const locale = useLocale() as Locale;
  const name = useNamesInLog();
  const { content, stacks, by } = status;
  const isKnown = by.isSelf || by.name !== '' || by.content !== '';
  const giver = isKnown ? name(by) : '';
  const bonus = timesStacks(content.bonus ?? {}, stacks);
  return (
    <div className="grid w-60 gap-1.5 py-1">
      <p className="flex items-baseline justify-between gap-3">
        <b className="font-title text-base font-medium">{content.name[locale]}</b>
        <span className="text-quiet">{t(`statusKind.${content.kind}`)}</span>
      </p>
      {content.maxStacks > 1 && (
        <p className="text-cyan tabular-nums">{t('statusStacks', { stacks, most: content.maxStacks })}</p>
      )}
      {content.control && <p className="text-amber">{t(`control.${content.control}`)}</p>}
      <PerSecond status={status} />
      {status.absorbs !== undefined && (
        <p className="text-cyan tabular-nums">{t('absorbs', { points: status.absorbs })}</p>
      )}
      {changesOf(bonus).length > 0 && <StatList bonus={bonus} />}
      {content.breaksOnDamage && <p className="text-quiet">{t('statusBreaks')}</p>}
      <p className="text-quiet italic short:hidden">{content.blurb[locale]}</p>
      {giver !== '' && <p className="text-quiet">{t('statusBy', { name: giver })}</p>}
      <TimeLeft endsMs={status.endsMs} />
    </div>
  );
}

/** Each stack adds the whole bonus, as the zone counts it. */
function timesStacks(bonus: StatBonus, stacks: number): StatBonus {
  return Object.fromEntries(Object.entries(bonus).map(([stat, value]) => [stat, (value ?? 0) * stacks])) as StatBonus;
}

function PerSecond({ status: { content, stacks } }: { readonly status: KnownStatus }) {
  const t = useTranslations('combat');
  const format = useFormatter();
  const points = (content.damagePerS ?? 0) * stacks;
  if (points === 0) return null;
  const amount = format.number(Math.abs(points), { maximumFractionDigits: 1 });
  return points > 0 ? (
    <p className="text-red">
      {t('damagePerSecond', { amount, type: t(`damageType.${content.damageType ?? 'physical'}`) })}
    </p>
  ) : (
    <p className="text-green">{t('healPerSecond', { amount })}</p>
  );
}

function TimeLeft({ endsMs }: { readonly endsMs: number }) {
  const t = useTranslations('combat');
  const now = useNow(250);
  if (endsMs - now >= endlessMs) return null;
  return (
    <p className="text-cyan tabular-nums">
      {t('timeLeft', { seconds: Math.max(0, Math.ceil((endsMs - now) / 1000)) })}
    </p>
  );
}
