import * as z from 'zod';
import { ChatLine, SendLineInput } from '../chat/schema';
import { CharacterId, Locale, ZoneId } from '../kernel/ids';

/** Raised when an older client could no longer play; a client of another version is told to reload. */
export const protocolVersion = 1;

/** Fixed steps of a zone per second, and the length of one. */
export const tickHz = 20;
export const tickMs = 1000 / tickHz;

/** What the client presents when it opens the socket (Socket.IO `auth`). */
export const HandshakeAuth = z.object({
  ticket: z.string().max(2048), version: z.int(),
  /** In which language passers-by are named. */
  locale: Locale.default('en'),
});
export type HandshakeAuth = z.input<typeof HandshakeAuth>;

/** First message after joining: who you are and where the zone's clock stands. */
export const ZoneWelcome = z.object({
  characterId: CharacterId, name: z.string(), entityId: z.int(), zoneId: ZoneId, channel: z.int(), tick: z.int(), serverTimeMs: z.number(),
  x: z.number(), y: z.number(), population: z.int(), recentLines: z.array(ChatLine),
});
export type ZoneWelcome = z.infer<typeof ZoneWelcome>;

/** Why the server ends a connection; each has a message in both languages. */
export const closeReasons = ['taken_over', 'signed_out', 'afk', 'too_slow', 'bad_message', 'flooding', 'restarting', 'zone_lost', 'version', 'bad_ticket', 'full'] as const;
export const CloseReason = z.enum(closeReasons);
export type CloseReason = z.infer<typeof CloseReason>;

export const clientEvents = {
  'chat.send': SendLineInput,
  'clock.ping': z.strictObject({ sentMs: z.number() }),
} as const;
export type ClientEvents = { [K in keyof typeof clientEvents]: (message: z.infer<(typeof clientEvents)[K]>) => void };

/** How many are in the zone now; told when it has changed, every five seconds at most. */
export const ZonePopulation = z.object({ population: z.int().nonnegative() });
export type ZonePopulation = z.infer<typeof ZonePopulation>;

export const serverEvents = {
  'zone.welcome': ZoneWelcome,
  'zone.population': ZonePopulation,
  'chat.line': ChatLine,
  'chat.refused': z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  'clock.pong': z.object({ sentMs: z.number(), serverTimeMs: z.number(), tick: z.int() }),
  'realm.restarting': z.object({ inMs: z.number() }),
  'session.closed': z.object({ reason: CloseReason }),
} as const;
export type ServerEvents = { [K in keyof typeof serverEvents]: (message: z.infer<(typeof serverEvents)[K]>) => void };
