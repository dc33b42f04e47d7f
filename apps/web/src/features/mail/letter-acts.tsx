'use client';

import { subjectLength, textLength, type LetterView } from '@necp/shared/mail/schema';
import { useTranslations } from 'next-intl';
import * as Parts from 'radix-ui/dropdown-menu';
import { type ReactNode, useState } from 'react';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { Icon, type IconName } from '../../components/icon';
import { IconButton } from '../../components/icon-button';
import { newRequestId } from '../../components/kernel/rng';
import { MenuContent, menuItemLook } from '../../components/menu';
import { ReportLetterDialog } from './report-dialog';
import type { StartDraft } from './store';
import type { MailActions } from './use-mail';
import { useLetterWords } from './words';

interface LetterActsProps {
  readonly letter: LetterView;
  readonly isHere: boolean;
  readonly actions: MailActions;
  readonly onBack: () => void;
  readonly onDraft: StartDraft;
}

type Asked = 'sendBack' | 'recall' | 'destroy' | 'report';

/** Answer and, in a menu, everything else that can be done with an open letter. */
export function LetterActs(props: LetterActsProps) {
  const { letter, isHere, actions, onBack, onDraft } = props;
  const t = useTranslations('mail');
  const { subjectOf } = useLetterWords();
  const [asked, ask] = useState<Asked | null>(null);
  const answers = useAnswers(letter, onDraft);
  const label = t('menu', { subject: subjectOf(letter) });
  const leave = (run: () => void) => {
    run();
    ask(null);
    onBack();
  };
  return (
    <div className="flex shrink-0 items-center gap-1">
      {letter.can.reply && (
        <Button size="small" icon="undo" disabled={!isHere} onClick={answers.answer} className="max-sm:hidden">
          {t('reply')}
        </Button>
      )}
      <Parts.Root modal={false}>
        <Parts.Trigger asChild>
          <IconButton icon="menu" size="small" label={label} hint="none" />
        </Parts.Trigger>
        <MenuContent label={label} align="end">
          <AtBoxItems {...props} {...answers} ask={ask} />
          <EverywhereItems {...props} ask={ask} leave={leave} />
        </MenuContent>
      </Parts.Root>
      <Questions {...{ letter, asked, actions, leave }} onClose={() => ask(null)} />
    </div>
  );
}

interface MenuItemsProps extends LetterActsProps {
  readonly ask: (asked: Asked) => void;
}

/** What can be done at a mailbox only. */
function AtBoxItems({ letter: { can }, isHere, answer, forward, ask }: MenuItemsProps & ReturnType<typeof useAnswers>) {
  const t = useTranslations('mail');
  const disabled = !isHere;
  return (
    <>
      {can.reply && (
        <Item icon="undo" disabled={disabled} onSelect={answer}>
          {t('reply')}
        </Item>
      )}
      <Item icon="arrow_right" disabled={disabled} onSelect={forward}>
        {t('forward')}
      </Item>
      {can.sendBack && (
        <Item icon="restore" disabled={disabled} onSelect={() => ask('sendBack')}>
          {t('sendBack')}
        </Item>
      )}
      {can.recall && (
        <Item icon="restore" disabled={disabled} onSelect={() => ask('recall')}>
          {t('recall')}
        </Item>
      )}
    </>
  );
}

interface EverywhereProps extends MenuItemsProps {
  readonly leave: (run: () => void) => void;
}

/** What can be done anywhere. */
function EverywhereItems({ letter, actions, ask, leave }: EverywhereProps) {
  const t = useTranslations('mail');
  const { can, isArchived, isOwn } = letter;
  const isReceived = !isOwn || letter.state === 'returned';
  const destroy = () =>
    can.destroy === 'with_contents' ? ask('destroy') : leave(() => actions.destroy([letter], 'empty'));
  return (
    <>
      {isReceived && (
        <Item
          icon={isArchived ? 'restore' : 'archive'}
          onSelect={() => leave(() => actions.mark([letter], isArchived ? 'kept' : 'archived'))}
        >
          {t(isArchived ? 'unarchive' : 'archive')}
        </Item>
      )}
      {isReceived && !isArchived && (
        <Item icon="eye_shut" onSelect={() => leave(() => actions.mark([letter], 'unread'))}>
          {t('makeUnread')}
        </Item>
      )}
      {can.report && (
        <Item icon="fault" onSelect={() => ask('report')}>
          {t('report')}
        </Item>
      )}
      {can.destroy !== 'no' && (
        <Item icon="trash" onSelect={destroy}>
          {t('destroy')}
        </Item>
      )}
    </>
  );
}

interface ItemProps {
  readonly icon: IconName;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

function Item({ icon, disabled, onSelect, children }: ItemProps) {
  return (
    <Parts.Item
      className={`${menuItemLook} data-disabled:opacity-45`}
      {...(disabled ? { disabled } : {})}
      onSelect={onSelect}
    >
      <Icon name={icon} className="size-4" />
      {children}
    </Parts.Item>
  );
}

/** Returns functions that begin an answer, with what was written below it, or the same letter for another player. */
function useAnswers(letter: LetterView, start: StartDraft) {
  const t = useTranslations('mail');
  const { subjectOf, textOf, senderOf } = useLetterWords();
  const marked = (mark: string) => {
    const subject = subjectOf(letter);
    return (subject.startsWith(mark) ? subject : `${mark} ${subject}`).slice(0, subjectLength);
  };
  const written = textOf(letter).trim();
  const quote = written === '' ? '' : `\n\n${t('quote', { name: senderOf(letter) })}\n${written}`;
  return {
    answer: () =>
      start({
        to: letter.from.kind === 'player' ? (letter.from.name ?? '') : '',
        subject: marked(t('re')),
        text: quote.slice(0, textLength),
      }),
    forward: () => start({ subject: marked(t('fwd')), text: quote.trimStart().slice(0, textLength) }),
  };
}

interface QuestionsProps extends Pick<LetterActsProps, 'letter' | 'actions'> {
  readonly asked: Asked | null;
  readonly leave: (run: () => void) => void;
  readonly onClose: () => void;
}

/** Asks before a letter is returned, taken back, reported or deleted with what is in it. */
function Questions({ letter, asked, actions, leave, onClose }: QuestionsProps) {
  const t = useTranslations('mail');
  const { senderOf } = useLetterWords();
  if (asked === null) return null;
  if (asked === 'report') return <ReportLetterDialog letter={letter} onClose={onClose} />;
  const { letterId } = letter;
  const act = {
    sendBack: () => actions.sendBack.mutate({ requestId: newRequestId(), letterId }),
    recall: () => actions.recall.mutate({ requestId: newRequestId(), letterId }),
    destroy: () => actions.destroy([letter], 'with_contents'),
  }[asked];
  const words = {
    sendBack: t('sendBackOne', { name: senderOf(letter) }),
    recall: t('recallText'),
    destroy: t('destroyText', { count: 1 }),
  }[asked];
  return (
    <ConfirmDialog
      open
      title={t(`${asked}Title`)}
      confirmLabel={t(asked)}
      cancelLabel={t('cancel')}
      tone={asked === 'destroy' ? 'danger' : 'primary'}
      onConfirm={() => leave(act)}
      onCancel={onClose}
    >
      <p>{words}</p>
    </ConfirmDialog>
  );
}
