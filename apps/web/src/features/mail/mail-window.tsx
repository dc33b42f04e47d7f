'use client';

import { type MailBox, mailBoxes } from '@necp/shared/mail/schema';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type ReactNode, useDeferredValue, useEffect, useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { useItemKinds } from '../../components/items/use-item-kinds';
import { LoadFailed } from '../../components/load-failed';
import { useTRPC } from '../../components/providers/api';
import { Loading } from '../../components/states';
import { Tabs } from '../../components/tabs';
import { raiseWindow } from '../../components/window/stack';
import { Window } from '../../components/window/window';
import type { WindowProps } from '../base/feature';
import { BoxPage } from './box-page';
import { NotHere } from './not-here';
import { emptyDraft, isBegun, type LetterDraft, useAtBox, useDraft } from './store';
import { type OnlyLetters, useBox } from './use-mail';
import { WritePage } from './write-page';

/** The mail as the key opens it; while the window of a mailbox is open, it makes way for that. */
export function MailWindow({ onClose }: Pick<WindowProps, 'onClose'>) {
  const isAtBox = useAtBox((state) => state.isOpen);
  useEffect(() => {
    if (!isAtBox) return;
    onClose();
    raiseWindow('mail');
  }, [isAtBox, onClose]);
  return isAtBox ? null : <Mail onClose={onClose} />;
}

/** The mail at a mailbox: here letters are sent, and what is in them is taken. */
export function MailboxWindow({ onClose }: Pick<WindowProps, 'onClose'>) {
  const { mail } = useTRPC();
  const queries = useQueryClient();
  useEffect(() => {
    // Whether the player stands at a mailbox is part of each view.
    const readAgain = () => void queries.invalidateQueries({ queryKey: mail.box.pathKey() });
    useAtBox.setState({ isOpen: true });
    readAgain();
    return () => {
      useAtBox.setState({ isOpen: false });
      readAgain();
    };
  }, [mail, queries]);
  return <Mail onClose={onClose} />;
}

function Mail({ onClose }: Pick<WindowProps, 'onClose'>) {
  const t = useTranslations('mail');
  const kinds = useItemKinds();
  const [box, turn] = useState<MailBox>('inbox');
  const [isWriting, setWriting] = useState(false);
  const [typed, type] = useState('');
  const [only, show] = useState<OnlyLetters>('all');
  const read = useBox({ box, text: useDeferredValue(typed.trim()), only });
  const starting = useStarting(() => setWriting(true));
  const { query, view } = read;
  const go = (next: MailBox) => {
    turn(next);
    show('all');
    setWriting(false);
  };
  return (
    <Window frame="mail" title={t('title')} onClose={onClose} closeLabel={t('close')} layout="parts">
      {query.isError && (
        <LoadFailed
          title={t('loadFailed')}
          retryLabel={t('tryAgain')}
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
      {!query.isError && !(view && kinds) && <Loading label={t('loading')} />}
      {!query.isError && view && kinds && !view.isHere && <NotHere />}
      {!query.isError && view && kinds && isWriting && (
        <WritePage view={view} kinds={kinds} onBack={() => setWriting(false)} onSent={() => go('sent')} />
      )}
      {!query.isError && view && kinds && !isWriting && (
        <Boxes box={box} unread={view.unread} onBox={go}>
          <BoxPage
            key={box}
            {...{ box, read, view, kinds }}
            search={{ typed, type, only, show }}
            onWrite={() => setWriting(true)}
            onDraft={starting.start}
          />
        </Boxes>
      )}
      <ConfirmDialog
        open={starting.asked !== null}
        title={t('replace.title')}
        confirmLabel={t('replace.confirm')}
        cancelLabel={t('cancel')}
        onConfirm={starting.confirm}
        onCancel={starting.cancel}
      >
        <p>{t('replace.text')}</p>
      </ConfirmDialog>
    </Window>
  );
}

interface BoxesProps {
  readonly box: MailBox;
  readonly unread: number;
  readonly onBox: (box: MailBox) => void;
  /** The box that is open. */
  readonly children: ReactNode;
}

/** The boxes as tabs. */
function Boxes({ box, unread, onBox, children }: BoxesProps) {
  const t = useTranslations('mail');
  return (
    <Tabs
      label={t('boxes')}
      value={box}
      onChange={onBox}
      className="grow"
      listClassName="border-b border-line px-4 sm:px-5"
      contentClassName="flex flex-col data-[state=inactive]:hidden"
      tabs={mailBoxes.map((id) => ({
        id,
        label: t(`box.${id}`),
        ...(id === 'inbox' ? { unread, unreadLabel: t('unreadCount', { count: unread }) } : {}),
        content: id === box && children,
      }))}
    />
  );
}

/** Begins an answer or a forwarded letter; one that was begun before is given up only after a question. */
function useStarting(write: () => void) {
  const [asked, ask] = useState<LetterDraft | null>(null);
  const begin = (draft: LetterDraft) => {
    useDraft.setState({ draft });
    ask(null);
    write();
  };
  return {
    asked,
    start: (change: Partial<LetterDraft>) => {
      const draft = { ...emptyDraft, ...change };
      if (isBegun(useDraft.getState().draft)) ask(draft);
      else begin(draft);
    },
    confirm: () => asked && begin(asked),
    cancel: () => ask(null),
  };
}
