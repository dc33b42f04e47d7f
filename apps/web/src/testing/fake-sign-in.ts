import { vi } from 'vitest';

/** Stands in for next-auth's function of this name; files of tests share modules, so they share this one. */
export const signIn = vi.fn<(...sent: unknown[]) => Promise<unknown>>();
