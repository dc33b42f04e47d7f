import type { ChatLink, LinkRef } from '@necp/shared/chat/links';
import type { ChatMessage, SendMessageInput } from '@necp/shared/chat/schema';
import type { AccountId, CharacterId } from '@necp/shared/kernel';
import type { SpokenMessage } from '../state';

declare module '../inputs' {
  interface ZoneInputs {
    readonly say: { readonly connectionId: number; readonly said: SendMessageInput };
    /** A message from another channel of this zone. */
    readonly heard: SpokenMessage;
    /** What a line links to; null when its speaker may not link to it. */
    readonly linked: {
      readonly id: string;
      readonly links: readonly ChatLink[] | null;
      readonly rejection: RejectionReason | null;
    };
  }
}

declare module '../outputs' {
  interface ZoneRequests {
    readonly spoken: {
      readonly chatMessage: ChatMessage;
      readonly accountId: AccountId;
      readonly characterId: CharacterId;
    };
    /** Asks what a line links to, before it is said. */
    readonly links_asked: {
      readonly id: string;
      readonly accountId: AccountId;
      readonly characterId: CharacterId;
      readonly refs: readonly LinkRef[];
    };
  }
}
