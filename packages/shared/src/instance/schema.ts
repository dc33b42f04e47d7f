import * as z from 'zod';

/** How hard a copy made for a few is. */
export const InstanceDifficulty = z.enum(['normal', 'hard']);
export type InstanceDifficulty = z.infer<typeof InstanceDifficulty>;
