'use client';

import type { EnemyContent } from '@necp/shared/combat/content';
import { chanceBands, type HuntDrop, type HuntEntry } from '@necp/shared/loot/hunt';
import type { Locale } from '@necp/shared/kernel';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '../../components/badge';
import { classNames } from '../../components/class-names';
import { ContentIcon } from '../../components/content-icon';
import { FoldMark } from '../../components/fold-mark';
import { Icon } from '../../components/icon';
import type { ItemKinds } from '../../components/items/use-item-kinds';
import { LoadFailed } from '../../components/load-failed';
import { useTRPC } from '../../components/providers/api';
import { useById, useContent } from '../../components/providers/content';
import { rarityMarks } from '../../components/rarity';
import { Loading } from '../../components/states';

/** Every kind of enemy: what is known of those that were brought down, and shadows of the others. */
export function HuntPage({ kinds }: { readonly kinds: ItemKinds }) {
  const t = useTranslations('loot.hunt');
  const all = useTranslations('loot');
  const trpc = useTRPC();
  const hunt = useQuery(trpc.loot.hunt.queryOptions());
  const enemies = useById(useContent('enemies')?.enemies);
  if (hunt.error)
    return (
      <LoadFailed
        title={all('loadFailed')}
        retryLabel={all('tryAgain')}
        error={hunt.error}
        onRetry={() => void hunt.refetch()}
      />
    );
  if (!hunt.data || enemies.size === 0) return <Loading label={all('loading')} />;
  const { known, unknown } = hunt.data;
  return (
    <>
      <p className="mb-3 text-sm text-quiet">{t('progress', { known: known.length, all: known.length + unknown })}</p>
      <ol className="grid gap-2 sm:grid-cols-2">
        {known.map((entry) => {
          const enemy = enemies.get(entry.enemyId);
          return enemy === undefined ? null : (
            <li key={entry.enemyId} className="border-l-2 border-cyan pl-3">
              <Known entry={entry} enemy={enemy} kinds={kinds} />
            </li>
          );
        })}
        {Array.from({ length: unknown }, (_, index) => (
          <li key={`shadow ${index}`} className="border-l-2 border-line pl-3 text-quiet">
            <p className="flex items-center gap-2">
              <Icon name="eye_shut" className="size-5 shrink-0" />
              {t('shadow')}
            </p>
            <p className="text-xs">{t('shadowText')}</p>
          </li>
        ))}
      </ol>
    </>
  );
}

interface KnownProps {
  readonly entry: HuntEntry;
  readonly enemy: EnemyContent;
  readonly kinds: ItemKinds;
}

function Known({ entry, enemy, kinds }: KnownProps) {
  const t = useTranslations('loot.hunt');
  const locale = useLocale() as Locale;
  const places = useById(useContent('worldState')?.places);
  const lives = [...new Set(enemy.spawns.map(({ place }) => places.get(place)?.name[locale] ?? ''))].filter(Boolean);
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-text">{enemy.name[locale]}</span>
        <Badge tone={enemy.rank === 'boss' ? 'red' : 'amber'}>{t(`rank.${enemy.rank}`)}</Badge>
        <span className="number text-xs text-quiet">{t('levels', enemy.levels)}</span>
        <span className="ml-auto text-xs text-cyan">{t('felled', { count: entry.felled })}</span>
      </p>
      <p className="text-sm text-quiet">{enemy.blurb[locale]}</p>
      <p className="text-xs text-quiet">
        {enemy.spawns.length === 0 ? t('nowhere') : `${t('lives')}: ${lives.join(', ')}`}
      </p>
      <details className="group mt-1">
        <summary className="flex min-h-11 cursor-pointer items-center gap-2 text-sm sm:min-h-8">
          {t('drops')}
          <span className="sr-only">{t('show', { name: enemy.name[locale] })}</span>
          <FoldMark />
        </summary>
        <Drops entry={entry} kinds={kinds} />
      </details>
    </>
  );
}

/** What the enemy drops, by how likely it is. */
function Drops({ entry, kinds }: Pick<KnownProps, 'entry' | 'kinds'>) {
  const t = useTranslations('loot.hunt');
  return (
    <dl className="grid gap-1.5 pb-2 text-sm">
      {chanceBands.map((band) => {
        const drops = entry.drops.filter(({ chance }) => chance === band);
        if (drops.length === 0) return null;
        return (
          <div key={band}>
            <dt className="text-xs text-quiet">{t(`chance.${band}`)}</dt>
            {drops.map((drop) => (
              <dd key={drop.templateId}>
                <DropName drop={drop} kinds={kinds} />
              </dd>
            ))}
          </div>
        );
      })}
      {entry.hasChits && <dd className="number text-amber">{t('chits')}</dd>}
    </dl>
  );
}

function DropName({ drop, kinds }: { readonly drop: HuntDrop; readonly kinds: ItemKinds }) {
  const t = useTranslations('loot.hunt');
  const locale = useLocale() as Locale;
  const content = kinds.contentOf(drop.templateId);
  const mark = rarityMarks[content.rarity];
  return (
    <span className={classNames('inline-flex items-center gap-1.5', mark.text)}>
      <ContentIcon name={content.icon} className="size-4" />
      <span aria-hidden className="text-[0.7em]">
        {mark.glyph}
      </span>
      {content.name[locale]}
      {drop.only !== null && <span className="text-xs text-quiet">({t(`only.${drop.only}`)})</span>}
    </span>
  );
}
