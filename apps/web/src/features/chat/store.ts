import type { ChatMessage, ChatOverviewView, GroupChannel, OwnChannelView } from '@necp/shared/chat/schema';
import type { MessageParams } from '@necp/shared/kernel';
import { create } from 'zustand';
import type { WantedLink } from '../../components/link-wanted';
import { knownLinkCount, labelOf } from './draft-links';
import { shownIn } from './preferences';
import { type ChatTab, chatTabs } from './tabs';

export { type ChatTab, chatTabs } from './tabs';

/** The number of messages kept in each channel; older ones are dropped. */
export const keptMessageCount = 2_000;
/** The number of own messages that the arrow keys bring back. */
const keptOwnCount = 30;

export interface ChatRefusal {
  readonly code: string;
  readonly params: MessageParams;
}

export type SystemCode =
  | 'entered'
  | 'connection_lost'
  | 'restarting'
  | 'event_announced'
  | 'event_won'
  | 'event_lost'
  | 'level'
  | 'to_delivery'
  | 'help'
  | 'time'
  | 'friend_asked'
  | 'friend_made'
  | 'blocked'
  | 'unblocked'
  | 'away'
  | 'busy'
  | 'online'
  | 'made'
  | 'joined'
  | 'left'
  | 'reply_away'
  | 'reply_busy'
  | 'slow_global'
  | 'slow_trade'
  | 'reported'
  | 'invited'
  | 'guild_invited'
  | 'kicked'
  | 'quit_party'
  | 'ready_asked'
  | 'who'
  | 'who_more'
  | 'found_online'
  | 'found_away'
  | 'found_busy'
  | 'emotes'
  | 'none_found'
  | 'played';

/** What happened to the player's game, shown in the tab of the system. */
export interface SystemMessage {
  readonly id: string;
  readonly channel: 'system';
  readonly atMs: number;
  readonly code: SystemCode;
  /** The number in its text; 0 when there is none. */
  readonly count: number;
  /** The name in its text, and what was written; '' when there is none. */
  readonly name?: string;
  readonly words?: string;
  /** The tab in which it is shown, when not that of the system. */
  readonly tab?: ChatTab;
}
export type ShownMessage = ChatMessage | SystemMessage;

/** Returns the tab in which a message is shown. */
export function tabOf(message: ShownMessage): ChatTab {
  const { channel } = message;
  if (channel === 'system') return message.tab ?? 'system';
  const isGroup = channel === 'party' || channel === 'raid' || channel === 'guild' || channel === 'officer';
  return isGroup ? 'group' : channel;
}

interface ChatState {
  readonly messages: Readonly<Record<ChatTab, readonly ShownMessage[]>>;
  readonly unread: Readonly<Record<ChatTab, number>>;
  /** How many of the unread lines call the player by name. */
  readonly mentioned: Readonly<Record<ChatTab, number>>;
  /** Grows with each line that calls the player. */
  readonly callCount: number;
  /** Grows with each whisper of another player. */
  readonly whisperCount: number;
  /** Whether the operator has set a service that translates lines. */
  readonly canTranslate: boolean;
  /** The player's character; null before it is in the city. */
  readonly ownId: string | null;
  readonly tab: ChatTab;
  /** Whether messages of the open tab are in sight; a closed sheet lets them count as unread. */
  readonly inSight: boolean;
  readonly refusal: ChatRefusal | null;
  /** The message being written. */
  readonly draft: string;
  /** What was put into a line as a link, the latest last. */
  readonly knownLinks: readonly WantedLink[];
  /** Texts that were sent and that the server has neither shown nor refused yet, the oldest first. */
  readonly pending: readonly string[];
  /** What the player has written lately, the newest last, for the arrow keys. */
  readonly own: readonly string[];
  /** Who is whispered to, and who whispered last. */
  readonly partner: string | null;
  readonly lastWhisperer: string | null;
  /** The own channels, the one that is written to, and the groups of the character. */
  readonly channels: readonly Pick<OwnChannelView, 'id' | 'name'>[];
  readonly channelId: string | null;
  readonly groups: readonly GroupChannel[];
  /** Where a moderator has muted the player, and the warnings that are not read yet. */
  readonly mutes: readonly ChatOverviewView['mutes'][number][];
  readonly warnings: readonly ChatOverviewView['warnings'][number][];
  /** Grows each time the player asks for the keyboard. */
  readonly focusAsked: number;
  receive(message: ShownMessage): void;
  catchUp(messages: readonly ShownMessage[]): void;
  /** Shows why a message was refused. */
  refuse(refusal: ChatRefusal | null): void;
  write(draft: string): void;
  /** Puts a link behind what is being written. */
  addLink(link: WantedLink): void;
  /** Empties the field; the text is kept until the server confirms or refuses it. */
  sent(text: string): void;
  /** The server showed a message of this player's. */
  confirmed(text: string): void;
  /** The server refused the oldest pending message: its text returns to an empty field. */
  rejected(refusal: ChatRefusal): void;
  /** The connection was lost or replaced: whatever is not confirmed returns to the field. */
  connectionLost(): void;
  /** A message that was not taken returns to an empty field, with the reason. */
  giveBack(text: string, refusal: ChatRefusal): void;
  /** Keeps what was written for the arrow keys. */
  keepOwn(text: string): void;
  /** Opens the whispers with a player, to be written to. */
  whisperTo(name: string): void;
  chooseChannel(channelId: string): void;
  setPlaces(places: Pick<ChatState, 'channels' | 'groups' | 'mutes' | 'warnings' | 'canTranslate'>): void;
  openTab(tab: ChatTab): void;
  setInSight(inSight: boolean): void;
  /** Forgets the lines of a tab; the server keeps them. */
  clearTab(tab: ChatTab): void;
  askFocus(): void;
  clear(): void;
}

const ofTabs = <T>(value: T) => Object.fromEntries(chatTabs.map((tab) => [tab, value])) as Record<ChatTab, T>;

const empty = {
  messages: ofTabs<readonly ShownMessage[]>([]),
  unread: ofTabs(0),
  mentioned: ofTabs(0),
  callCount: 0,
  whisperCount: 0,
  canTranslate: false,
  ownId: null,
  refusal: null,
  draft: '',
  knownLinks: [],
  pending: [],
  own: [],
  partner: null,
  lastWhisperer: null,
  channels: [],
  channelId: null,
  groups: [],
  mutes: [],
  warnings: [],
  focusAsked: 0,
} as const;

function append(known: readonly ShownMessage[], message: ShownMessage): readonly ShownMessage[] {
  if (known.some((one) => one.id === message.id)) return known;
  const last = known.at(-1);
  const all = [...known, message];
  // Nearly every line is the newest one.
  if (last !== undefined && last.atMs > message.atMs) all.sort((a, b) => a.atMs - b.atMs);
  return all.slice(-keptMessageCount);
}

/** Checks whether a line of another player calls the own character by its name. */
export function callsPlayer(message: ShownMessage, ownId: string | null): boolean {
  if (message.channel === 'system' || ownId === null) return false;
  return message.mentions?.some(({ characterId }) => characterId === ownId) ?? false;
}

/** Checks whether another player has whispered a line to the own character. */
export const isWhispered = (message: ShownMessage, ownId: string | null): boolean =>
  message.channel === 'whisper' && message.sender.characterId !== ownId;

/** Returns the counts after the lines of a tab, and those it shows beside them, have been seen. */
function readIn({ unread, mentioned }: Pick<ChatState, 'unread' | 'mentioned'>, tab: ChatTab) {
  const none = Object.fromEntries(shownIn(tab).map((one) => [one, 0]));
  return { unread: { ...unread, ...none }, mentioned: { ...mentioned, ...none } };
}

/** Returns the state after a line has arrived. */
function received(state: ChatState, message: ShownMessage): Partial<ChatState> {
  const tab = tabOf(message);
  const messages = append(state.messages[tab], message);
  if (messages === state.messages[tab]) return state;
  const isSeen = state.inSight && shownIn(state.tab).includes(tab);
  const calls = callsPlayer(message, state.ownId);
  const more = (known: Readonly<Record<ChatTab, number>>) => ({ ...known, [tab]: Math.min(99, known[tab] + 1) });
  return {
    messages: { ...state.messages, [tab]: messages },
    unread: isSeen ? state.unread : more(state.unread),
    mentioned: isSeen || !calls ? state.mentioned : more(state.mentioned),
    callCount: state.callCount + (calls ? 1 : 0),
    whisperCount: state.whisperCount + (isWhispered(message, state.ownId) ? 1 : 0),
  };
}

/** The received messages, by channel. */
export const useChat = create<ChatState>((set) => ({
  ...empty,
  tab: 'say',
  inSight: true,
  receive: (message) => set((state) => received(state, message)),
  catchUp: (messages) =>
    set((state) => {
      const next = { ...state.messages };
      for (const message of messages) next[tabOf(message)] = append(next[tabOf(message)], message);
      return { messages: next };
    }),
  refuse: (refusal) => set({ refusal }),
  write: (draft) => set({ draft, refusal: null }),
  addLink: (link) =>
    set(({ draft, knownLinks, focusAsked }) => ({
      draft: `${draft}${draft === '' || draft.endsWith(' ') ? '' : ' '}${labelOf(link)} `,
      refusal: null,
      knownLinks: [...knownLinks, link].slice(-knownLinkCount),
      focusAsked: focusAsked + 1,
    })),
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
  giveBack: (text, refusal) => set(({ draft }) => ({ refusal, draft: draft === '' ? text : draft })),
  keepOwn: (text) => set(({ own }) => ({ own: [...own.filter((one) => one !== text), text].slice(-keptOwnCount) })),
  whisperTo: (name) =>
    set((state) => ({ partner: name, tab: 'whisper', refusal: null, focusAsked: state.focusAsked + 1 })),
  chooseChannel: (channelId) => set({ channelId }),
  setPlaces: ({ channels, groups, mutes, warnings, canTranslate }) =>
    set(({ channelId }) => ({
      channels,
      groups,
      mutes,
      warnings,
      canTranslate,
      channelId: channels.some(({ id }) => id === channelId) ? channelId : (channels[0]?.id ?? null),
    })),
  openTab: (tab) => set((state) => ({ tab, refusal: null, ...(state.inSight ? readIn(state, tab) : {}) })),
  setInSight: (inSight) => set((state) => ({ inSight, ...(inSight ? readIn(state, state.tab) : {}) })),
  clearTab: (tab) => set((state) => ({ messages: { ...state.messages, [tab]: [] } })),
  askFocus: () => set((state) => ({ focusAsked: state.focusAsked + 1 })),
  clear: () => set({ ...empty }),
}));
