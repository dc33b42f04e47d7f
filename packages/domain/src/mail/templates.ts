import type { LocalText } from '@necp/shared/kernel/content';
import * as z from 'zod';

/** Who writes letters of the city. */
export const cityName: LocalText = { en: 'City post', ru: 'Городская почта' };

/** The letters of the city, and what stands in each. */
const params = {
  /** What a full bag could not take. */
  bag_full: z.object({}),
  /** Cash on delivery was paid. */
  cod_paid: z.object({ name: z.string(), subject: z.string(), chits: z.string() }),
  /** Money that a thief took and that was not brought back. */
  stolen_back: z.object({ chits: z.string() }),
  /** A letter of the administrators. */
  mass: z.object({
    subject: z.object({ en: z.string(), ru: z.string() }),
    text: z.object({ en: z.string(), ru: z.string() }),
  }),
  /** What a guild that has ended had. */
  guild_ended: z.object({ guild: z.string() }),
  /** What a member had asked the bank of its guild for. */
  guild_items: z.object({ guild: z.string(), by: z.string() }),
} as const;
export type TemplateName = keyof typeof params;
export type TemplateParams<Name extends TemplateName> = z.infer<(typeof params)[Name]>;

export interface LocalWords {
  readonly subject: LocalText;
  readonly text: LocalText;
}

type Writers = { readonly [Name in TemplateName]: (params: TemplateParams<Name>) => LocalWords };

const writers: Writers = {
  bag_full: () => ({
    subject: { en: 'Your bag was full', ru: 'В сумке не хватило места' },
    text: {
      en: 'We kept what didn’t fit in your bag. Take it at any mailbox.',
      ru: 'Мы сохранили то, что не поместилось в вашу сумку. Заберите это у любого почтового ящика.',
    },
  }),
  cod_paid: ({ name, subject, chits }) => ({
    subject: { en: `Paid: ${subject || 'your parcel'}`, ru: `Оплачено: ${subject || 'ваша посылка'}` },
    text: {
      en: `${name} paid ${chits} ¤ for what you sent. The money is inside.`,
      ru: `${name} платит ${chits} ¤ за вашу посылку. Деньги внутри.`,
    },
  }),
  stolen_back: ({ chits }) => ({
    subject: { en: 'Lost property: your money', ru: 'Бюро находок: ваши деньги' },
    text: {
      en: `A thief got away with ${chits} ¤ of yours, then sat down to count it. We were faster. The money is inside.`,
      ru: `Вор унёс у вас ${chits} ¤ и присел пересчитать. Мы считали быстрее. Деньги внутри.`,
    },
  }),
  mass: ({ subject, text }) => ({ subject, text }),
  guild_ended: ({ guild }) => ({
    subject: { en: `What ${guild} left behind`, ru: `Наследство гильдии «${guild}»` },
    text: {
      en: `${guild} is no more. What lay in its bank and treasury belongs to you, its last leader.`,
      ru: `Гильдии «${guild}» больше нет. Содержимое её банка и казны принадлежит вам, её последнему лидеру.`,
    },
  }),
  guild_items: ({ guild, by }) => ({
    subject: { en: `From the bank of ${guild}`, ru: `Из банка гильдии «${guild}»` },
    text: {
      en: `${by} granted your request. The items are inside.`,
      ru: `Ваш запрос одобряет ${by}. Предметы внутри.`,
    },
  }),
};

const unknown: LocalWords = {
  subject: { en: 'A message of the city', ru: 'Сообщение города' },
  text: { en: 'Its words are lost.', ru: 'Его слова утрачены.' },
};

/** Returns what a letter of the city says, in both languages. */
export function wordsOf(template: string, stored: unknown): LocalWords {
  if (!(template in params)) return unknown;
  const name = template as TemplateName;
  const read = params[name].safeParse(stored);
  return read.success ? (writers[name] as (from: unknown) => LocalWords)(read.data) : unknown;
}
