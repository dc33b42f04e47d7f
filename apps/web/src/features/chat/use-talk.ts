'use client';

import type { LinkRef } from '@necp/shared/chat/links';
import { maxMessageLength, type SendMessageInput } from '@necp/shared/chat/schema';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC, useTRPCClient, viewOfError } from '../../components/providers/api';
import { readPlaces } from './catch-up';
import { commands, type Command, type Desk, type Into, readWritten, type Written } from './commands';
import { linkDraft } from './draft-links';
import { useChat, type ChatTab, type SystemCode } from './store';
import { systemMessage } from './system-message';

/** Returns where a line of a tab goes; null where no player or channel has been chosen yet. */
export function useInto(tab: ChatTab): Into | null {
  const partner = useChat((state) => state.partner);
  const channelId = useChat((state) => state.channelId);
  const group = useChat((state) => state.groups[0]);
  if (tab === 'whisper') return partner === null ? null : { channel: 'whisper', name: partner };
  if (tab === 'own') return channelId === null ? null : { channel: 'own', channelId };
  if (tab === 'group') return group === undefined ? null : { channel: group };
  if (tab === 'global' || tab === 'trade') return { channel: tab };
  return tab === 'zone' ? 'zone' : 'say';
}

interface Talk {
  readonly tab: ChatTab;
  /** Returns false when there is no connection to send the message on. */
  readonly onSend: (input: SendMessageInput) => boolean;
}

/** Returns a function that says or does what the player has written; it returns whether it left the field. */
export function useTalk({ tab, onSend }: Talk): (typed: string) => boolean {
  const into = useInto(tab);
  const send = useSendLine(tab);
  const act = useActs(tab);
  return (typed) => {
    const chat = useChat.getState();
    const desk: Desk = { into, lastWhisperer: chat.lastWhisperer, channels: chat.channels };
    const written = readWritten(typed, desk);
    if (written.kind === 'mistake') {
      chat.refuse(written);
      return false;
    }
    chat.keepOwn(typed);
    if (written.kind !== 'line') {
      chat.write('');
      act(typed, written);
      return true;
    }
    const linked = linkDraft(written.text, chat.knownLinks);
    const line = { ...written, ...linked };
    if ([...line.text].length > maxMessageLength) {
      chat.refuse({ code: 'chat.too_long', params: { max: maxMessageLength } });
      return false;
    }
    if (typeof line.into !== 'string') {
      chat.write('');
      send(typed, line);
      return true;
    }
    return sayInZone(typed, line, onSend);
  };
}

type Line = Extract<Written, { kind: 'line' }> & { readonly links: LinkRef[] };

function sayInZone(typed: string, { into, text, style, rollMost, links }: Line, onSend: Talk['onSend']): boolean {
  if (typeof into !== 'string') return false;
  const chat = useChat.getState();
  chat.sent(typed);
  const isSent = onSend({
    channel: into,
    text,
    ...(style === 'me' ? { style } : {}),
    ...(rollMost === null ? {} : { rollMost }),
    ...(links.length === 0 ? {} : { links }),
  });
  if (!isSent) chat.connectionLost();
  return isSent;
}

/** Sends a line that does not go through the zone; a refused one returns to the field. */
function useSendLine(tab: ChatTab) {
  const { chat } = useTRPC();
  const send = useMutation(chat.send.mutationOptions());
  return (typed: string, { into, text, style, rollMost, links }: Line) => {
    if (typeof into === 'string') return;
    if (into.channel === 'whisper') useChat.setState({ partner: into.name });
    send.mutate(
      { requestId: newRequestId(), target: into, text, style, rollMost, links },
      {
        onSuccess: ({ message, reply }) => {
          const state = useChat.getState();
          state.receive(message);
          if (reply === null || message.to === undefined) return;
          const { name } = message.to;
          state.receive(systemMessage(`reply_${reply.status}`, { name, words: reply.text, tab }));
        },
        onError: (error) => useChat.getState().giveBack(typed, viewOfError(error)),
      },
    );
  };
}

type Act = Exclude<Written, { kind: 'line' | 'mistake' }>;

/** Does what a command asks for, and says so in the tab where it was written. */
function useActs(tab: ChatTab) {
  const t = useTranslations('chat');
  const api = useTRPCClient();
  const queries = useQueryClient();
  const report = (code: SystemCode, more: { name?: string; words?: string } = {}) =>
    useChat.getState().receive(systemMessage(code, { ...more, tab }));
  const perform = async (act: Act): Promise<void> => {
    const requestId = newRequestId();
    switch (act.kind) {
      case 'help':
        for (const [command, use] of Object.entries(commands))
          report('help', { name: use, words: t(`help.${command as Command}`) });
        return;
      case 'time':
        return report('time');
      case 'friend': {
        const { became } = await api.social.ask.mutate({ requestId, name: act.name, note: '' });
        return report(became === 'sent' ? 'friend_asked' : 'friend_made', { name: act.name });
      }
      case 'block':
        await api.social.block.mutate({ requestId, name: act.name });
        return report('blocked', { name: act.name });
      case 'unblock': {
        const { blockId } = await api.social.relation.query({ name: act.name });
        if (blockId !== null) await api.social.unblock.mutate({ requestId, blockId });
        return report('unblocked', { name: act.name });
      }
      case 'status': {
        const { own } = await api.social.friends.query();
        // The same command without a text ends it, as in other games.
        const status = own.status === act.status && act.text === '' ? 'online' : act.status;
        await api.social.setStatus.mutate({ ...own, requestId, status, text: act.text });
        return report(status, { words: act.text });
      }
      case 'make':
      case 'join': {
        const made = await api.chat[act.kind].mutate({ requestId, name: act.name, password: act.password });
        await readPlaces(api);
        useChat.getState().chooseChannel(made.id);
        return report(act.kind === 'make' ? 'made' : 'joined', { name: made.name });
      }
      case 'leave':
        await api.chat.leave.mutate({ requestId, channelId: act.channelId });
        await readPlaces(api);
        return report('left', { name: act.name });
    }
  };
  return (typed: string, act: Act) =>
    void perform(act)
      .then(() => queries.invalidateQueries({ predicate: ({ queryKey: [path] }) => isStale(path) }))
      .catch((error: unknown) => useChat.getState().giveBack(typed, viewOfError(error)));
}

const isStale = (path: unknown) => Array.isArray(path) && (path[0] === 'social' || path[0] === 'chat');
