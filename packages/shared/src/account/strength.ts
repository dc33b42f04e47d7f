import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import { allowed, refuse, type Verdict } from '../kernel/verdict';
import { commonPasswords } from './common-passwords';
import { canUsePassword, tidyEmail } from './rules';
import { onLatinKeys, russianWords } from './russian-words';

/** Of 0 to 4: 3 takes more than a hundred million guesses. */
const enoughScore = 3;
/** What is examined of a password: the effort grows with the square of its length. */
const examinedLength = 32;

/** What the library warns of, and the end of the code that says so; any other weak password is `too_weak`. */
const codeEnds: Readonly<Record<string, string>> = {
  straightRow: 'pattern',
  keyPattern: 'pattern',
  sequences: 'pattern',
  simpleRepeat: 'repeats',
  extendedRepeat: 'repeats',
  recentYears: 'dates',
  dates: 'dates',
  topTen: 'too_common',
  topHundred: 'too_common',
  common: 'too_common',
  similarToCommon: 'too_common',
  wordByItself: 'one_word',
  namesByThemselves: 'one_word',
  commonNames: 'one_word',
  userInputs: 'personal',
};

let estimator: ZxcvbnFactory | undefined;
const openEstimator = () =>
  new ZxcvbnFactory({
    dictionary: {
      ...common,
      ...english,
      city: [...commonPasswords],
      russian: [...russianWords, ...russianWords.map(onLatinKeys)],
    },
    graphs: adjacencyGraphs,
    // More would try so many spellings of long passwords that one check takes seconds.
    l33tMaxSubstitutions: 1,
  });

/**
 * Checks a new password like `canUsePassword`, and whether it would withstand guessing with word lists, names, keyboard
 * rows, dates and the words of the account. The lists are large: a browser loads this file when it needs it.
 */
export function canChoosePassword(password: string, email: string): Verdict {
  const verdict = canUsePassword(password, email);
  if (!verdict.ok) return verdict;
  estimator ??= openEstimator();
  const examined = [...password.normalize('NFC')].slice(0, examinedLength).join('');
  const { score, feedback } = estimator.check(examined, wordsOf(email));
  if (score >= enoughScore) return allowed;
  return refuse(`account.password_${codeEnds[feedback.warning ?? ''] ?? 'too_weak'}`);
}

/** The words that an attacker who knows the address tries first. */
function wordsOf(email: string): string[] {
  const words = tidyEmail(email).split(/[^\p{L}\p{N}]+/u);
  return ['necpgame', 'necp', tidyEmail(email), ...words].filter((word) => word.length > 2);
}
