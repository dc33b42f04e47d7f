import type { CharacterId } from '@necp/shared/kernel';

/** A command of a test's director to a zone, as an input of one of its ticks. */
export type DirectorCommand =
  | { readonly do: 'place'; readonly characterId: CharacterId; readonly x: number; readonly y: number }
  | {
      readonly do: 'travel';
      readonly characterId: CharacterId;
      readonly toZone: string;
      readonly toPlace: string;
    }
  | {
      readonly do: 'enemy';
      readonly characterId: CharacterId;
      /** Content id. */
      readonly enemy: string;
      readonly level: number;
      readonly x: number;
      readonly y: number;
    }
  | {
      readonly do: 'hurt';
      readonly characterId: CharacterId;
      /** Content id. */
      readonly enemy: string;
      /** Of its whole health. */
      readonly percent: number;
    }
  | { readonly do: 'freeze'; readonly isFrozen: boolean }
  | { readonly do: 'hour'; readonly hour: number };

declare module '../inputs' {
  interface ZoneInputs {
    /** A command of a test's director. */
    readonly directed: { readonly command: DirectorCommand };
  }
}
