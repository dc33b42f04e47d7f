import type { EmoteId } from '@necp/shared/chat/emotes';
import type { SendMessageInput } from '@necp/shared/chat/schema';

/** What the chat needs of the screen around it. */
export interface ChatPanelProps {
  readonly ownId: string;
  /** CSS classes for the row of tabs, such as room for a button beside it. */
  readonly tabsClassName?: string | undefined;
  /** Returns false when there is no connection to send the message on. */
  readonly onSend: (input: SendMessageInput) => boolean;
  /** Called when the player has finished writing and the keys belong to the game again. */
  readonly onLeave: () => void;
  /** Called after a message was sent; without it the field keeps the keyboard for the next one. */
  readonly onSent?: (() => void) | undefined;
  /** Shows an emote; returns false when there is no connection. */
  readonly onEmote: (emote: EmoteId) => boolean;
  /** Opens the list of emotes. */
  readonly onEmotes: () => void;
  /** Opens the window that changes how the chat looks. */
  readonly onSettings: () => void;
}
