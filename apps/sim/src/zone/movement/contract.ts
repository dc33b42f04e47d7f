import type { Intent } from '@necp/shared/protocol';

declare module '../inputs' {
  interface ZoneInputs {
    readonly intent: { readonly connectionId: number; readonly intent: Intent };
  }
}
