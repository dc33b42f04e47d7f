'use client';

import type { Attribute } from '@necp/shared/character/schema';
import type { ConsumableUse, ItemContent } from '@necp/shared/inventory/content';
import { bonusOf, isBroken } from '@necp/shared/inventory/gear';
import { socketsOf } from '@necp/shared/inventory/rules';
import type { ItemView } from '@necp/shared/inventory/schema';
import type { UniqueBehaviour } from '@necp/shared/inventory/unique';
import type { Locale } from '@necp/shared/kernel';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { classNames } from '../class-names';
import { ContentIcon } from '../content-icon';
import { useById, useContent } from '../providers/content';
import { rarityMarks } from '../rarity';
import { StatList } from '../stat-list';
import { changesOf, useStatWords } from '../stat-words';
import { differences, figuresOf, type Difference, type Figure } from './figures';
import { useItemName, type ItemKinds, type ShownItem } from './use-item-kinds';

/** The character who would use the item; requirements that are not met are red. */
export interface Reader {
  readonly level: number;
  readonly attributes: Readonly<Record<Attribute, number>>;
}

interface ItemCardProps {
  readonly item: ShownItem;
  readonly kinds: ItemKinds;
  readonly reader: Reader | null;
  /** The item that it would replace. */
  readonly worn?: ShownItem | null;
  /** `brief` shows only the most important stats and the largest differences. */
  readonly length?: 'whole' | 'brief';
  /** In chits, for a single item. */
  readonly price?: { readonly label: string; readonly chits: number };
}

/** The number of stats and of differences in the brief card. */
const briefLines = 4;

/** Shows everything known about an item, compared with the equipped one. */
export function ItemCard({ item, kinds, reader, worn, length = 'whole', price }: ItemCardProps) {
  const t = useTranslations('items');
  const locale = useLocale() as Locale;
  const name = useItemName(kinds);
  const content = kinds.contentOf(item.templateId);
  const mark = rarityMarks[item.rarity];
  const bonus = bonusOf(item as ItemView, kinds);
  const isWhole = length === 'whole';
  const changes = worn && worn.id !== item.id ? differences(item, worn, kinds) : [];
  const shown = figuresOf(item, content).slice(0, isWhole ? undefined : briefLines);
  const rest = changes
    .filter(({ of, change }) =>
      'figure' in of ? !shown.some(({ id }) => id === of.figure) : bonus[of.stat] !== change,
    )
    .slice(0, isWhole ? undefined : briefLines);
  return (
    <div className="grid gap-2 text-sm">
      <div className="flex items-start gap-3">
        <ContentIcon name={content.icon} className={classNames('size-9', mark.text)} />
        <div className="min-w-0">
          <p className={classNames('font-title text-base leading-tight font-medium', mark.text)}>{name(item)}</p>
          <p className="text-quiet">
            <span aria-hidden className={mark.text}>
              {mark.glyph}{' '}
            </span>
            {t(`rarity.${item.rarity}`)} · {t(`kind.${kindWord(content)}`)}
          </p>
        </div>
      </div>
      {isBroken(item) && <p className="font-semibold text-red">{t('broken')}</p>}
      {changes.length > 0 && worn && (
        <p className="caps border-b border-line pb-1 text-xs text-quiet">{t('compared', { name: name(worn) })}</p>
      )}
      <Figures item={item} content={content} figures={shown} changes={changes} />
      {'unique' in content && content.unique !== undefined && <Unique unique={content.unique} isWhole={isWhole} />}
      {content.kind === 'consumable' && <Uses uses={content.uses} kinds={kinds} />}
      {changesOf(bonus).length > 0 && <StatList bonus={bonus} />}
      {rest.length > 0 && <Changes changes={rest} />}
      {isWhole && <Sockets item={item} content={content} kinds={kinds} />}
      <Needs content={content} reader={reader} />
      {isWhole && <p className="text-quiet italic">{content.blurb[locale]}</p>}
      {isWhole && <Foot item={item} content={content} {...(price ? { price } : {})} />}
    </div>
  );
}

/** Returns the message key for the kind of an item. */
export function kindWord(content: ItemContent) {
  if (content.kind === 'firearm') return content.family;
  return content.kind;
}

interface FiguresProps {
  readonly item: ShownItem;
  readonly content: ItemContent;
  readonly figures: readonly Figure[];
  readonly changes: readonly Difference[];
}
function Figures({ item, content, figures, changes }: FiguresProps) {
  const t = useTranslations('items');
  const format = useFormatter();
  if (figures.length === 0) return null;
  const say = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-0.5">
      {figures.map(({ id, value, upTo }, index) => {
        const change = changes.find(({ of }) => 'figure' in of && of.figure === id);
        return (
          <div key={id} className={classNames('contents', index === 0 && 'font-semibold')}>
            <dt className={index === 0 ? 'text-text' : 'text-quiet'}>{t(`figure.${id}`)}</dt>
            <dd className={classNames('number text-right', index === 0 ? 'text-amber' : 'text-text')}>
              {change && <Delta change={change} />}{' '}
              {upTo === undefined || upTo === value ? say(value) : `${say(value)}–${say(upTo)}`}
            </dd>
          </div>
        );
      })}
      {'damageType' in content && (
        <div className="contents">
          <dt className="text-quiet">{t('figure.type')}</dt>
          <dd className="text-right text-text">{t(`damage.${content.damageType}`)}</dd>
        </div>
      )}
      {item.durability !== null && item.durabilityMax !== null && (
        <div className="contents">
          <dt className="text-quiet">{t('figure.durability')}</dt>
          <dd
            className={classNames(
              'number text-right',
              item.durability <= item.durabilityMax / 4 ? 'text-red' : 'text-text',
            )}
          >
            {say(Math.ceil(item.durability))} / {say(item.durabilityMax)}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** Shows a change as better or worse, by colour and by arrow. */
function Delta({ change: { of, change, isBetter } }: { readonly change: Difference }) {
  const stats = useStatWords();
  const format = useFormatter();
  return (
    <span className={classNames('number font-normal', isBetter ? 'text-green' : 'text-red')}>
      <span aria-hidden>{isBetter ? '▲' : '▼'}</span>
      {'figure' in of
        ? format.number(change, { signDisplay: 'always', maximumFractionDigits: 1 })
        : stats.change(of.stat, change)}
    </span>
  );
}

interface UniqueProps {
  readonly unique: UniqueBehaviour;
  readonly isWhole: boolean;
}

/** Shows what only this item does, and in the whole card where it comes from. */
function Unique({ unique: { sentence, from }, isWhole }: UniqueProps) {
  const t = useTranslations('items');
  const locale = useLocale() as Locale;
  const enemies = useById(useContent('enemies')?.enemies);
  const quests = useById(useContent('quests')?.quests);
  const source = 'enemy' in from ? enemies.get(from.enemy)?.name : quests.get(from.quest)?.name;
  return (
    <div className="border-l-2 border-amber pl-2">
      <p className="text-amber">{sentence[locale]}</p>
      {isWhole && source !== undefined && (
        <p className="text-quiet">{t('enemy' in from ? 'droppedBy' : 'givenBy', { name: source[locale] })}</p>
      )}
    </div>
  );
}

function Uses({ uses, kinds }: { readonly uses: readonly ConsumableUse[]; readonly kinds: ItemKinds }) {
  const t = useTranslations('items.use');
  const locale = useLocale() as Locale;
  const status = (id: string) => kinds.statuses.get(id)?.name[locale] ?? id;
  const say = (use: ConsumableUse): string => {
    switch (use.does) {
      case 'restore':
        return use.overMs > 0
          ? t('restoreOver', { pool: use.pool, amount: use.amount, seconds: use.overMs / 1000 })
          : t('restore', { pool: use.pool, amount: use.amount });
      case 'status':
        return t('status', { status: status(use.status), seconds: use.lastsMs / 1000 });
      case 'cleanse':
        return t('cleanse', { statuses: use.statuses.map(status).join(', ') });
      case 'repair':
        return t('repair', { points: use.durability });
      case 'open':
        return t('open');
    }
  };
  return (
    <ul className="grid gap-0.5 text-green">
      {uses.map((use, index) => (
        <li key={index}>{say(use)}</li>
      ))}
    </ul>
  );
}

function Sockets({
  item,
  content,
  kinds,
}: {
  readonly item: ShownItem;
  readonly content: ItemContent;
  readonly kinds: ItemKinds;
}) {
  const t = useTranslations('items');
  const locale = useLocale() as Locale;
  const count = socketsOf(content);
  if (count === 0) return null;
  return (
    <ul className="flex flex-wrap gap-1" aria-label={t('sockets')}>
      {Array.from({ length: count }, (_, socket) => {
        const mod = item.mods[socket];
        const fitted = mod === undefined ? null : kinds.contentOf(mod);
        return (
          <li
            key={socket}
            className={classNames(
              'flex items-center gap-1 border px-1.5 py-0.5 text-xs',
              fitted ? 'border-cyan text-cyan' : 'border-dashed border-line text-quiet',
            )}
          >
            {fitted ? (
              <>
                <ContentIcon name={fitted.icon} className="size-3.5" />
                {fitted.name[locale]}
              </>
            ) : (
              t('emptySocket')
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Needs({ content, reader }: { readonly content: ItemContent; readonly reader: Reader | null }) {
  const t = useTranslations('items');
  const names = useTranslations('character.attribute');
  const needs = Object.entries(content.requires) as [Attribute, number][];
  const isWorn = ['firearm', 'blade', 'thrown', 'armour', 'cyberware'].includes(content.kind);
  if (!isWorn || (content.level === 1 && needs.length === 0)) return null;
  const tone = (has: number, needed: number) => (has >= needed ? 'text-quiet' : 'text-red');
  return (
    <p className="flex flex-wrap gap-x-3">
      {content.level > 1 && (
        <span className={tone(reader?.level ?? content.level, content.level)}>
          {t('needsLevel', { level: content.level })}
        </span>
      )}
      {needs.map(([attribute, points]) => (
        <span key={attribute} className={tone(reader?.attributes[attribute] ?? points, points)}>
          {names(`${attribute}.name`)} <span className="number">{points}</span>
        </span>
      ))}
    </p>
  );
}

/** Shows the other changes. */
function Changes({ changes }: { readonly changes: readonly Difference[] }) {
  const t = useTranslations('items');
  const stats = useStatWords();
  return (
    <ul className="grid gap-0.5 border-t border-line pt-2">
      {changes.map((change) => (
        <li key={'figure' in change.of ? change.of.figure : change.of.stat} className="flex justify-between gap-3">
          <span className="text-quiet">
            {'figure' in change.of ? t(`figure.${change.of.figure}`) : stats.name(change.of.stat)}
          </span>
          <Delta change={change} />
        </li>
      ))}
    </ul>
  );
}

function Foot({
  item,
  content,
  price,
}: {
  readonly item: ShownItem;
  readonly content: ItemContent;
  readonly price?: { readonly label: string; readonly chits: number };
}) {
  const t = useTranslations('items');
  const format = useFormatter();
  const worth = price ?? { label: t('worth'), chits: item.sellChits };
  return (
    <p className="flex flex-wrap justify-between gap-x-4 border-t border-line pt-2 text-quiet">
      <span className="number">
        {t('kilograms', {
          value: format.number((content.weightGrams * item.quantity) / 1000, { maximumFractionDigits: 2 }),
        })}
      </span>
      {item.isBound && <span>{t('bound')}</span>}
      {worth.chits > 0 ? (
        <span>
          {worth.label} <span className="number text-amber">{format.number(worth.chits)} ¤</span>
        </span>
      ) : (
        <span>{t('worthless')}</span>
      )}
    </p>
  );
}
