'use client';

import type { Locale } from '@necp/shared/kernel';
import type { DialogueChoice } from '@necp/shared/quest/content';
import type { ChoiceView } from '@necp/shared/quest/schema';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { classNames } from '../../components/class-names';
import { useById, useContent } from '../../components/providers/content';
import { useConditionWords } from './condition-words';
import { CheckTag } from '../../components/skill-check';

/** How many changes of reputation a reply shows until the player asks for the others. */
const mostChanges = 3;

function strongest(changes: ChoiceView['changes']): ChoiceView['changes'] {
  return [...changes].sort((a, b) => Math.abs(b.points) - Math.abs(a.points)).slice(0, mostChanges);
}

interface AnswersProps {
  readonly choices: readonly ChoiceView[];
  readonly texts: readonly DialogueChoice[];
  readonly waiting: boolean;
  readonly onTake: (index: number) => void;
  readonly onEnd: () => void;
}

/** The numbered replies; a click, a tap or the number key takes one. */
export function Answers({ choices, texts, waiting, onTake, onEnd }: AnswersProps) {
  const t = useTranslations('quest');
  const locale = useLocale() as Locale;
  const [opened, setOpened] = useState<readonly number[]>([]);
  const because = useConditionWords();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => list.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus(), []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const number = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
      if (!number || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.repeat) return;
      const choice = choices[Number(number) - 1];
      if (choice?.isOpen) onTake(choice.index);
      else if (choices.length === 0) onEnd();
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [choices, onTake, onEnd]);
  const line = 'flex w-full items-start gap-3 border border-line bg-ground/60 px-3 py-2 text-left transition-colors';
  return (
    <ol ref={list} className="grid gap-1.5">
      {choices.map((choice, place) => (
        <li key={choice.index} className="flex items-stretch gap-1">
          <button
            type="button"
            disabled={!choice.isOpen || waiting}
            // The second half of a double click would answer the next page unread.
            onClick={({ detail }) => detail !== 2 && onTake(choice.index)}
            className={classNames(line, 'min-h-11', choice.isOpen ? 'text-text hover:border-amber' : 'text-quiet')}
          >
            <span aria-hidden className="number text-amber">
              {place + 1}
            </span>
            <span className="grid min-w-0 grow gap-0.5">
              <span className="flex flex-wrap items-baseline gap-x-2">
                {choice.check && <CheckTag check={choice.check} />}
                <span>{texts[choice.index]?.text[locale]}</span>
              </span>
              {!choice.isOpen && choice.reason && <span className="text-sm text-red">{because(choice.reason)}</span>}
              <Changes changes={opened.includes(choice.index) ? choice.changes : strongest(choice.changes)} />
            </span>
          </button>
          {choice.changes.length > mostChanges && !opened.includes(choice.index) && (
            <button
              type="button"
              aria-label={t('moreChangesLabel', { count: choice.changes.length - mostChanges })}
              onClick={() => setOpened([...opened, choice.index])}
              className="min-w-11 shrink-0 border border-line bg-ground/60 px-2 text-sm text-quiet hover:border-amber"
            >
              {t('moreChanges', { count: choice.changes.length - mostChanges })}
            </button>
          )}
        </li>
      ))}
      {choices.length === 0 && (
        <li>
          <button type="button" onClick={onEnd} className={classNames(line, 'min-h-11 text-text hover:border-amber')}>
            <span aria-hidden className="number text-amber">
              1
            </span>
            {t('bye')}
          </button>
        </li>
      )}
    </ol>
  );
}

/** Names the factions that a reply pleases or angers, with the points. */
function Changes({ changes }: Pick<ChoiceView, 'changes'>) {
  const locale = useLocale() as Locale;
  const factions = useById(useContent('reputation')?.factions);
  if (changes.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-x-3 text-sm">
      {changes.map(({ faction, points }) => (
        <span key={faction} className={points < 0 ? 'text-red' : 'text-green'}>
          {factions.get(faction)?.name[locale]}{' '}
          <span className="number">{points > 0 ? `+${points}` : `−${-points}`}</span>
        </span>
      ))}
    </span>
  );
}
