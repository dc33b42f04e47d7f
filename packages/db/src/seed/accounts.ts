import { readFileSync } from 'node:fs';

/** A sample account, which exists in local installations only. */
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
 * Everyone who reads `accounts.json` knows these passwords, so the accounts are created only in a local database unless
 * requested otherwise. They are in a separate file, because the launcher prints them before any TypeScript is loaded.
 */
export const seededAccounts = JSON.parse(
  readFileSync(new URL('accounts.json', import.meta.url), 'utf8'),
) as readonly SeededAccount[];
