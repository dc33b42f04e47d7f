import * as z from 'zod';
import { CharacterId, GuildId, RequestId } from '../kernel/ids';
import { typedText } from '../kernel/input';
import { mostMessage, rightWords } from './rules';

/** What a rank lets its members do. */
export const GuildRight = z.enum(rightWords);
export type GuildRight = z.infer<typeof GuildRight>;

/** The parts of a guild that open windows read anew by themselves. */
export const guildParts = [
  'guild',
  'roster',
  'ranks',
  'invites',
  'applications',
  'log',
  'treasury',
  'bank',
  'events',
  'level',
  'emblem',
  'alliances',
] as const;
export const GuildPart = z.enum(guildParts);
export type GuildPart = z.infer<typeof GuildPart>;

export const GuildRankView = z.object({
  /** 0 is the leader's; a higher number is a lower rank. */
  place: z.int(),
  /** Null shows the usual word of the place. */
  name: z.string().nullable(),
  rights: z.array(GuildRight),
  members: z.int(),
});
export type GuildRankView = z.infer<typeof GuildRankView>;

/** A guild as its members see it. */
export const GuildView = z.object({
  guildId: GuildId,
  name: z.string(),
  tag: z.string(),
  /** As one word, see `emblemOf`. */
  emblem: z.string(),
  level: z.int(),
  foundedAt: z.date(),
  leader: z.object({ characterId: CharacterId, name: z.string() }),
  message: z.string().max(mostMessage),
  messageAt: z.date().nullable(),
  about: z.string(),
  members: z.int(),
  /** In the order of their places. */
  ranks: z.array(GuildRankView),
  /** When it ends; null unless the leader has said so. */
  disbandsAt: z.date().nullable(),
  own: z.object({ place: z.int(), rights: z.array(GuildRight), joinedAt: z.date() }),
});
export type GuildView = z.infer<typeof GuildView>;

/** The guild of the caller's character; null for one that is in none. */
export const OwnGuildView = z.object({ guild: GuildView.nullable() });
export type OwnGuildView = z.infer<typeof OwnGuildView>;

export const GuildDoneView = z.object({ done: z.literal(true) });
export type GuildDoneView = z.infer<typeof GuildDoneView>;

/** A call that needs nothing more. */
export const GuildActInput = z.strictObject({ requestId: RequestId });
export type GuildActInput = z.infer<typeof GuildActInput>;

export const FoundGuildInput = z.strictObject({ requestId: RequestId, name: typedText(64), tag: typedText(16) });
export type FoundGuildInput = z.infer<typeof FoundGuildInput>;
