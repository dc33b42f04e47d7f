import { readFileSync } from 'node:fs';

/** A sample account, which exists in local installations only. */
export interface SeededAccount {
  readonly name: string;
  readonly email: string;
  readonly role: 'administrator' | null;
  readonly locale: 'en' | 'ru';
  readonly character: {
    readonly name: string;
    readonly presetId: string;
    readonly classId: 'bouncer' | 'jammer' | 'welder';
    readonly originId: 'local' | 'clerk' | 'outsider';
  };
}

/**
 * Each installation has its own passwords for them. They are in a separate file, because the launcher reads it before
 * any TypeScript is loaded.
 */
export const seededAccounts = JSON.parse(
  readFileSync(new URL('accounts.json', import.meta.url), 'utf8'),
) as readonly SeededAccount[];
