import * as z from 'zod';

/**
 * The appearance of a person as small indices into palettes, so that it fits a snapshot: it is sent as the digits of
 * two numbers, in this order.
 */
export const lookFields = [
  'body',
  'skin',
  'hair',
  'hairHue',
  'eyes',
  'face',
  'cyberware',
  'cyberwareHue',
  'jacket',
  'jacketHue',
  'legs',
  'legsHue',
] as const;

/** The number of choices for each field. */
export const lookChoices = {
  body: 3,
  skin: 8,
  hair: 12,
  hairHue: 12,
  eyes: 8,
  face: 8,
  cyberware: 8,
  cyberwareHue: 8,
  jacket: 10,
  jacketHue: 16,
  legs: 6,
  legsHue: 16,
} as const satisfies Record<(typeof lookFields)[number], number>;

const index = (count: number) =>
  z
    .int()
    .min(0)
    .max(count - 1);
export const Look = z.strictObject({
  body: index(lookChoices.body),
  skin: index(lookChoices.skin),
  hair: index(lookChoices.hair),
  hairHue: index(lookChoices.hairHue),
  eyes: index(lookChoices.eyes),
  face: index(lookChoices.face),
  cyberware: index(lookChoices.cyberware),
  cyberwareHue: index(lookChoices.cyberwareHue),
  jacket: index(lookChoices.jacket),
  jacketHue: index(lookChoices.jacketHue),
  legs: index(lookChoices.legs),
  legsHue: index(lookChoices.legsHue),
});
export type Look = z.infer<typeof Look>;
