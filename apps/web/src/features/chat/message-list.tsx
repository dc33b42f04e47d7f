'use client';

import type { ChatMessage } from '@necp/shared/chat/schema';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { PlayerMenu } from '../../components/player-menu';
import { wallClock } from '../../components/kernel/clock';
import { LinkedText } from './linked-text';
import { Older } from './older';
import { useReported } from './report-dialog';
import { useChat, type ChatTab, type ShownMessage, type SystemMessage } from './store';

/**
 * The messages of a channel, the newest at the bottom. The list keeps its scroll position and follows only at the end.
 */
export function MessageList({ channel, ownId }: { readonly channel: ChatTab; readonly ownId: string }) {
  const t = useTranslations('chat');
  const messages = useChat((state) => state.messages[channel]);
  const box = useRef<HTMLDivElement>(null);
  const follows = useRef(true);

  useLayoutEffect(() => {
    if (follows.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [messages]);

  return (
    <div
      ref={box}
      role="log"
      aria-label={t(`tab.${channel}`)}
      tabIndex={0}
      className="h-full overflow-y-auto overscroll-contain py-2 text-[0.9375rem] leading-snug outline-offset-[-2px]"
      onScroll={({ currentTarget: at }) => {
        follows.current = at.scrollHeight - at.scrollTop - at.clientHeight < 24;
      }}
    >
      <Older tab={channel} />
      {messages.length === 0 && <p className="text-quiet">{t(`empty.${channel}`)}</p>}
      {messages.map((message) => (
        <MessageRow key={message.id} message={message} ownId={ownId} />
      ))}
    </div>
  );
}

function MessageRow({ message, ownId }: { readonly message: ShownMessage; readonly ownId: string }) {
  const locale = useLocale();
  const clock = useMemo(
    () => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    [locale],
  );
  const at = new Date(message.atMs);
  return (
    <p className="break-words [overflow-wrap:anywhere]">
      <time dateTime={at.toISOString()} className="mr-2 text-[0.6875rem] text-quiet">
        {clock.format(at)}
      </time>
      {message.channel === 'system' ? <SystemText message={message} /> : <Said message={message} ownId={ownId} />}
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
function Said({ message, ownId }: { readonly message: ChatMessage; readonly ownId: string }) {
  const t = useTranslations('chat');
  const { sender, style, roll } = message;
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
      <Place message={message} />
      {message.to !== undefined && isOwn ? (
        <span className="mr-1.5 text-quiet">
          {t('toPlayer')} <PlayerMenu name={message.to.name} className="font-semibold text-cyan" />
        </span>
      ) : (
        speaker
      )}
      <span className={style === 'me' || style === 'roll' ? 'text-amber italic' : 'text-text'}>
        {roll === undefined ? (
          <LinkedText message={message} ownId={ownId} />
        ) : (
          t('rolled', { rolled: roll.rolled, most: roll.most })
        )}
      </span>
    </>
  );
}

/** The own channel or the group of a line, where a tab shows several. */
function Place({ message: { channel, placeId } }: { readonly message: ChatMessage }) {
  const t = useTranslations('chat');
  const name = useChat((state) => state.channels.find(({ id }) => id === placeId)?.name);
  if (channel === 'own' && name !== undefined) return <span className="mr-1.5 text-quiet">[{name}]</span>;
  if (channel === 'party' || channel === 'raid' || channel === 'guild' || channel === 'officer')
    return <span className="mr-1.5 text-quiet">[{t(`channel.${channel}`)}]</span>;
  return null;
}
