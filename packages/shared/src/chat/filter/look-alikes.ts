const table = (text: string): ReadonlyMap<string, string> =>
  new Map(text.split(' ').map((entry) => [entry.charAt(0), entry.slice(1)]));

/** Cyrillic letters that a Latin letter may stand for, by its shape and by its sound. */
export const latinShapes = table('aа bвбь cс eе gд hн iи kк mмт nп oо pр rгя tт uиц wшщ xх yуч');
export const latinSounds = table('aа bб cц dд eеэ fф gг hх iи jиж kк lл mм nн oо pп rр sс tт uу vв xх yиу zз');

/** Latin letters that a Cyrillic letter may stand for, by its shape and by its sound. */
export const cyrillicShapes = table(
  'аa бb вb гr еe зe иun кk мm нh оo пn рp сc тt уy хx цu чy шw щw ьb яr эe іi јj ѕs ԁd ԛq ԝw һh ґr єe',
);
export const cyrillicSounds = table('аa бb вv гg дd еe зz иi кk лl мm нn оo пp рr сs тt уu фf хh цc эe іi јj ѕs');

/** What a Cyrillic letter may also be in a Russian word. */
export const cyrillicVariants = table('эе іи їи ґг єе ји ѕс һх үу ұу өо қк ңн ғг ҳх ҽе ҥн');

/** Letters of other alphabets and drawn letters that Unicode does not decompose; the small capitals are Latin. */
export const otherAsLatin = table(
  'αa βb γy δd εe ζz ηn ιi κk λl μu νv οo ρp ςc σo τt υu χx ωw ϲc øo łl đd ħh ŧt ɨi ʉu ' +
    'ƙk ɑa ɡg ɩi ɪi ʀr ʙb ᴀa ᴄc ᴅd ᴇe ꜰf ɢg ʜh ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ǫq ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ' +
    'ᴢz ɛe ɔc ʞk սu օo հh ցg ոn ɯm ʇt ıi ȷj ȼc ƈc ɓb ƒf €e £l ¢c ¥y ßb',
);

export const otherAsCyrillic = table(
  'αа βв γу δд εе ηп κк λл νу οо πп ρр τт υу φф χх ωш ϲс ɑа ᴀа ᴄс ᴇе ᴏо ᴘр ᴛт ᴋк ᴍм ʜн ʙв €е',
);

/** Digits and signs that stand for letters; signs may also stand between letters. */
export const digitsAsLetters = table('0oо 1ilи 3eзеэ 4aча 5s 6bgб 7tт 8bв 9gя');
export const signsAsLetters = table('@aао $sс !ilи |il +tт #h');

/** Letters drawn with several signs. */
export const drawnLetters: readonly (readonly [drawn: string, letters: string])[] = [
  ['}{', 'xхж'],
  [')(', 'xх'],
  ['><', 'xх'],
  ['|_|', 'uц'],
  ['|<', 'kк'],
  ['()', 'oо'],
  ['/\\', 'aлд'],
  ['\\/', 'vu'],
];

/** Signs that may hide one letter, as in `f*ck`. */
export const hidingSigns = new Set(['*', '#', '%', '_', '?', '●', '•']);

/** Ranges of drawn alphabets, from A to Z, that Unicode does not decompose: flags, and white letters on black. */
export const drawnAlphabets: readonly number[] = [0x1f150, 0x1f170, 0x1f1e6];
