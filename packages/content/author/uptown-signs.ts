import type { ShopSign } from './furnish';

/** Clubs, counters and lenders of Westbrook. */
export const westbrookSigns: readonly ShopSign[] = [
  { text: { en: 'VELVET TABLE', ru: 'БАРХАТНЫЙ СТОЛ' }, hue: 'magenta' },
  { text: { en: 'LOW & PATIENCE', ru: 'ЛОУ И ТЕРПЕНИЕ' }, hue: 'amber' },
  { text: { en: 'BLACK LOTUS', ru: 'ЧЁРНЫЙ ЛОТОС' }, hue: 'violet' },
  { text: { en: 'ONE MORE DRINK', ru: 'ЕЩЁ ПО ОДНОЙ' }, hue: 'magenta' },
  { text: { en: 'GOLD TEETH BOUGHT', ru: 'КУПЛЮ ЗОЛОТЫЕ ЗУБЫ' }, hue: 'amber' },
  { text: { en: 'LEAVE WHEN EVEN', ru: 'УЙТИ ПРИ СВОИХ' }, hue: 'magenta' },
  { text: { en: 'RAIN NO. 5', ru: 'ДОЖДЬ № 5' }, hue: 'violet' },
  { text: { en: 'HOUSE EDGE', ru: 'КАЗИНО «ПЕРЕВЕС»' }, hue: 'magenta' },
  { text: { en: 'SILK & KEVLAR', ru: 'ШЁЛК И КЕВЛАР' }, hue: 'amber' },
  { text: { en: 'TOMORROW, ON CREDIT', ru: 'ЗАВТРА В КРЕДИТ' }, hue: 'violet' },
  { text: { en: 'OYSTERS', ru: 'УСТРИЦЫ' }, hue: 'amber' },
  { text: { en: 'MIRROR MIRROR', ru: 'СВЕТ МОЙ' }, hue: 'magenta' },
  { text: { en: 'NIGHT MASS', ru: 'НОЧНАЯ МЕССА' }, hue: 'violet' },
  { text: { en: 'EX-WIVES', ru: 'БЫВШИЕ ЖЁНЫ' }, hue: 'magenta' },
  { text: { en: 'PERFUMED RAINCOATS', ru: 'ДУШИСТЫЕ ПЛАЩИ' }, hue: 'amber' },
  { text: { en: 'SECOND FACE', ru: 'ВТОРОЕ ЛИЦО' }, hue: 'violet' },
  { text: { en: 'FORTUNE, READ BACK', ru: 'ГАДАЮ НАЗАД' }, hue: 'magenta' },
  { text: { en: 'CIGARS', ru: 'СИГАРЫ' }, hue: 'amber' },
  { text: { en: 'APOLOGIES TO GO', ru: 'ИЗВИНЕНИЯ НАВЫНОС' }, hue: 'violet' },
];

/** What City Center allows on a facade. */
export const centerSigns: readonly ShopSign[] = [
  { text: { en: 'KESSLER-ODUYA', ru: 'КЕССЛЕР-ОДУЯ' }, hue: 'blue' },
  { text: { en: 'SILENCE IS LEASED', ru: 'ТИШИНА В АРЕНДЕ' }, hue: 'white' },
  { text: { en: 'LAMPLIGHT', ru: 'ФОНАРНЫЙ КОРПУС' }, hue: 'cyan' },
  { text: { en: 'SKY LEASING', ru: 'АРЕНДА НЕБА' }, hue: 'blue' },
  { text: { en: 'HUMAN RETURNS', ru: 'ВОЗВРАТ ПЕРСОНАЛА' }, hue: 'white' },
  { text: { en: 'FINES', ru: 'ШТРАФЫ' }, hue: 'cyan' },
  { text: { en: 'NO LOITERING, NO LAUGHTER', ru: 'НЕ СТОЯТЬ И НЕ СМЕЯТЬСЯ' }, hue: 'white' },
  { text: { en: 'ARBITRATION', ru: 'АРБИТРАЖ' }, hue: 'blue' },
  { text: { en: 'AIR: 4 EDDIES', ru: 'ВОЗДУХ: 4 ЭДДИ' }, hue: 'cyan' },
  { text: { en: 'MERGERS', ru: 'СЛИЯНИЯ' }, hue: 'blue' },
  { text: { en: 'ORPHANED PATENTS', ru: 'ПАТЕНТЫ-СИРОТЫ' }, hue: 'white' },
  { text: { en: 'SMILE CLINIC', ru: 'КЛИНИКА УЛЫБОК' }, hue: 'cyan' },
  { text: { en: 'NOTARY, ARMED', ru: 'НОТАРИУС С ОХРАНОЙ' }, hue: 'blue' },
  { text: { en: 'WE KNOW', ru: 'МЫ В КУРСЕ' }, hue: 'white' },
];
