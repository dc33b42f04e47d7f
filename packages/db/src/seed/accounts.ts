import { readFileSync } from 'node:fs';

/** An account that exists in local installations only, for trying the game. */
export interface SeededAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: 'administrator' | null;
  readonly locale: 'en' | 'ru';
  readonly character: {
    readonly name: string;
    readonly presetId: string;
    readonly classId: 'solo' | 'netrunner' | 'techie';
    readonly originId: 'street' | 'corpo' | 'nomad';
  };
}

/**
 * Known to everyone who can read `accounts.json`, so they are never made in a database beyond this machine unless asked
 * for.
 * A file of its own, because the launcher prints them before any TypeScript is loaded.
 */
export const seededAccounts = JSON.parse(
  readFileSync(new URL('accounts.json', import.meta.url), 'utf8'),
) as readonly SeededAccount[];
