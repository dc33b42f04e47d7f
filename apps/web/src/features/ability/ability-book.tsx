'use client';

import type { AbilityContent } from '@necp/shared/ability/content';
import type { AbilityView, SlotEntry } from '@necp/shared/ability/schema';
import type { Locale } from '@necp/shared/kernel';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { AbilityDetails } from '../../components/ability-details';
import { Badge } from '../../components/badge';
import { classNames } from '../../components/class-names';
import { ContentIcon } from '../../components/content-icon';
import { useTRPC } from '../../components/providers/api';
import { useById, useContent } from '../../components/providers/content';
import { EmptyState } from '../../components/states';
import { Tabs } from '../../components/tabs';
import type { Picked } from './abilities-window';
import { entryType } from './entries';

interface AbilityBookProps {
  readonly view: AbilityView;
  readonly abilities: readonly AbilityContent[];
  readonly picked: Picked;
  readonly onTake: (picked: Picked) => void;
}

type Page = 'known' | 'items' | 'notYet';

/** Lists the known abilities, the consumables for combat, and the abilities that can still be learned and where. */
export function AbilityBook({ view, abilities, picked, onTake }: AbilityBookProps) {
  const t = useTranslations('ability');
  const [page, setPage] = useState<Page>('known');
  const levels = useContent('progression')?.levels;
  const known = view.abilities.flatMap(({ ability, rank }) => {
    const content = abilities.find(({ id }) => id === ability);
    return content ? [{ content, rank }] : [];
  });
  const wakesAt = levels?.find(({ startingAbility }) => startingAbility)?.level ?? 2;
  return (
    <Tabs
      label={t('title')}
      value={page}
      onChange={setPage}
      contentClassName="pt-4 roomy:min-h-72"
      tabs={[
        {
          id: 'known',
          label: t('known'),
          content:
            known.length === 0 ? (
              <EmptyState icon="bolt" title={t('none')}>
                {t('noneText', { level: wakesAt })}
              </EmptyState>
            ) : (
              <Entries>
                {known.map(({ content, rank }) => (
                  <Entry
                    key={content.id}
                    entry={`ability:${content.id}`}
                    content={content}
                    picked={picked}
                    onTake={onTake}
                    mark={rank > 1 ? <Badge tone="amber">{t('rank', { rank })}</Badge> : null}
                  >
                    <AbilityDetails ability={content} rank={rank} />
                  </Entry>
                ))}
              </Entries>
            ),
        },
        { id: 'items', label: t('items'), content: <Items picked={picked} onTake={onTake} /> },
        {
          id: 'notYet',
          label: t('notYet'),
          content: (
            <NotYet known={view.abilities.map(({ ability }) => ability)} abilities={abilities} wakesAt={wakesAt} />
          ),
        },
      ]}
    />
  );
}

function Entries({ children }: { readonly children: ReactNode }) {
  return <ul className="grid gap-3 roomy:grid-cols-2">{children}</ul>;
}

interface EntryProps {
  readonly entry: SlotEntry;
  readonly content: Pick<AbilityContent, 'name' | 'blurb' | 'icon'>;
  readonly picked: Picked;
  readonly onTake: (picked: Picked) => void;
  readonly mark: ReactNode;
  readonly children?: ReactNode;
}

/** Draws an entry that can be put into a slot; it is dragged by its head. */
function Entry({ entry, content, picked, onTake, mark, children }: EntryProps) {
  const locale = useLocale() as Locale;
  const isPicked = picked === entry;
  return (
    <li
      className={classNames(
        'grid content-start gap-2 border bg-ground/50 p-3',
        isPicked ? 'border-amber' : 'border-line',
      )}
    >
      <button
        type="button"
        draggable
        aria-pressed={isPicked}
        onClick={() => onTake(isPicked ? null : entry)}
        onDragStart={(event) => {
          event.dataTransfer.setData(entryType, entry);
          event.dataTransfer.effectAllowed = 'move';
        }}
        className="group flex cursor-grab items-center gap-3 text-left touch:min-h-11"
      >
        <span
          className={classNames(
            'cut cut-4 plate-raised grid size-11 shrink-0 place-items-center transition-colors group-hover:text-amber',
            isPicked ? 'edge-amber text-amber' : 'edge-line text-text',
          )}
        >
          <ContentIcon name={content.icon} className="size-7" />
        </span>
        <span className="min-w-0 grow font-title text-base text-text">{content.name[locale]}</span>
        {mark}
      </button>
      <p className="text-sm text-quiet italic">{content.blurb[locale]}</p>
      {children}
    </li>
  );
}

/** Lists the combat consumables in the bag. */
function Items({ picked, onTake }: { readonly picked: Picked; readonly onTake: (picked: Picked) => void }) {
  const t = useTranslations('ability');
  const trpc = useTRPC();
  const bag = useQuery(trpc.inventory.view.queryOptions()).data?.containers.flatMap(({ items }) => items) ?? [];
  const items = useContent('items')?.items ?? [];
  const carried = items.filter(
    ({ id, kind }) => (kind === 'consumable' || kind === 'thrown') && bag.some(({ templateId }) => templateId === id),
  );
  if (carried.length === 0)
    return (
      <EmptyState icon="bag" title={t('items')}>
        {t('noItems')}
      </EmptyState>
    );
  const count = (id: string) =>
    bag.filter(({ templateId }) => templateId === id).reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <Entries>
      {carried.map((item) => (
        <Entry
          key={item.id}
          entry={`item:${item.id}`}
          content={item}
          picked={picked}
          onTake={onTake}
          mark={<span className="number text-sm text-quiet">{t('left', { count: count(item.id) })}</span>}
        />
      ))}
    </Entries>
  );
}

/** Lists the abilities of the class that are not learned yet, and what unlocks them. */
function NotYet({
  known,
  abilities,
  wakesAt,
}: {
  readonly known: readonly string[];
  readonly abilities: readonly AbilityContent[];
  readonly wakesAt: number;
}) {
  const t = useTranslations('ability');
  const locale = useLocale() as Locale;
  const trpc = useTRPC();
  const classId = useQuery(trpc.progression.view.queryOptions()).data?.classId;
  const content = useContent('progression');
  const byId = useById(abilities);
  const nodes =
    content?.trees
      .filter((tree) => tree.classId === classId)
      .flatMap((tree) =>
        tree.nodes.flatMap((node) =>
          node.kind === 'ability'
            ? [{ ability: node.ability, from: t('fromPerk', { name: `${node.name[locale]} (${tree.name[locale]})` }) }]
            : [],
        ),
      ) ?? [];
  const start = content?.classStarts.find((one) => one.classId === classId);
  const sleeping = [
    ...(start ? [{ ability: start.ability, from: t('fromLevel', { level: wakesAt }) }] : []),
    ...nodes,
  ].filter(({ ability }) => !known.includes(ability));
  return (
    <Entries>
      {sleeping.map(({ ability: id, from }) => {
        const ability = byId.get(id);
        return (
          ability && (
            <li key={id} className="grid content-start gap-2 border border-line bg-ground/50 p-3">
              <div className="flex items-center gap-3 text-quiet">
                <ContentIcon name={ability.icon} className="size-7" />
                <span className="min-w-0">
                  <span className="block font-title text-base text-text">{ability.name[locale]}</span>
                  <span className="block text-sm">{from}</span>
                </span>
              </div>
              <AbilityDetails ability={ability} rank={1} />
            </li>
          )
        );
      })}
    </Entries>
  );
}
