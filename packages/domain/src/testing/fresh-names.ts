import { randomInt } from 'node:crypto';

/** Without vowels: chance spells no word that names must not contain. */
const letters = 'bdgklmnrtvwz';

/** Returns letters for the name of a character that no other test uses. */
export function freshLetters(count = 8): string {
  return Array.from({ length: count }, () => letters[randomInt(letters.length)]).join('');
}
