'use client';

import type { ChatMessage } from '@necp/shared/chat/schema';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { wallClock } from '../../components/kernel/clock';
import { PlayerMenu } from '../../components/player-menu';
import { LinkedText } from './linked-text';
import { useChatPreferences } from './preferences';
import { useReported } from './report-dialog';
import { type ChatTab, type ShownMessage, type SystemMessage, tabOf, useChat } from './store';

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
    <p className="break-words [overflow-wrap:anywhere]">
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
      <Place message={message} tab={tab} />
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
