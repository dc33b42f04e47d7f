import type { DirectorCommand } from '../core/direction';

declare module '../inputs' {
  interface ZoneInputs {
    /** A command of a test's director. */
    readonly directed: { readonly command: DirectorCommand };
  }
}
