import { messageFiles, placeholdersOf, readingsOf } from './messages.mjs';

const LONGEST_ERROR = 12;

/** Groups of messages with narrative texts, to which the glossary does not apply. */
const FLAVOUR = [{ prefix: 'npc.memory.', reason: 'what people remember is said in their own words' }];

const english = (words) => new RegExp(`\\b(?:${words})\\b`, 'i');
const russian = (words) => new RegExp(`(?<![а-яё])(?:${words})(?![а-яё])`, 'iu');

/** Keys whose text names a damage type. */
const DAMAGE_KEYS = /\.(?:type|damage)\.\w+$|\.(?:thermal|shock|chemical|cyber)(?:Resist|Percent)$/;
const SINGLED_OUT = 'this|that|the|first|last|next|new|each|every|any|no|which|only|other|better|another|at least';
const VERBS =
  'can|cannot|may|must|should|will|is|was|has|does|needs|uses|wears|bears|wants|gets|sees|takes|knows|learns';

/**
 * Words the interface must not use, and their replacements (`docs/interface-words.md`); `keys` limits a word to some
 * messages.
 */
const REFUSED = {
  en: [
    { words: english('whoever|whom'), instead: 'the player, the enemy, who' },
    { words: english('shall'), instead: 'will or can' },
    { words: new RegExp(`(?<!\\b(?:${SINGLED_OUT}) )\\bone (?:${VERBS})\\b`, 'i'), instead: 'you' },
    { words: english('things?'), instead: 'item' },
    { words: english('mend(?:s|ed|ing)?'), instead: 'repair' },
    { words: english('foes?'), instead: 'enemy' },
    { words: english('figures?'), instead: 'stat or number' },
    { words: english('deeds?'), instead: 'action' },
    { words: english('callings?'), instead: 'class' },
    { words: english('standing'), instead: 'reputation' },
    { words: english('story|stories'), instead: 'quest' },
    { words: english('dearer'), instead: 'more expensive' },
    { words: english('emails?'), instead: 'e-mail' },
    { words: english('at once'), instead: 'immediately or instant' },
    { words: english('of late'), instead: 'recently' },
    {
      words: english('press(?:es|ed|ing)?(?! (?:a|any) (?:key|button)| \\{)'),
      instead: 'click or tap: only keys and buttons of devices are pressed',
    },
    {
      words: english('(?:do|does|did|is|are|was|were|has|have|had|would|could|should) not|cannot|can not|will not'),
      instead: 'the contraction',
    },
    { words: /\w'\w/, instead: 'the curly apostrophe' },
  ],
  ru: [
    { words: russian('вещ(?:ь|и|ей|ью|ам|ами|ах)'), instead: 'предмет' },
    { words: russian('отношения'), instead: 'репутация' },
    { words: russian('качеств(?:о|а|у|ом|ам|ами|ах)?'), instead: 'атрибут' },
    { words: russian('умени(?:е|я|й|ю|ем|ям|ями|ях)'), instead: 'перк, навык или способность' },
    { words: russian('призвани(?:е|я|ю|ем|и)'), instead: 'класс' },
    { words: russian('звани(?:е|я|й|ю|ем|и)'), instead: 'титул' },
    { words: russian('отдых'), instead: 'перезарядка, бонус отдыха' },
    { words: russian('вред(?:а|у|ом|ов)?'), instead: 'урон или отрицательный эффект' },
    { words: russian('заслон'), instead: 'блок' },
    { words: russian('мимо'), instead: 'уворот' },
    { words: russian('сорвано'), instead: 'прервано' },
    { words: /(?<![а-яё])Готов: /iu, instead: 'погибает' },
    { words: russian('памят(?:ь|и|ью)|потоки ОЗУ'), instead: 'ОЗУ' },
    {
      words: russian('жар|жара|жаром|тепло|ток|тока|током|разряд|взлом|взлома'),
      instead: 'термический, электрический, кибер',
      keys: DAMAGE_KEYS,
    },
  ],
};

const isFlavour = (key) => FLAVOUR.some(({ prefix }) => key.startsWith(prefix));

function checkGlossary(files) {
  return messageFiles(files).flatMap(({ file, language, messages }) =>
    messages
      .filter(({ key }) => !isFlavour(key))
      .flatMap(({ key, text, line }) => {
        const all = readingsOf(text).join('\n');
        return REFUSED[language]
          .filter(({ words, keys }) => (keys?.test(key) ?? true) && words.test(all))
          .map(({ words, instead }) => ({
            path: file.path,
            line,
            says: `${key} says "${words.exec(all)[0].trim()}": write ${instead}`,
          }));
      }),
  );
}

const wordsIn = (text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

function checkErrorLength(files) {
  return messageFiles(files).flatMap(({ file, messages }) =>
    messages
      .filter(({ key }) => key.startsWith('errors.'))
      .map(({ key, text, line }) => ({ key, line, count: Math.max(...readingsOf(text).map(wordsIn)) }))
      .filter(({ count }) => count > LONGEST_ERROR)
      .map(({ key, line, count }) => ({
        path: file.path,
        line,
        says: `${key} has ${count} words: an error has at most ${LONGEST_ERROR}`,
      })),
  );
}

/** Returns the placeholders of a message; a district in a Russian case is the same district. */
const withoutCases = (text) =>
  [
    ...new Set(
      placeholdersOf(text).map((name) =>
        name.replace(/_(?:genitive|dative|accusative|instrumental|prepositional)$/, ''),
      ),
    ),
  ].join(' ');

/** Compares one language with the other: missing keys and different placeholders. */
function compare(one, other) {
  const texts = new Map(other?.messages.map(({ key, text }) => [key, text]));
  const language = one.language === 'en' ? 'ru' : 'en';
  return one.messages.flatMap(({ key, text, line }) => {
    const translated = texts.get(key);
    if (translated === undefined)
      return [{ path: one.file.path, line, says: `${key} is missing in messages/${language}/${one.room}.json` }];
    const [own, others] = [withoutCases(text), withoutCases(translated)];
    if (one.language !== 'en' || own === others) return [];
    return [{ path: other.file.path, says: `${key} uses "${others}" where English uses "${own}"` }];
  });
}

function checkLanguagesAgree(files) {
  const all = messageFiles(files);
  return all.flatMap((one) =>
    compare(
      one,
      all.find((other) => other.room === one.room && other.language !== one.language),
    ),
  );
}

export const glossaryRules = [
  {
    name: 'interface-speaks-the-glossary',
    comment: 'One term has one word in labels, tooltips and errors, the word players know from other games.',
    check: checkGlossary,
  },
  {
    name: 'errors-are-short',
    comment: 'An error says what is wrong and what to do, in at most twelve words.',
    check: checkErrorLength,
  },
  {
    name: 'languages-agree',
    comment: 'Both languages have the same messages with the same placeholders.',
    check: checkLanguagesAgree,
  },
];
