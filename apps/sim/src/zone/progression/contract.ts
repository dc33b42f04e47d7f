import type { CharacterId } from '@necp/shared/kernel';

/** The reward of one player with a share in a defeat. */
export interface Gain {
  readonly characterId: CharacterId;
  readonly experience: number;
  readonly level: number;
  readonly levelsGained: number;
}

declare module '../inputs' {
  interface ZoneInputs {
    readonly gained: { readonly defeatId: string; readonly gains: readonly Gain[] };
  }
}
