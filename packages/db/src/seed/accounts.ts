/** An account that exists in local installations only, for trying the game. */
export interface SeededAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: 'administrator' | null;
  readonly locale: 'en' | 'ru';
  readonly character: { readonly name: string; readonly presetId: string; readonly classId: 'solo' | 'netrunner' | 'techie'; readonly originId: 'street' | 'corpo' | 'nomad' };
}

const password = 'rain-over-watson';

/** Known to everyone who can read this file, so they are never made in a database beyond this machine unless asked for. */
export const seededAccounts: readonly SeededAccount[] = [
  { name: 'Ravna (administrator)', email: 'ravna@necp.test', password, role: 'administrator', locale: 'en', character: { name: 'Ravna', presetId: 'ravna', classId: 'netrunner', originId: 'corpo' } },
  { name: 'Mako', email: 'mako@necp.test', password, role: null, locale: 'en', character: { name: 'Mako', presetId: 'mako', classId: 'solo', originId: 'street' } },
  { name: 'Juno', email: 'juno@necp.test', password, role: null, locale: 'ru', character: { name: 'Juno', presetId: 'juno', classId: 'techie', originId: 'nomad' } },
];
