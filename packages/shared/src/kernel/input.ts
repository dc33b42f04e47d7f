import * as z from 'zod';

/** Half of a pair of UTF-16 units without the other half, or NUL. */
const unstorable = /[\0\p{Cs}]/u;

/**
 * A text as typed by a player, up to a length in UTF-16 units. NUL and halves of surrogate pairs are refused, because
 * the database refuses them in a text.
 */
export const typedText = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .refine((text) => !unstorable.test(text), 'has a character that cannot be stored');

/** A moment in milliseconds since the Unix epoch, up to the last one a `Date` can hold. */
export const InstantMs = z.number().min(0).max(8.64e15);

/** The largest number of a column of whole numbers. */
export const maxWhole = 0x7fff_ffff;
