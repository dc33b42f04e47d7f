import type { EncounterRecord } from '@necp/shared/combat/encounter';
import type { CharacterId, ItemId } from '@necp/shared/kernel';
import type { Carried } from './player/carry';

declare module '../inputs' {
  interface Entrant {
    /** Cooldowns and statuses brought from another zone. */
    readonly carried?: Carried;
  }
  interface ZoneInputs {
    readonly consumed: {
      readonly id: string;
      readonly characterId: CharacterId;
      readonly itemId: ItemId;
      readonly rejection: RejectionReason | null;
    };
  }
}

declare module '../outputs' {
  interface ZoneRequests {
    /** `place` is the id of the place in which the combatant fell; null outside all places. */
    readonly defeat: { readonly defeat: Defeat; readonly place: string | null };
    readonly downed: Held & { readonly id: string; readonly by: string | null; readonly isDeath: boolean };
    readonly used: { readonly use: Use };
    readonly encounter: { readonly encounter: EncounterRecord };
    readonly consume: Held & { readonly id: string; readonly itemId: ItemId };
  }
}
