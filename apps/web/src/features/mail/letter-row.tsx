'use client';

import type { LetterView, MailBox } from '@necp/shared/mail/schema';
import { useTranslations } from 'next-intl';
import * as BoxParts from 'radix-ui/checkbox';
import { classNames } from '../../components/class-names';
import { ContentIcon } from '../../components/content-icon';
import { Icon } from '../../components/icon';
import type { ItemKinds } from '../../components/items/use-item-kinds';
import { useLetterWords, useMailFormats } from './words';

interface LetterRowProps {
  readonly letter: LetterView;
  readonly box: MailBox;
  readonly kinds: ItemKinds;
  readonly isChosen: boolean;
  readonly isOpen: boolean;
  readonly onChoose: () => void;
  readonly onOpen: () => void;
}

/** A letter in a list: its sender or receiver, its subject, its date, and what is in it. */
export function LetterRow({ letter, box, kinds, isChosen, isOpen, onChoose, onOpen }: LetterRowProps) {
  const t = useTranslations('mail');
  const { subjectOf, senderOf, receiverOf } = useLetterWords();
  const { dateOf } = useMailFormats();
  const isUnread = box !== 'sent' && !letter.isRead;
  const subject = subjectOf(letter);
  const person = box === 'sent' ? t('toPerson', { name: receiverOf(letter) }) : senderOf(letter);
  const at = box === 'sent' ? letter.sentAt : letter.arrivesAt;
  return (
    // Rows out of sight are not laid out, so that two hundred letters stay quick.
    <li
      className={classNames(
        'flex items-stretch border-l-2 [contain-intrinsic-size:auto_3.75rem] [content-visibility:auto]',
        isOpen ? 'border-amber bg-raised' : 'border-transparent hover:bg-raised/60',
      )}
    >
      <RowBox label={t('choose', { subject })} isChecked={isChosen} onChange={onChoose} />
      <button
        type="button"
        aria-current={isOpen || undefined}
        onClick={onOpen}
        className={
          'grid min-h-13 min-w-0 grow grid-cols-[minmax(0,1fr)] content-center gap-0.5 ' +
          'py-1.5 pr-2 text-left outline-offset-[-2px]'
        }
      >
        <span className="flex items-baseline gap-2">
          {isUnread && (
            <span className="shrink-0 self-center">
              <span aria-hidden className="block size-2 rotate-45 bg-amber" />
              <span className="sr-only">{t('unreadMark')} </span>
            </span>
          )}
          <span className={classNames('min-w-0 grow truncate', isUnread ? 'font-semibold text-text' : 'text-quiet')}>
            {person}
          </span>
          <time dateTime={at.toISOString()} className="number shrink-0 text-xs text-quiet">
            {dateOf(at)}
          </time>
        </span>
        <span className="flex items-center gap-2">
          <span className={classNames('min-w-0 grow truncate text-sm', isUnread ? 'text-text' : 'text-quiet')}>
            {subject}
          </span>
          <Inside letter={letter} kinds={kinds} />
        </span>
        {box === 'sent' && letter.state !== 'over' && (
          <span className="text-xs text-quiet">{t(`state.${letter.state}`)}</span>
        )}
      </button>
    </li>
  );
}

/** What is in a letter, as marks: items, money, and what has to be paid. */
function Inside({ letter: { items, chits, cod }, kinds }: Pick<LetterRowProps, 'letter' | 'kinds'>) {
  const t = useTranslations('mail');
  const { money } = useMailFormats();
  const [first] = items;
  if (first === undefined && chits === 0) return null;
  return (
    <span className="flex shrink-0 items-center gap-1.5 text-xs">
      {first && (
        <span className="flex items-center gap-1 text-cyan">
          <ContentIcon name={kinds.contentOf(first.templateId).icon} className="size-4" />
          <span className="sr-only">{t('itemCount', { count: items.length })}</span>
          {items.length > 1 && (
            <span aria-hidden className="number">
              ×{items.length}
            </span>
          )}
        </span>
      )}
      {chits > 0 && <span className="number text-amber">{money(chits)}</span>}
      {cod && !cod.isPaid && (
        <span className="number border border-red/70 px-1 text-red">{t('codMark', { money: money(cod.chits) })}</span>
      )}
    </span>
  );
}

interface RowBoxProps {
  readonly label: string;
  readonly isChecked: boolean | 'indeterminate';
  readonly onChange: () => void;
}

/** A checkbox without words, large enough for a finger. */
export function RowBox({ label, isChecked, onChange }: RowBoxProps) {
  return (
    <BoxParts.Root
      aria-label={label}
      checked={isChecked}
      onCheckedChange={onChange}
      className="group grid w-9 shrink-0 place-items-center outline-offset-[-2px] touch:min-h-11 touch:w-11"
    >
      <span
        className={
          'grid size-4 place-items-center border border-quiet text-ground group-hover:border-text ' +
          'group-data-[state=checked]:border-amber group-data-[state=checked]:bg-amber ' +
          'group-data-[state=indeterminate]:border-amber touch:size-5'
        }
      >
        <BoxParts.Indicator className="group-data-[state=indeterminate]:text-amber">
          <Icon name={isChecked === 'indeterminate' ? 'minus' : 'check'} className="size-3.5" />
        </BoxParts.Indicator>
      </span>
    </BoxParts.Root>
  );
}
