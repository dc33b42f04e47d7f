declare module '../outputs' {
  interface ZoneRequests {
    /** The last boss of the instance is down; these players were in it. */
    readonly instance_won: { readonly id: string; readonly players: readonly Held[] };
  }
}

export {};
