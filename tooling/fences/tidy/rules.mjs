import { cityNameRules } from './city-names.mjs';
import { codeRules } from './code.mjs';
import { deadEndRules } from './dead-ends.mjs';
import { glossaryRules } from './glossary.mjs';
import { messageRules } from './messages.mjs';
import { roomRules } from './rooms.mjs';
import { tableRules } from './tables.mjs';
import { textRules } from './text.mjs';
import { vocabularyRules } from './vocabulary.mjs';
import { wordRules } from './words.mjs';

/** Every tidy rule: a pure function from the files of the tree and the map of rooms to its findings. */
export const tidyRules = [
  ...roomRules,
  ...tableRules,
  ...codeRules,
  ...textRules,
  ...wordRules,
  ...deadEndRules,
  ...messageRules,
  ...glossaryRules,
  ...vocabularyRules,
  ...cityNameRules,
];

/**
 * Runs every rule.
 * @param {import('./source.mjs').TreeFile[]} files
 * @param {{ storeys: string[][], tables: Record<string, string[]>, entryTables: string[],
 *   roomsWithoutMemory: Record<string, string[]> }} map
 * @returns {(import('./source.mjs').Finding & { rule: string })[]}
 */
export function findUntidiness(files, map) {
  return tidyRules.flatMap((rule) => rule.check(files, map).map((finding) => ({ rule: rule.name, ...finding })));
}
