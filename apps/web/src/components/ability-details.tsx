'use client';

import type { AbilityContent, AbilityEffect } from '@necp/shared/ability/content';
import { abilityAmount, cooldownAfterMs, rankBonus } from '@necp/shared/ability/formulas';
import type { Locale } from '@necp/shared/kernel';
import { withPercent } from '@necp/shared/progression/formulas';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useTRPC } from './providers/api';
import { useById, useContent } from './providers/content';

/**
 * Shows the costs and effects of an ability with the numbers for the reader's character, which the zone computes with
 * the same formulas.
 */
export function AbilityDetails({ ability, rank }: { readonly ability: AbilityContent; readonly rank: number }) {
  const t = useTranslations('ability');
  const trpc = useTRPC();
  const view = useQuery(trpc.progression.view.queryOptions()).data;
  const { seconds, metres } = useFigures();
  const bonus = rankBonus(ability, rank);
  const owner = {
    level: view?.level ?? 1,
    attributes: view?.attributes ?? newcomer,
    amountPercent: bonus.amountPercent,
  };
  const cost = (['energy', 'ram', 'stamina'] as const).flatMap((pool) =>
    ability.cost[pool] > 0 ? [t(pool, { count: Math.round(withPercent(ability.cost[pool], bonus.costPercent)) })] : [],
  );
  const next = ability.ranks[rank - 1];
  const locale = useLocale() as Locale;
  const details = [
    ...(cost.length > 0 ? cost : [t('free')]),
    ability.channelMs > 0
      ? t('channel', { seconds: seconds(ability.channelMs) })
      : ability.castMs > 0
        ? t('cast', { seconds: seconds(ability.castMs) })
        : t('instant'),
    ...(ability.cooldownMs > 0
      ? [t('cooldown', { seconds: seconds(cooldownAfterMs(ability.cooldownMs, bonus.cooldownPercent)) })]
      : []),
    ability.target === 'self' ? t('self') : t('range', { metres: metres(ability.rangeTiles) }),
    ...(ability.needs === undefined ? [] : [t(`needs.${ability.needs}`)]),
    ...(ability.telegraphMs > 0 ? [t('telegraph', { seconds: seconds(ability.telegraphMs) })] : []),
  ];
  return (
    <div className="grid gap-2 text-sm">
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-cyan tabular-nums">
        {details.map((detail) => (
          <span key={detail}>{detail}</span>
        ))}
        <Area ability={ability} areaPercent={bonus.areaPercent} />
      </p>
      <ul className="grid gap-1 text-text">
        {ability.effects.map((effect, index) => (
          <Effect key={index} effect={effect} owner={owner} lastsPercent={bonus.lastsPercent} />
        ))}
      </ul>
      {next && <p className="text-quiet">{t('nextRank', { rank: rank + 1, text: next.text[locale] })}</p>}
    </div>
  );
}

const newcomer = { body: 5, reflex: 5, tech: 5, intellect: 5, cool: 5 } as const;

function useFigures() {
  const format = useFormatter();
  const short = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  return { seconds: (ms: number) => short(ms / 1000), metres: short };
}

function Area({ ability, areaPercent }: { readonly ability: AbilityContent; readonly areaPercent: number }) {
  const t = useTranslations('ability.area');
  const { metres } = useFigures();
  const { area } = ability;
  if (area.shape === 'single') return null;
  const wide = (tiles: number) => metres(withPercent(tiles, areaPercent));
  if (area.shape === 'circle') return <span>{t('circle', { metres: wide(area.radiusTiles) })}</span>;
  if (area.shape === 'cone')
    return <span>{t('cone', { metres: wide(area.lengthTiles), degrees: area.angleDegrees })}</span>;
  return <span>{t('line', { metres: wide(area.lengthTiles) })}</span>;
}

interface EffectProps {
  readonly effect: AbilityEffect;
  readonly owner: Parameters<typeof abilityAmount>[1];
  readonly lastsPercent: number;
}

function Effect({ effect, owner, lastsPercent }: EffectProps) {
  const t = useTranslations('ability');
  const say = useEffectWords(owner, lastsPercent);
  const n = (chunks: ReactNode) => <span className="number text-amber">{chunks}</span>;
  if (effect.does === 'damage') {
    return (
      <li>
        {t.rich('does.damage', { ...say.range(effect.amount), type: t(`type.${effect.damageType}`), n })}
        {effect.weaponPercent > 0 && ` ${t('does.weapon', { percent: effect.weaponPercent })}`}
        {effect.penetration > 0 && (
          <span className="text-quiet">
            ;{t(effect.damageType === 'cyber' ? 'does.overrides' : 'does.pierces', { percent: effect.penetration })}
          </span>
        )}
      </li>
    );
  }
  if (effect.does === 'heal') return <li>{t.rich('does.heal', { ...say.range(effect.amount), n })}</li>;
  if (effect.does === 'shield')
    return <li>{t.rich('does.shield', { ...say.range(effect.amount), seconds: say.lasts(effect.lastsMs), n })}</li>;
  if (effect.does === 'deploy')
    return (
      <li>{t.rich(`does.deploy.${effect.what}`, { health: effect.health, seconds: say.lasts(effect.lastsMs), n })}</li>
    );
  return <li>{say.plain(effect)}</li>;
}

type Plain = Exclude<AbilityEffect, { does: 'damage' | 'heal' | 'shield' | 'deploy' }>;

function useEffectWords(owner: EffectProps['owner'], lastsPercent: number) {
  const t = useTranslations('ability.does');
  const locale = useLocale() as Locale;
  const statuses = useById(useContent('abilities')?.statuses);
  const { seconds, metres } = useFigures();
  const lasts = (ms: number) => seconds(withPercent(ms, lastsPercent));
  const plain = (effect: Plain): string => {
    switch (effect.does) {
      case 'status': {
        const words = {
          name: statuses.get(effect.status)?.name[locale] ?? '',
          seconds: lasts(effect.lastsMs),
          chance: effect.chance,
        };
        return effect.on === 'self'
          ? t('statusSelf', words)
          : effect.chance < 100
            ? t('statusChance', words)
            : t('status', words);
      }
      case 'push':
        return effect.tiles < 0
          ? t('pull', { metres: metres(-effect.tiles) })
          : t('push', { metres: metres(effect.tiles) });
      case 'dash':
        return t('dash', { metres: metres(effect.tiles) });
      case 'threat':
        return t(effect.points < 0 ? 'calm' : 'threat');
      case 'reveal':
        return t('reveal', { seconds: lasts(effect.lastsMs) });
      case 'cleanse':
        return t('cleanse', { count: effect.count });
      case 'restore':
        return t(`restore.${effect.pool}`, { count: effect.amount });
      case 'reload':
        return t('reload');
      case 'turn_machine':
        return t('turn_machine', { seconds: lasts(effect.lastsMs) });
      case 'snatch':
        return t('snatch', { percent: effect.percent, chits: effect.mostChits });
      case 'summon':
        return t('summon', { count: effect.count });
    }
  };
  const range = (amount: Parameters<typeof abilityAmount>[0]) => ({
    min: abilityAmount(amount, owner, 0),
    max: abilityAmount(amount, owner, 1),
  });
  return { range, lasts, plain };
}
