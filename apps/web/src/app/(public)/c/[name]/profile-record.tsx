import { zoneNames } from '@necp/content/client';
import type { ShownFightsView } from '@necp/shared/combat/schema';
import type { ShownGearView } from '@necp/shared/inventory/schema';
import type { Locale } from '@necp/shared/kernel';
import type { ShownReputationView } from '@necp/shared/reputation/schema';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Panel } from '../../../../components/panel';
import { rarityMarks } from '../../../../components/rarity';
import { Table } from '../../../../components/table';

/** A part of the profile: null when its owner keeps it private. */
export interface RecordParts {
  readonly gear: ShownGearView | null;
  readonly reputation: ShownReputationView | null;
  readonly fights: ShownFightsView | null;
}

/** Shows gear, reputation and the latest fights of a character. */
export async function ProfileRecord({ gear, reputation, fights }: RecordParts) {
  const t = await getTranslations('profile');
  return (
    <>
      <Part title={t('gear')} count={gear?.items.length} none={t('gearNone')}>
        {gear && <Gear gear={gear} />}
      </Part>
      <Part title={t('reputation')} count={reputation?.reputations.length} none={t('reputationNone')}>
        {reputation && <Reputation reputation={reputation} />}
      </Part>
      <Part title={t('fights')} count={fights?.fights.length} none={t('fightsNone')}>
        {fights && <Fights fights={fights} />}
      </Part>
    </>
  );
}

interface PartProps {
  readonly title: string;
  /** How much there is to show; undefined when the owner hides it. */
  readonly count: number | undefined;
  readonly none: string;
  readonly children: ReactNode;
}

async function Part({ title, count, none, children }: PartProps) {
  const t = await getTranslations('profile');
  return (
    <Panel as="section" surface="solid" cut="large" className="grid gap-3" aria-label={title}>
      <h2 className="text-xl">{title}</h2>
      {count === undefined && <p className="text-quiet">{t('hiddenPart')}</p>}
      {count === 0 && <p className="text-quiet">{none}</p>}
      {count !== undefined && count > 0 && children}
    </Panel>
  );
}

async function Gear({ gear }: { readonly gear: ShownGearView }) {
  const [t, items, locale] = await Promise.all([
    getTranslations('profile'),
    getTranslations('items'),
    getLocale() as Promise<Locale>,
  ]);
  return (
    <ul className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
      {gear.items.map(({ place, name, rarity, level }) => (
        <li key={place} className="flex items-baseline gap-3 border-b border-line/60 pb-2">
          <span className={rarityMarks[rarity].text} aria-hidden>
            {rarityMarks[rarity].glyph}
          </span>
          <span className="min-w-0 grow">
            <span className={`block break-words ${rarityMarks[rarity].text}`}>{name[locale]}</span>
            <span className="block text-sm text-quiet">
              {items(`place.${place}`)}, {items(`rarity.${rarity}`)}
            </span>
          </span>
          <span className="number shrink-0 text-sm text-quiet">{t('itemLevel', { level })}</span>
        </li>
      ))}
    </ul>
  );
}

async function Reputation({ reputation }: { readonly reputation: ShownReputationView }) {
  const [t, locale] = await Promise.all([getTranslations('profile'), getLocale() as Promise<Locale>]);
  return (
    <ul className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
      {reputation.reputations.map(({ faction, tier, points }) => (
        <li key={faction.en} className="flex flex-wrap items-baseline gap-x-3 border-b border-line/60 pb-2">
          <span className="min-w-0 grow break-words">{faction[locale]}</span>
          <span className="text-quiet">{tier[locale]}</span>
          <span className="number text-sm text-quiet">{t('points', { points })}</span>
        </li>
      ))}
    </ul>
  );
}

async function Fights({ fights }: { readonly fights: ShownFightsView }) {
  const [t, combat, locale, format] = await Promise.all([
    getTranslations('profile'),
    getTranslations('combat.encounters'),
    getLocale() as Promise<Locale>,
    getFormatter(),
  ]);
  return (
    <Table
      caption={t('fights')}
      rows={fights.fights}
      rowKey={({ startedAt }) => startedAt.toISOString()}
      columns={[
        {
          id: 'when',
          title: t('when'),
          cell: ({ startedAt }) => format.dateTime(startedAt, { dateStyle: 'medium', timeStyle: 'short' }),
        },
        { id: 'where', title: t('where'), cell: ({ zoneId }) => zoneNames[zoneId]?.[locale] ?? '' },
        { id: 'fight', title: t('fight'), cell: ({ kind }) => combat(`kind.${kind}`) },
        { id: 'result', title: t('result'), cell: ({ outcome }) => combat(`outcome.${outcome}`) },
        { id: 'damage', title: t('damage'), kind: 'figure', cell: ({ dealt }) => format.number(dealt) },
        { id: 'kills', title: t('kills'), kind: 'figure', cell: ({ kills }) => format.number(kills) },
      ]}
    />
  );
}
