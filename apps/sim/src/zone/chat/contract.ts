import type { ChatMessage, SendMessageInput } from '@necp/shared/chat/schema';
import type { AccountId, CharacterId } from '@necp/shared/kernel';
import type { SpokenMessage } from '../state';

declare module '../inputs' {
  interface ZoneInputs {
    readonly say: { readonly connectionId: number; readonly said: SendMessageInput };
    /** A message from another channel of this zone. */
    readonly heard: SpokenMessage;
  }
}

declare module '../outputs' {
  interface ZoneRequests {
    readonly spoken: {
      readonly chatMessage: ChatMessage;
      readonly accountId: AccountId;
      readonly characterId: CharacterId;
    };
  }
}
