'use client';

import type { PartyDropView } from '@necp/shared/loot/party-schema';
import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import type { ItemKinds } from '../../components/items/use-item-kinds';
import { newRequestId } from '../../components/kernel/rng';
import { LoadFailed } from '../../components/load-failed';
import { EmptyState, Loading } from '../../components/states';
import { DropName, Members, OpenDrop, Receivers } from './party-drop';
import { type DropActions, useDropActions, usePartyDrops } from './use-party-drops';

interface PartyPageProps {
  readonly kinds: ItemKinds;
  readonly characterId: string;
}

/** The items that the party decides about, and the rolls of those it has decided. */
export function PartyPage({ kinds, characterId }: PartyPageProps) {
  const t = useTranslations('loot');
  const drops = usePartyDrops();
  const actions = useDropActions();
  if (drops.error)
    return (
      <LoadFailed
        title={t('loadFailed')}
        retryLabel={t('tryAgain')}
        error={drops.error}
        onRetry={() => void drops.refetch()}
      />
    );
  if (!drops.shown) return <Loading label={t('loading')} />;
  const { open, atMs, pages } = drops.shown;
  const decided = pages.flatMap((page) => page.decided);
  if (open.length === 0 && decided.length === 0)
    return (
      <EmptyState icon="dice" title={t('party.empty')}>
        {t('party.emptyText')}
      </EmptyState>
    );
  return (
    <div className="grid gap-4">
      {open.length > 0 && (
        <ul aria-label={t('party.open')} className="grid gap-3">
          {open.map((drop) => (
            <li key={drop.dropId} className="grid gap-2 border-l-2 border-amber pl-3">
              <OpenDrop drop={drop} kinds={kinds} ownId={characterId} atMs={atMs} actions={actions} />
            </li>
          ))}
        </ul>
      )}
      <ol aria-label={t('party.decided')} className="grid gap-3">
        {decided.map((drop) => (
          <Decided key={drop.dropId} drop={drop} kinds={kinds} ownId={characterId} actions={actions} />
        ))}
      </ol>
      {drops.hasNextPage && (
        <Button wide waiting={drops.isFetchingNextPage} onClick={() => void drops.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}

interface DecidedProps {
  readonly drop: PartyDropView;
  readonly kinds: ItemKinds;
  readonly ownId: string;
  readonly actions: DropActions;
}

function Decided({ drop, kinds, ownId, actions }: DecidedProps) {
  const t = useTranslations('loot');
  const format = useFormatter();
  const { given, passing } = drop;
  const nameOf = (id: string) => drop.members.find(({ characterId }) => characterId === id)?.name ?? '—';
  if (given === null) return null;
  return (
    <li className="grid gap-1 border-l-2 border-line pl-3">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <DropName drop={drop} kinds={kinds} />
        <time dateTime={given.at.toISOString()} className="number ml-auto text-xs text-quiet">
          {format.dateTime(given.at, { day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit' })}
        </time>
      </p>
      <p className="text-sm text-text">{t(`party.given.${given.reason}`, { name: nameOf(given.toId) })}</p>
      {drop.mode === 'need_greed' && <Members drop={drop} />}
      {passing !== null && passing.holderId !== given.toId && (
        <p className="text-xs text-quiet">{t('party.passedOn', { name: nameOf(passing.holderId) })}</p>
      )}
      {passing !== null && passing.holderId === ownId && (
        <Receivers
          label={t('party.passOnUntil', {
            time: format.dateTime(passing.endsAt, { hour: '2-digit', minute: '2-digit' }),
          })}
          members={drop.members.filter(({ characterId }) => characterId !== ownId)}
          onPick={(toId) => actions.passOn.mutate({ requestId: newRequestId(), dropId: drop.dropId, toId })}
        />
      )}
    </li>
  );
}
