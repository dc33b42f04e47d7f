'use client';

import type { EmoteId } from '@necp/shared/chat/emotes';
import type { LinkRef } from '@necp/shared/chat/links';
import { maxMessageLength, type SendMessageInput } from '@necp/shared/chat/schema';
import { useMutation } from '@tanstack/react-query';
import { newRequestId } from '../../components/kernel/rng';
import { useTRPC, viewOfError } from '../../components/providers/api';
import { type Desk, type Into, readWritten, type Written } from './commands';
import { linkDraft } from './draft-links';
import { useEmotes } from './emotes';
import { useChat, type ChatTab } from './store';
import { systemMessage } from './system-message';
import { useActs } from './use-acts';

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
  readonly onEmote: (emote: EmoteId) => boolean;
  readonly onEmotes: () => void;
}

/** Returns a function that says or does what the player has written; it returns whether it left the field. */
export function useTalk({ tab, onSend, onEmote, onEmotes }: Talk): (typed: string) => boolean {
  const into = useInto(tab);
  const send = useSendLine(tab);
  const act = useActs(tab);
  const emotes = useEmotes();
  return (typed) => {
    const chat = useChat.getState();
    const desk: Desk = { into, lastWhisperer: chat.lastWhisperer, channels: chat.channels, emotes };
    const written = readWritten(typed, desk);
    if (written.kind === 'mistake') {
      chat.refuse(written);
      return false;
    }
    chat.keepOwn(typed);
    if (written.kind === 'emote') {
      if (onEmote(written.emote)) chat.write('');
      else chat.refuse({ code: 'chat.not_sent', params: {} });
      return true;
    }
    if (written.kind === 'emotes') {
      chat.write('');
      onEmotes();
      return true;
    }
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
