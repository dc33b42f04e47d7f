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

/** What the library warns of, and the refusal that says so. */
const refusalOf: Readonly<Record<string, string>> = {
  straightRow: 'account.password_pattern',
  keyPattern: 'account.password_pattern',
  sequences: 'account.password_pattern',
  simpleRepeat: 'account.password_repeats',
  extendedRepeat: 'account.password_repeats',
  recentYears: 'account.password_dates',
  dates: 'account.password_dates',
  topTen: 'account.password_too_common',
  topHundred: 'account.password_too_common',
  common: 'account.password_too_common',
  similarToCommon: 'account.password_too_common',
  wordByItself: 'account.password_one_word',
  namesByThemselves: 'account.password_one_word',
  commonNames: 'account.password_one_word',
  userInputs: 'account.password_personal',
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
  return refuse(refusalOf[feedback.warning ?? ''] ?? 'account.password_too_weak');
}

/** The words that an attacker who knows the address tries first. */
function wordsOf(email: string): string[] {
  const words = tidyEmail(email).split(/[^\p{L}\p{N}]+/u);
  return ['necpgame', 'necp', tidyEmail(email), ...words].filter((word) => word.length > 2);
}
