declare module '../inputs' {
  interface ZoneInputs {
    /** The client lost its baseline and needs a full snapshot. */
    readonly resync: { readonly connectionId: number };
  }
}

export {};
