import * as z from 'zod';
import { ClassId } from '../character/schema';
import { typedText } from '../kernel/input';
import { GuildLineView } from './alliance';

/** The order of the public list of guilds. */
export const publicGuildOrders = ['level', 'members', 'newest'] as const;
export const PublicGuildOrder = z.enum(publicGuildOrders);
export type PublicGuildOrder = z.infer<typeof PublicGuildOrder>;

/** How many guilds a page of the public list has. */
export const publicGuildsPage = 30;

/** Requests a page of the public list, from 1, of guilds whose name or tag contains a text. */
export const PublicGuildsInput = z.strictObject({
  text: typedText(32).default(''),
  order: PublicGuildOrder.default('level'),
  page: z.int().min(1).max(1000).default(1),
});
export type PublicGuildsInput = z.infer<typeof PublicGuildsInput>;

export const PublicGuildsView = z.object({
  guilds: z.array(GuildLineView.extend({ about: z.string(), isOpen: z.boolean() })),
  /** How many fit in all. */
  count: z.int(),
});
export type PublicGuildsView = z.infer<typeof PublicGuildsView>;

export const PublicGuildInput = z.strictObject({ tag: typedText(16) });
export type PublicGuildInput = z.infer<typeof PublicGuildInput>;

/** A member as everyone may see it. */
export const PublicMemberView = z.object({
  name: z.string(),
  level: z.int(),
  classId: ClassId,
  /** The name of the rank; null for the usual word of its place. */
  rank: z.string().nullable(),
  place: z.int(),
});
export type PublicMemberView = z.infer<typeof PublicMemberView>;

/** Something a guild has reached: a level, the first boss of a kind, a week with every task done. */
export const GuildMilestoneView = z.object({
  kind: z.enum(['founded', 'level', 'boss', 'week']),
  /** The level, or 0 for what has none. */
  level: z.int(),
  /** The enemy that was defeated; null for what is no boss. */
  enemy: z.string().nullable(),
  at: z.date(),
});
export type GuildMilestoneView = z.infer<typeof GuildMilestoneView>;

/** A guild as everyone may see it, on `/g/<tag>`. */
export const PublicGuildView = z.object({
  name: z.string(),
  tag: z.string(),
  emblem: z.string(),
  about: z.string(),
  foundedAt: z.date(),
  level: z.int(),
  into: z.int(),
  toNext: z.int(),
  memberCount: z.int(),
  /** Members whose players hide their profiles are only counted. */
  members: z.array(PublicMemberView),
  isOpen: z.boolean(),
  allies: z.array(GuildLineView),
  rivals: z.array(GuildLineView),
  milestones: z.array(GuildMilestoneView),
});
export type PublicGuildView = z.infer<typeof PublicGuildView>;
