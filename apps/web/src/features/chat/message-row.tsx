'use client';

import { emoteWords } from '@necp/shared/chat/emotes';
import type { ChatMessage } from '@necp/shared/chat/schema';
import type { Locale } from '@necp/shared/kernel';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { wallClock } from '../../components/kernel/clock';
import { PlayerMenu } from '../../components/player-menu';
import { useContent } from '../../components/providers/content';
import { LinkedText } from './linked-text';
import { useChatPreferences } from './preferences';
import { useReported } from './report-dialog';
import { type ChatTab, type ShownMessage, type SystemMessage, tabOf, useChat } from './store';
import { TranslateButton } from './translate-button';
import { useTranslation } from './translated';

interface RowProps {
  readonly message: ShownMessage;
  /** The tab that shows it. */
  readonly tab: ChatTab;
  readonly ownId: string;
}

/** A line with its time, its place where the tab shows several, and its speaker. */
export function MessageRow({ message, tab, ownId }: RowProps) {
  const locale = useLocale();
  const clock = useMemo(
    () => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    [locale],
  );
  const hasTimes = useChatPreferences((state) => state.times);
  const at = new Date(message.atMs);
  return (
    <p className="group break-words [overflow-wrap:anywhere]">
      {hasTimes && (
        <time dateTime={at.toISOString()} className="mr-2 text-[0.6875rem] text-quiet">
          {clock.format(at)}
        </time>
      )}
      {message.channel === 'system' ? (
        <SystemText message={message} />
      ) : (
        <Said message={message} tab={tab} ownId={ownId} />
      )}
    </p>
  );
}

function SystemText({ message: { code, count, name = '', words = '' } }: { readonly message: SystemMessage }) {
  const t = useTranslations('chat');
  const hasWords = words === '' ? 'no' : 'yes';
  const time = useFormatter().dateTime(wallClock.nowMs(), { timeStyle: 'medium', dateStyle: 'medium' });
  return <span className="text-quiet">{t(`system.${code}`, { count, name, words, hasWords, time })}</span>;
}

/** A line with its speaker: plain, in the third person, or a throw. */
function Said({ message, tab, ownId }: RowProps & { readonly message: ChatMessage }) {
  const t = useTranslations('chat');
  const { sender, roll, emote } = message;
  const isOwn = sender.characterId === ownId;
  const speaker = isOwn ? (
    <span className="mr-1.5 font-semibold text-text">{sender.name}</span>
  ) : (
    <PlayerMenu
      name={sender.name}
      className="mr-1.5 font-semibold text-cyan"
      onReport={() => useReported.setState({ message })}
    />
  );
  return (
    <>
      <Place message={message} tab={tab} />
      {message.to !== undefined && isOwn ? (
        <span className="mr-1.5 text-quiet">
          {t('toPlayer')} <PlayerMenu name={message.to.name} className="font-semibold text-cyan" />
        </span>
      ) : (
        speaker
      )}
      {emote !== undefined ? (
        <EmoteWords emote={emote} />
      ) : roll !== undefined ? (
        <span className="text-amber italic">{t('rolled', { rolled: roll.rolled, most: roll.most })}</span>
      ) : (
        <Words message={message} ownId={ownId} />
      )}
    </>
  );
}

/** What a player says or does, in the reader's language when it was translated. */
function Words({ message, ownId }: { readonly message: ChatMessage; readonly ownId: string }) {
  const translation = useTranslation(message);
  const { line } = translation;
  const shown = line?.state === 'done' && line.isShown ? { ...message, text: line.text } : message;
  return (
    <>
      <span className={message.style === 'me' ? 'text-amber italic' : 'text-text'}>
        <LinkedText message={shown} ownId={ownId} />
      </span>
      <TranslateButton {...translation} />
    </>
  );
}

/** What a player does in an emote; the name stands before it. */
function EmoteWords({ emote }: { readonly emote: NonNullable<ChatMessage['emote']> }) {
  const locale = useLocale() as Locale;
  const content = useContent('emotes')?.emotesContent;
  // The space is read aloud.
  return <span className="text-amber italic"> {content ? emoteWords(content, emote, locale) : '…'}</span>;
}

/** The own channel or the group of a line, and the tab that a line belongs to when another one shows it. */
function Place({ message, tab }: { readonly message: ChatMessage; readonly tab: ChatTab }) {
  const t = useTranslations('chat');
  const { channel, placeId } = message;
  const name = useChat((state) => state.channels.find(({ id }) => id === placeId)?.name);
  const own = tabOf(message);
  const place =
    channel === 'party' || channel === 'raid' || channel === 'guild' || channel === 'officer'
      ? t(`channel.${channel}`)
      : channel === 'own' && name !== undefined
        ? name
        : own === tab
          ? null
          : t(`tab.${own}`);
  return place !== null && <span className="mr-1.5 text-quiet">[{place}]</span>;
}
