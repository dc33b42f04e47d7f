'use client';

import { useTranslations } from 'next-intl';
import { classNames } from '../../components/class-names';
import { useRefusalWords } from '../../components/providers/refusals';
import type { useTranslation } from './translated';

const look = 'pointer-events-auto ml-1.5 text-[0.75rem] text-quiet underline hover:text-text touch:min-h-11 touch:px-1';

/** Asks for a line in the reader's language, says that it is one, and turns it over to the original. */
export function TranslateButton({ line, isOffered, isOwnLanguage, ask, turn }: ReturnType<typeof useTranslation>) {
  const t = useTranslations('chat.translate');
  const say = useRefusalWords();
  if (line?.state === 'done')
    return (
      <button type="button" className={look} onClick={turn}>
        {t(line.isShown ? 'original' : 'translation')}
      </button>
    );
  if (line?.state === 'waiting') return <span className="ml-1.5 text-[0.75rem] text-quiet">{t('waiting')}</span>;
  if (!isOffered) return null;
  return (
    <>
      {line?.state === 'failed' && (
        <span role="status" className="ml-1.5 text-[0.75rem] text-red">
          {say(line.refusal.code, line.refusal.params)}
        </span>
      )}
      <button
        type="button"
        className={classNames(
          look,
          // Most lines need none, so their button waits for the pointer or the keyboard.
          isOwnLanguage &&
            line === undefined &&
            'opacity-0 group-hover:opacity-100 focus-visible:opacity-100 touch:hidden',
        )}
        onClick={ask}
      >
        {t(line === undefined ? 'ask' : 'again')}
      </button>
    </>
  );
}
