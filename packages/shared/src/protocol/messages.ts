import * as z from 'zod';
import { readCorrelationId } from '../kernel/correlation';
import { Locale } from '../kernel/ids';

export * from './client-events';
export * from './server-events';

/** Is raised when older clients could no longer play; a client of another version is asked to reload. */
export const protocolVersion = 5;

/** Fixed ticks of a zone per second, and the length of one. */
export const tickHz = 20;
export const tickMs = 1000 / tickHz;

/** What the client sends when it opens the socket (Socket.IO `auth`). */
export const HandshakeAuth = z.object({
  ticket: z.string().max(2048),
  version: z.int(),
  /** The language of the names of townspeople. */
  locale: Locale.default('en'),
  /** The id under which the entry is known in the log; the server makes one when it is missing or not plain. */
  requestId: z.unknown().transform(readCorrelationId).optional(),
});
export type HandshakeAuth = z.input<typeof HandshakeAuth>;
