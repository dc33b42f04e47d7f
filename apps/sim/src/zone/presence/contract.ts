import type { CharacterId } from '@necp/shared/kernel';
import type { IdleRules } from '@necp/shared/realm/settings';
import type { CharacterSheet } from '@necp/shared/zone/sheet';

declare module '../inputs' {
  interface ZoneInputs {
    readonly join: { readonly entrant: Entrant; readonly connectionId: number | null };
    readonly lost: { readonly connectionId: number };
    /** The domain refused a write under this epoch: another process holds the character. */
    readonly stale: { readonly characterId: CharacterId; readonly epoch: number };
    /** The last position of a character that left has been saved. */
    readonly saved: { readonly characterId: CharacterId; readonly epoch: number };
    /** The realm's rules for players without input. */
    readonly idle_rules: { readonly rules: IdleRules };
    /** `face` is present when the name or look may have changed. */
    readonly sheet: { readonly characterId: CharacterId; readonly sheet: CharacterSheet; readonly face?: Face };
  }
}

declare module '../outputs' {
  interface ZoneRequests {
    readonly departed: { readonly departed: Departed };
  }
}
