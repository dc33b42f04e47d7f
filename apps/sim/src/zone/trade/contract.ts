import type { AccountId, CharacterId } from '@necp/shared/kernel';

declare module '../inputs' {
  interface ZoneInputs {
    /** The domain has kept a player's note, or refused to. */
    readonly trade_note_kept: { readonly characterId: CharacterId; readonly rejection: RejectionReason | null };
  }
}

declare module '../outputs' {
  interface ZoneRequests {
    readonly trade_note: Held & { readonly id: string; readonly accountId: AccountId; readonly text: string };
  }
}
