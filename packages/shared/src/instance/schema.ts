import * as z from 'zod';

/** The difficulty of a private instance. */
export const InstanceDifficulty = z.enum(['normal', 'hard']);
export type InstanceDifficulty = z.infer<typeof InstanceDifficulty>;
