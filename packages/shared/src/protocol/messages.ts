import * as z from 'zod';
import { Locale } from '../kernel/ids';

export * from './client-events';
export * from './server-events';

/** Raised when an older client could no longer play; a client of another version is told to reload. */
export const protocolVersion = 3;

/** Fixed steps of a zone per second, and the length of one. */
export const tickHz = 20;
export const tickMs = 1000 / tickHz;

/** What the client presents when it opens the socket (Socket.IO `auth`). */
export const HandshakeAuth = z.object({
  ticket: z.string().max(2048),
  version: z.int(),
  /** In which language passers-by are named. */
  locale: Locale.default('en'),
});
export type HandshakeAuth = z.input<typeof HandshakeAuth>;
