'use client';

import type { BoxView, LetterView, MailBox } from '@necp/shared/mail/schema';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '../../components/button';
import { classNames } from '../../components/class-names';
import { Input } from '../../components/input';
import type { ItemKinds } from '../../components/items/use-item-kinds';
import { useTRPC } from '../../components/providers/api';
import { Select } from '../../components/select';
import { EmptyState, Loading } from '../../components/states';
import { ScrollArea } from '../../components/window/scroll-area';
import { LetterPage } from './letter-page';
import { LetterRow } from './letter-row';
import { ChooseAll, SelectionBar } from './selection-bar';
import type { StartDraft } from './store';
import type { OnlyLetters, ReadBox } from './use-mail';

interface Search {
  readonly typed: string;
  readonly type: (text: string) => void;
  readonly only: OnlyLetters;
  readonly show: (only: OnlyLetters) => void;
}

interface BoxPageProps {
  readonly box: MailBox;
  readonly read: ReadBox;
  readonly view: BoxView;
  readonly kinds: ItemKinds;
  readonly search: Search;
  readonly onWrite: () => void;
  readonly onDraft: StartDraft;
}

/** A box: its letters at the left and the open one at the right; in a narrow window the open one covers the list. */
export function BoxPage({ box, read, view, kinds, search, onWrite, onDraft }: BoxPageProps) {
  const t = useTranslations('mail');
  const { letters } = read;
  const [openId, open] = useState<string | null>(null);
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const selected = letters.filter(({ letterId }) => chosen.has(letterId));
  const letter = useOpenLetter(letters, openId);
  const select = (wanted: readonly LetterView[]) => choose(new Set(wanted.map(({ letterId }) => letterId)));
  return (
    <div className="grid min-h-0 grow grid-rows-[minmax(0,1fr)] roomy:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <div className={classNames('flex min-h-0 flex-col', letter && 'tight:hidden')}>
        <SearchBar box={box} search={search} isHere={view.isHere} onWrite={onWrite}>
          <ChooseAll shown={letters} selected={selected} onSelect={select} />
        </SearchBar>
        {selected.length > 0 && (
          <SelectionBar box={box} isHere={view.isHere} selected={selected} onDone={() => select([])} />
        )}
        <ScrollArea frameClassName="grow" className="px-2 pb-2">
          <Letters
            {...{ box, read, view, search, kinds, chosen, openId }}
            onOpen={open}
            onChoose={(letterId) => {
              const next = new Set(chosen);
              if (!next.delete(letterId)) next.add(letterId);
              choose(next);
            }}
          />
        </ScrollArea>
      </div>
      <div className={classNames('flex min-h-0 flex-col border-line roomy:border-l', !letter && 'tight:hidden')}>
        {letter ? (
          <LetterPage
            key={letter.letterId}
            letter={letter}
            kinds={kinds}
            isHere={view.isHere}
            onBack={() => open(null)}
            onDraft={onDraft}
          />
        ) : (
          <EmptyState icon="mail" title={t('noneOpen')} />
        )}
      </div>
    </div>
  );
}

/** Returns the open letter, also when it has left the list, as one that was unread does. */
function useOpenLetter(letters: readonly LetterView[], letterId: string | null): LetterView | null {
  const listed = letters.find((letter) => letter.letterId === letterId);
  const isGone = letterId !== null && listed === undefined;
  const { data } = useQuery(useTRPC().mail.letter.queryOptions({ letterId: letterId ?? '' }, { enabled: isGone }));
  return listed ?? (isGone ? (data ?? null) : null);
}

interface SearchBarProps extends Pick<BoxPageProps, 'box' | 'search' | 'onWrite'> {
  readonly isHere: boolean;
  /** The box that selects all letters. */
  readonly children: ReactNode;
}

function SearchBar({ box, search: { typed, type, only, show }, isHere, onWrite, children }: SearchBarProps) {
  const t = useTranslations('mail');
  return (
    <div className="flex gap-2 py-2 pr-3 pl-2">
      {children}
      <Input
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        value={typed}
        maxLength={60}
        className="min-w-16 flex-1"
        onChange={(event) => type(event.target.value)}
      />
      {box === 'inbox' && (
        <span className="w-28 shrink-0">
          <Select
            label={t('only.label')}
            value={only}
            options={(['all', 'unread', 'with_contents'] as const).map((value) => ({
              value,
              label: t(`only.${value}`),
            }))}
            onChange={show}
          />
        </span>
      )}
      <Button tone="primary" icon="pencil" disabled={!isHere} onClick={onWrite}>
        <span className="tight:sr-only short:sr-only">{t('write')}</span>
      </Button>
    </div>
  );
}

interface LettersProps extends Pick<BoxPageProps, 'box' | 'read' | 'view' | 'search' | 'kinds'> {
  readonly openId: string | null;
  readonly onOpen: (letterId: string) => void;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (letterId: string) => void;
}

function Letters({ box, read, view, search, kinds, chosen, openId, onOpen, onChoose }: LettersProps) {
  const t = useTranslations('mail');
  const { query, letters } = read;
  if (letters.length === 0 && query.isPlaceholderData) return <Loading label={t('loading')} />;
  if (letters.length === 0) return <NoLetters box={box} isSearch={search.typed !== '' || search.only !== 'all'} />;
  const row = (letter: LetterView) => (
    <LetterRow
      key={letter.letterId}
      letter={letter}
      box={box}
      kinds={kinds}
      isChosen={chosen.has(letter.letterId)}
      isOpen={letter.letterId === openId}
      onChoose={() => onChoose(letter.letterId)}
      onOpen={() => onOpen(letter.letterId)}
    />
  );
  return (
    <>
      <ul aria-label={t(`box.${box}`)} className="divide-y divide-line/70">
        {letters.map(row)}
      </ul>
      {query.hasNextPage && (
        <Button wide waiting={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {box === 'inbox' && view.places.taken * 10 >= view.places.most * 9 && (
        <p className="p-2 text-sm text-amber">{t('places', view.places)}</p>
      )}
    </>
  );
}

function NoLetters({ box, isSearch }: { readonly box: MailBox; readonly isSearch: boolean }) {
  const t = useTranslations('mail');
  if (isSearch) return <EmptyState icon="search" title={t('nothingFound')} />;
  return (
    <EmptyState icon="mail" title={t(`empty.${box}`)}>
      {t(`emptyHint.${box}`)}
    </EmptyState>
  );
}
