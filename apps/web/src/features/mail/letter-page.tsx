'use client';

import type { LetterView } from '@necp/shared/mail/schema';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { IconButton } from '../../components/icon-button';
import type { ItemKinds } from '../../components/items/use-item-kinds';
import { PlayerMenu } from '../../components/player-menu';
import { ScrollArea } from '../../components/window/scroll-area';
import { LetterActs } from './letter-acts';
import { LetterContents } from './letter-contents';
import type { StartDraft } from './store';
import { useMailActions } from './use-mail';
import { useLetterWords, useMailFormats } from './words';

interface LetterPageProps {
  readonly letter: LetterView;
  readonly kinds: ItemKinds;
  readonly isHere: boolean;
  readonly onBack: () => void;
  readonly onDraft: StartDraft;
}

/** An open letter: who, when, the text, what is in it, and what can be done. */
export function LetterPage({ letter, kinds, isHere, onBack, onDraft }: LetterPageProps) {
  const t = useTranslations('mail');
  const { subjectOf, textOf } = useLetterWords();
  const actions = useMailActions();
  useReading(letter, actions.mark);
  const text = textOf(letter);
  const hasContents = letter.items.length > 0 || letter.chits > 0 || letter.cod !== null;
  return (
    <section aria-label={subjectOf(letter)} className="flex min-h-0 grow flex-col">
      <header className="flex items-start gap-2 border-b border-line px-3 py-2">
        <IconButton icon="arrow_left" size="small" label={t('back')} className="roomy:hidden" onClick={onBack} />
        <div className="min-w-0 grow">
          <h3 className="font-semibold break-words text-text">{subjectOf(letter)}</h3>
          <People letter={letter} />
        </div>
        <LetterActs letter={letter} isHere={isHere} actions={actions} onBack={onBack} onDraft={onDraft} />
      </header>
      <ScrollArea frameClassName="grow" className="px-4 py-3">
        <div className="grid gap-4">
          {text !== '' && <p className="break-words whitespace-pre-wrap text-text">{text}</p>}
          {hasContents && <LetterContents letter={letter} kinds={kinds} isHere={isHere} actions={actions} />}
          {!hasContents && text === '' && <p className="text-quiet">{t('nothingWritten')}</p>}
          <Times letter={letter} />
        </div>
      </ScrollArea>
    </section>
  );
}

/** A letter that arrived is read once it is open. */
function useReading(letter: LetterView, mark: ReturnType<typeof useMailActions>['mark']) {
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current || letter.isRead || (letter.isOwn && letter.state !== 'returned')) return;
    isDone.current = true;
    mark([letter], 'read');
  }, [letter, mark]);
}

function People({ letter }: Pick<LetterPageProps, 'letter'>) {
  const t = useTranslations('mail');
  const { senderOf, receiverOf } = useLetterWords();
  const { from, to, isOwn } = letter;
  const known = isOwn ? to.name : from.kind === 'player' ? from.name : null;
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-quiet">
      <span>{t(isOwn ? 'to' : 'from')}</span>
      {known === null ? (
        <span className="text-text">{isOwn ? receiverOf(letter) : senderOf(letter)}</span>
      ) : (
        <PlayerMenu name={known} className="text-cyan" />
      )}
      {!isOwn && from.kind === 'system' && <span className="caps text-[0.65rem] text-amber">{t('ofCity')}</span>}
    </p>
  );
}

/** When the letter was sent, arrives and ends. */
function Times({ letter: { sentAt, arrivesAt, state, ends, isOwn } }: Pick<LetterPageProps, 'letter'>) {
  const t = useTranslations('mail');
  const { momentOf, fromNow } = useMailFormats();
  const isLate = arrivesAt.getTime() > sentAt.getTime();
  return (
    <ul className="grid gap-0.5 border-t border-line pt-2 text-xs text-quiet">
      <li>{t('sentAt', { moment: momentOf(sentAt) })}</li>
      {state === 'on_way' && <li className="text-amber">{t('arrives', { when: fromNow(arrivesAt) })}</li>}
      {state !== 'on_way' && isLate && <li>{t('arrivedAt', { moment: momentOf(arrivesAt) })}</li>}
      {isOwn && state !== 'on_way' && <li>{t(`state.${state}`)}</li>}
      {ends && <li>{t(`ends.${ends.by}`, { moment: momentOf(ends.at), when: fromNow(ends.at) })}</li>}
    </ul>
  );
}
