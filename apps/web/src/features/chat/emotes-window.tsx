'use client';

import type { Locale } from '@necp/shared/kernel';
import { useLocale, useTranslations } from 'next-intl';
import { Loading } from '../../components/states';
import { Window } from '../../components/window/window';
import type { WindowProps } from '../base/feature';
import { commandOf, useEmotes } from './emotes';
import { useChat } from './store';

/** The emotes to choose from; the chosen one is shown to the locked target. */
export function EmotesWindow({ playerActions, onClose }: Pick<WindowProps, 'playerActions' | 'onClose'>) {
  const t = useTranslations('chat');
  const locale = useLocale() as Locale;
  const emotes = useEmotes();
  return (
    <Window frame="emotes" title={t('emotes.title')} onClose={onClose} closeLabel={t('emotes.close')}>
      <p className="pb-3 text-sm text-quiet">{t('emotes.lead')}</p>
      {emotes.length === 0 && <Loading label={t('emotes.loading')} />}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(8.25rem,1fr))] gap-2">
        {emotes.map((emote) => (
          <li key={emote.id}>
            <button
              type="button"
              disabled={playerActions === null}
              className={
                'grid h-full w-full content-center gap-0.5 border border-line bg-raised px-3 py-2 text-left ' +
                'transition-colors hover:border-amber disabled:text-quiet touch:min-h-12'
              }
              onClick={() => {
                if (playerActions?.showEmote(emote.id) === false)
                  useChat.getState().refuse({ code: 'chat.not_sent', params: {} });
                onClose();
              }}
            >
              <span className="text-text">{emote.label[locale]}</span>
              <span className="number text-xs text-cyan">/{commandOf(emote, locale)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Window>
  );
}
