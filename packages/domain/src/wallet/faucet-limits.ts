/**
 * How many chits each faucet may give in an hour, all players together, before the operators are alerted. The limits
 * are exported as metrics beside what was given, and the alert compares the two.
 */
export const faucetLimits: Readonly<Record<string, number>> = {
  /** Five hundred new accounts. */
  starter_kit: 20_000,
  /** Gifts of operators are rare. */
  administration: 10_000,
  loot: 500_000,
  vendor: 500_000,
  quest: 300_000,
  /** A thousand chits for each of a thousand players: more than that is worth a look. */
  mail_mass: 1_000_000,
  /** A tenth of what enemies and quests give; it came into the world with the gain that was taxed. */
  guild_tax: 80_000,
};
