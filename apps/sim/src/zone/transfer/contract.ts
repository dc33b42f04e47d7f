import type { CharacterId } from '@necp/shared/kernel';

declare module '../inputs' {
  interface ZoneInputs {
    /** The number of open channels of this zone. */
    readonly channels: { readonly count: number };
    /** Closes this channel: at most `most` of the players who can leave now move to the other channels. */
    readonly join_others: { readonly most: number };
    /** The character was handed over to another zone under a newer epoch, so its entity is removed here. */
    readonly transferred: { readonly characterId: CharacterId; readonly epoch: number };
    readonly transfer_rejected: {
      readonly characterId: CharacterId;
      readonly epoch: number;
      readonly rejection: RejectionReason;
    };
  }
}
