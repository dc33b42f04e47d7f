import { chatChannels, type ChatMessage } from '@necp/shared/chat/schema';
import type { MessageParams } from '@necp/shared/kernel';
import { create } from 'zustand';

/** The number of messages kept in each channel; older ones are dropped. */
export const keptMessageCount = 100;

export interface ChatRefusal {
  readonly code: string;
  readonly params: MessageParams;
}

/** The tabs of the panel: the channels, and what the client itself reports. */
export const chatTabs = [...chatChannels, 'system'] as const;
export type ChatTab = (typeof chatTabs)[number];

export type SystemCode =
  | 'entered'
  | 'connection_lost'
  | 'restarting'
  | 'event_announced'
  | 'event_won'
  | 'event_lost'
  | 'level'
  | 'to_delivery';

/** What happened to the player's game, shown in the tab of the system. */
export interface SystemMessage {
  readonly id: string;
  readonly channel: 'system';
  readonly atMs: number;
  readonly code: SystemCode;
  /** The number in its text; 0 when there is none. */
  readonly count: number;
}
export type ShownMessage = ChatMessage | SystemMessage;

interface ChatState {
  readonly messages: {
    readonly [Tab in ChatTab]: readonly (Tab extends 'system' ? SystemMessage : ChatMessage)[];
  };
  readonly unread: Readonly<Record<ChatTab, number>>;
  readonly tab: ChatTab;
  /** Whether messages of the open tab are in sight; a closed sheet lets them count as unread. */
  readonly inSight: boolean;
  readonly refusal: ChatRefusal | null;
  /** The message being written. */
  readonly draft: string;
  /** Texts that were sent and that the server has neither shown nor refused yet, the oldest first. */
  readonly pending: readonly string[];
  /** Grows each time the player asks for the keyboard. */
  readonly focusAsked: number;
  receive(message: ShownMessage): void;
  catchUp(messages: readonly ShownMessage[]): void;
  /** Shows why a message was refused. */
  refuse(refusal: ChatRefusal | null): void;
  write(draft: string): void;
  /** Empties the field; the text is kept until the server confirms or refuses it. */
  sent(text: string): void;
  /** The server showed a message of this player's. */
  confirmed(text: string): void;
  /** The server refused the oldest pending message: its text returns to an empty field. */
  rejected(refusal: ChatRefusal): void;
  /** The connection was lost or replaced: whatever is not confirmed returns to the field. */
  connectionLost(): void;
  openTab(tab: ChatTab): void;
  setInSight(inSight: boolean): void;
  askFocus(): void;
  clear(): void;
}

const empty = {
  messages: { say: [], zone: [], system: [] },
  unread: { say: 0, zone: 0, system: 0 },
  refusal: null,
  draft: '',
  pending: [],
  focusAsked: 0,
} as const;

function append(known: readonly ShownMessage[], message: ShownMessage): readonly ShownMessage[] {
  if (known.some((one) => one.id === message.id)) return known;
  return [...known, message].sort((a, b) => a.atMs - b.atMs).slice(-keptMessageCount);
}

/** The received messages, by channel. */
export const useChat = create<ChatState>((set) => ({
  ...empty,
  tab: 'say',
  inSight: true,
  receive: (message) =>
    set((state) => {
      const messages = append(state.messages[message.channel], message);
      if (messages === state.messages[message.channel]) return state;
      const isSeen = state.inSight && state.tab === message.channel;
      return {
        messages: { ...state.messages, [message.channel]: messages },
        unread: isSeen
          ? state.unread
          : { ...state.unread, [message.channel]: Math.min(99, state.unread[message.channel] + 1) },
      };
    }),
  catchUp: (messages) =>
    set((state) => {
      const next: Record<ChatTab, readonly ShownMessage[]> = { ...state.messages };
      for (const message of messages) next[message.channel] = append(next[message.channel], message);
      return { messages: next as ChatState['messages'] };
    }),
  refuse: (refusal) => set({ refusal }),
  write: (draft) => set({ draft, refusal: null }),
  sent: (text) => set((state) => ({ draft: '', refusal: null, pending: [...state.pending, text] })),
  confirmed: (text) =>
    set((state) => {
      if (state.pending.length > 0) return { pending: state.pending.slice(1) };
      // It had been given back to the player, but arrived after all.
      return state.draft === text ? { draft: '', refusal: null } : state;
    }),
  rejected: (refusal) =>
    set(({ pending: [text = '', ...pending], draft }) => ({ refusal, pending, draft: draft === '' ? text : draft })),
  connectionLost: () =>
    set(({ pending, draft }) =>
      pending.length === 0
        ? {}
        : {
            pending: [],
            draft: [...pending, draft].filter((text) => text !== '').join(' '),
            refusal: { code: 'chat.not_sent', params: {} },
          },
    ),
  openTab: (tab) =>
    set((state) => ({ tab, refusal: null, unread: state.inSight ? { ...state.unread, [tab]: 0 } : state.unread })),
  setInSight: (inSight) =>
    set((state) => ({ inSight, unread: inSight ? { ...state.unread, [state.tab]: 0 } : state.unread })),
  askFocus: () => set((state) => ({ focusAsked: state.focusAsked + 1 })),
  clear: () => set({ ...empty }),
}));
