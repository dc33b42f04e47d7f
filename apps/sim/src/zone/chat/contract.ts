import type { ChatMessage, SendMessageInput } from '@necp/shared/chat/schema';
import type { CharacterId } from '@necp/shared/kernel';

declare module '../inputs' {
  interface ZoneInputs {
    readonly say: { readonly connectionId: number; readonly said: SendMessageInput };
    /** A message from another channel of this zone. */
    readonly heard: { readonly chatMessage: ChatMessage };
  }
}

declare module '../outputs' {
  interface ZoneRequests {
    readonly spoken: { readonly chatMessage: ChatMessage; readonly characterId: CharacterId };
  }
}
