import * as z from 'zod';
import { type Look, lookChoices } from './look';

export const headwears = ['hard_hat', 'courier_lid', 'lamp_helm', 'shroud'] as const;
export const facewears = ['paper_mask', 'filter', 'shades'] as const;

const index = (count: number) =>
  z
    .int()
    .min(0)
    .max(count - 1);
const clothHue = index(lookChoices.jacketHue);

/** What a piece of clothing changes of a person's look; all numbers are indices as in `Look`. */
export const Clothing = z.strictObject({
  headwear: z.enum(headwears).optional(),
  facewear: z.enum(facewears).optional(),
  /** The colour of what covers the head or the face. */
  wearHue: clothHue.optional(),
  jacket: index(lookChoices.jacket).optional(),
  jacketHue: clothHue.optional(),
  legs: index(lookChoices.legs).optional(),
  legsHue: clothHue.optional(),
  gloveHue: clothHue.optional(),
  shoeHue: clothHue.optional(),
});
export type Clothing = z.infer<typeof Clothing>;

/** A person with what is worn over their own look. */
export interface DressedLook extends Look {
  readonly headwear?: (typeof headwears)[number];
  readonly headwearHue?: number;
  readonly facewear?: (typeof facewears)[number];
  readonly facewearHue?: number;
  readonly gloveHue?: number;
  readonly shoeHue?: number;
}

/**
 * Returns a person as everyone sees them: what is worn covers their own look. Templates that show nothing, such as
 * implants, change nothing.
 */
export function dressed(
  look: Look,
  worn: readonly string[],
  clothingOf: (templateId: string) => Clothing | undefined,
): DressedLook {
  return worn.reduce<DressedLook>((person, templateId) => {
    const clothing = clothingOf(templateId);
    if (clothing === undefined) return person;
    const { wearHue, ...rest } = clothing;
    return {
      ...person,
      ...rest,
      ...(clothing.headwear !== undefined && wearHue !== undefined ? { headwearHue: wearHue } : {}),
      ...(clothing.facewear !== undefined && wearHue !== undefined ? { facewearHue: wearHue } : {}),
    };
  }, look);
}

/** Returns a key that is the same for people who are drawn alike. */
export function keyOfDressed(look: DressedLook): string {
  const { headwear = '', headwearHue = '', facewear = '', facewearHue = '', gloveHue = '', shoeHue = '' } = look;
  const own = Object.keys(lookChoices).map((field) => look[field as keyof typeof lookChoices]);
  return [...own, headwear, headwearHue, facewear, facewearHue, gloveHue, shoeHue].join('.');
}
