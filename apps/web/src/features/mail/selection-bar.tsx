'use client';

import type { LetterView, MailBox } from '@necp/shared/mail/schema';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog';
import type { IconName } from '../../components/icon';
import { IconButton } from '../../components/icon-button';
import { RowBox } from './letter-row';
import { useMailActions } from './use-mail';

interface ChooseAllProps {
  readonly shown: readonly LetterView[];
  readonly selected: readonly LetterView[];
  readonly onSelect: (letters: readonly LetterView[]) => void;
}

/** Selects all letters that are shown, or none. */
export function ChooseAll({ shown, selected, onSelect }: ChooseAllProps) {
  const t = useTranslations('mail');
  if (shown.length === 0) return null;
  const isAll = selected.length === shown.length;
  return (
    <RowBox
      label={t(isAll ? 'chooseNone' : 'chooseAll')}
      isChecked={isAll || (selected.length > 0 && 'indeterminate')}
      onChange={() => onSelect(isAll ? [] : shown)}
    />
  );
}

interface SelectionBarProps {
  readonly box: MailBox;
  readonly isHere: boolean;
  readonly selected: readonly LetterView[];
  /** Clears the selection. */
  readonly onDone: () => void;
}

/** What can be done with the selected letters. */
export function SelectionBar(props: SelectionBarProps) {
  const t = useTranslations('mail');
  return (
    <div role="group" aria-label={t('selection')} className="flex items-center gap-1 pr-3 pb-2 pl-4">
      <p role="status" className="min-w-0 grow truncate text-sm text-quiet">
        {t('selected', { count: props.selected.length })}
      </p>
      <Acts {...props} />
    </div>
  );
}

function Acts({ box, isHere, selected, onDone }: SelectionBarProps) {
  const t = useTranslations('mail');
  const { isBusy, mark, destroy, takeAll, sendBackAll } = useMailActions();
  const [asked, ask] = useState<QuestionProps['asked']>(null);
  const takeable = selected.filter(({ can }) => can.take);
  const returnable = selected.filter(({ can }) => can.sendBack);
  const destroyable = selected.filter(({ can }) => can.destroy !== 'no');
  const areRead = selected.every(({ isRead }) => isRead);
  const full = destroyable.filter(({ can }) => can.destroy === 'with_contents');
  const act = (run: () => void) => {
    run();
    onDone();
  };
  return (
    <>
      {takeable.length > 0 && (
        <Act icon="bag" label={t('takeAll')} isOff={!isHere || isBusy} onClick={() => act(() => takeAll(takeable))} />
      )}
      {box === 'inbox' && (
        <Act
          icon="eye"
          label={t(areRead ? 'makeUnread' : 'makeRead')}
          isOff={isBusy}
          onClick={() => act(() => mark(selected, areRead ? 'unread' : 'read'))}
        />
      )}
      {returnable.length > 0 && (
        <Act icon="undo" label={t('sendBack')} isOff={!isHere || isBusy} onClick={() => ask('sendBack')} />
      )}
      {(box === 'inbox' || box === 'archive') && (
        <Act
          icon={box === 'archive' ? 'restore' : 'archive'}
          label={t(box === 'archive' ? 'unarchive' : 'archive')}
          isOff={isBusy}
          onClick={() => act(() => mark(selected, box === 'archive' ? 'kept' : 'archived'))}
        />
      )}
      {destroyable.length > 0 && (
        <Act
          icon="trash"
          label={t('destroy')}
          isOff={isBusy}
          onClick={() => (full.length > 0 ? ask('destroy') : act(() => destroy(destroyable, 'empty')))}
        />
      )}
      <Question
        asked={asked}
        count={asked === 'sendBack' ? returnable.length : full.length}
        onConfirm={() =>
          act(() => (asked === 'sendBack' ? sendBackAll(returnable) : destroy(destroyable, 'with_contents')))
        }
        onCancel={() => ask(null)}
      />
    </>
  );
}

interface ActProps {
  readonly icon: IconName;
  readonly label: string;
  readonly isOff: boolean;
  readonly onClick: () => void;
}

function Act({ isOff, ...rest }: ActProps) {
  return <IconButton size="small" disabled={isOff} {...rest} />;
}

interface QuestionProps {
  readonly asked: 'destroy' | 'sendBack' | null;
  /** How many letters go back, or are deleted with something in them. */
  readonly count: number;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

function Question({ asked, count, onConfirm, onCancel }: QuestionProps) {
  const t = useTranslations('mail');
  if (asked === null) return null;
  return (
    <ConfirmDialog
      open
      title={t(`${asked}Title`)}
      confirmLabel={t(asked)}
      cancelLabel={t('cancel')}
      tone={asked === 'sendBack' ? 'primary' : 'danger'}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <p>{t(`${asked}Text`, { count })}</p>
    </ConfirmDialog>
  );
}
