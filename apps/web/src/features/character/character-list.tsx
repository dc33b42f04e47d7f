'use client';

import { classes, zoneNames } from '@necp/content/client';
import type { CharacterView } from '@necp/shared/character/schema';
import type { Locale } from '@necp/shared/kernel';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useLocale, useNow, useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { IconButton } from '../../components/icon-button';
import { newRequestId } from '../../components/kernel/rng';
import { LoadFailed } from '../../components/load-failed';
import { Panel, PanelTitle } from '../../components/panel';
import { useTRPC } from '../../components/providers/api';
import { EmptyState, Loading } from '../../components/states';
import { TextLink } from '../../components/text-link';
import { fetchEngine } from '../base/fetch-engine';
import { Portrait } from '../base/portrait';
import { useDressed } from '../../components/use-dressed';
import { useErrorToast } from '../../components/use-error-toast';

const nothing = [] as const;

/** Lists the characters of the account, and the deleted ones that can still be restored. */
export function CharacterList() {
  const t = useTranslations('character');
  const trpc = useTRPC();
  const list = useQuery(trpc.character.list.queryOptions());
  const outfits = useQuery(trpc.inventory.outfits.queryOptions()).data?.outfits;
  const wornBy = (id: string) => outfits?.find(({ characterId }) => characterId === id)?.worn ?? nothing;
  if (list.isPending)
    return (
      <Panel surface="solid">
        <Loading label={t('loading')} />
      </Panel>
    );
  if (list.isError)
    return (
      <Panel surface="solid">
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={list.error}
          onRetry={() => void list.refetch()}
        />
      </Panel>
    );
  const alive = list.data.characters.filter((character) => !character.deletedAt);
  const gone = list.data.characters.filter((character) => character.deletedAt);
  return (
    <>
      {alive.length === 0 && <NoCharacters />}
      <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {alive.map((character) => (
          <CharacterCard key={character.id} character={character} worn={wornBy(character.id)} />
        ))}
        {alive.length > 0 && (
          <li className="grid content-center justify-items-center gap-3 border border-dashed border-line p-5">
            <p className="text-quiet">{t('slots', { free: list.data.freeSlots, slots: list.data.slots })}</p>
            {list.data.freeSlots > 0 && (
              <Button asChild>
                <a href="/characters/new">{t('createAnother')}</a>
              </Button>
            )}
          </li>
        )}
      </ul>
      {gone.length > 0 && (
        <section className="grid gap-4">
          <PanelTitle>{t('deleted')}</PanelTitle>
          <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
            {gone.map((character) => (
              <DeletedCard key={character.id} character={character} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function NoCharacters() {
  const t = useTranslations('character');
  return (
    <Panel surface="solid">
      <EmptyState
        icon="person"
        title={t('nobody')}
        action={
          <Button asChild tone="primary">
            <a href="/characters/new">{t('create')}</a>
          </Button>
        }
      >
        {t('nobodyText')}
      </EmptyState>
    </Panel>
  );
}

interface CardProps {
  readonly character: CharacterView;
  /** The item templates that it wears. */
  readonly worn: readonly string[];
}

function CharacterCard({ character, worn }: CardProps) {
  const t = useTranslations('character');
  const locale = useLocale() as Locale;
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const look = useDressed(character.look, worn);
  const [isAsking, setAsking] = useState(false);
  const deleting = useCharacterAction('delete');
  return (
    <Panel as="li" surface="solid" cut="large" className="flex flex-col gap-4">
      <div className="flex gap-4">
        <Portrait look={look} size="large" motion="alive" label={t('portraitOf', { name: character.name })} />
        <div className="min-w-0 grow">
          <h2 className="text-2xl break-words">{character.name}</h2>
          <p className="mt-1 text-text">
            {classes.find((entry) => entry.id === character.classId)?.name[locale]} ·{' '}
            <span className="number text-amber">{t('level', { level: character.level })}</span>
          </p>
          <p className="mt-1 text-sm text-quiet">{zoneNames[character.zoneId]?.[locale]}</p>
          <p className="text-sm text-quiet">
            {character.lastSeenAt
              ? t('seen', { when: format.relativeTime(character.lastSeenAt, now) })
              : t('neverSeen')}
          </p>
        </div>
        <IconButton
          tone="danger"
          icon="trash"
          label={t('deleteNamed', { name: character.name })}
          onClick={() => setAsking(true)}
        />
      </div>
      <div className="mt-auto flex flex-wrap items-center justify-between gap-3">
        <TextLink className="text-sm text-quiet" href={`/c/${encodeURIComponent(character.name)}`}>
          {t('profile')}
        </TextLink>
        <Button asChild tone="primary">
          <a href={`/play?character=${character.id}`} onPointerEnter={fetchEngine} onFocus={fetchEngine}>
            {t('enter')}
          </a>
        </Button>
      </div>
      <ConfirmDialog
        open={isAsking}
        tone="danger"
        title={t('deleteTitle', { name: character.name })}
        confirmLabel={t('delete')}
        cancelLabel={t('keep')}
        waiting={deleting.isPending}
        typed={{ label: t('typeName', { name: character.name }), word: character.name }}
        onCancel={() => setAsking(false)}
        onConfirm={() => deleting.mutate({ requestId: newRequestId(), characterId: character.id })}
      >
        {t('deleteText')}
      </ConfirmDialog>
    </Panel>
  );
}

function DeletedCard({ character }: { readonly character: CharacterView }) {
  const t = useTranslations('character');
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const restoring = useCharacterAction('restore');
  return (
    <Panel as="li" surface="solid" pad="small" className="flex items-center gap-4">
      <Portrait look={character.look} tone="dim" label={t('portraitOf', { name: character.name })} />
      <div className="min-w-0 grow">
        <p className="font-title text-lg break-words text-quiet">{character.name}</p>
        {character.restorableUntil && (
          <p className="text-sm text-quiet">
            {t('goneFor', { when: format.relativeTime(character.restorableUntil, now) })}
          </p>
        )}
      </div>
      <Button
        size="small"
        icon="restore"
        waiting={restoring.isPending}
        onClick={() => restoring.mutate({ requestId: newRequestId(), characterId: character.id })}
      >
        {t('restore')}
      </Button>
    </Panel>
  );
}

function useCharacterAction(action: 'delete' | 'restore') {
  const t = useTranslations('character');
  const sayError = useErrorToast();
  const api = useTRPC();
  const queries = useQueryClient();
  const options = {
    onSuccess: (character: CharacterView) => {
      toast.success(t(action === 'delete' ? 'isDeleted' : 'isRestored', { name: character.name }));
      return queries.invalidateQueries(api.character.list.queryFilter());
    },
    onError: sayError,
  };
  const deleting = useMutation(api.character.delete.mutationOptions(options));
  const restoring = useMutation(api.character.restore.mutationOptions(options));
  return action === 'delete' ? deleting : restoring;
}
