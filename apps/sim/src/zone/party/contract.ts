import type { CharacterId } from '@necp/shared/kernel';
import type { PartyMark } from '@necp/shared/party/marks';

declare module '../inputs' {
  interface ZoneInputs {
    /** The answer to a mark that a player set. */
    readonly marked: {
      readonly characterId: CharacterId;
      readonly rejection: RejectionReason | null;
    };
  }
}

declare module '../outputs' {
  interface ZoneRequests {
    /** A player marks an enemy or a player for its party. */
    readonly mark: Held & {
      readonly id: string;
      readonly mark: PartyMark | null;
      readonly target: { readonly characterId: CharacterId } | { readonly entityId: number };
    };
    /** What has died or disappeared bears no marks any more. */
    readonly marks_fallen: {
      readonly characterIds: readonly CharacterId[];
      readonly entityIds: readonly number[];
    };
  }
}

export {};
