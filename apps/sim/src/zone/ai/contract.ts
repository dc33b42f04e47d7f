import type { WorldValue } from '@necp/shared/world-state/content';

declare module '../inputs' {
  interface ZoneInputs {
    /** A value of the world state has changed. */
    readonly world: { readonly key: string; readonly value: WorldValue };
  }
}
