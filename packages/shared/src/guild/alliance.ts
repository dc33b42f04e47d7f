import * as z from 'zod';
import { RequestId } from '../kernel/ids';
import { typedText } from '../kernel/input';
import { dayMs } from '../kernel/time';
import { allowed, refuse, type Verdict } from '../kernel/verdict';

/** The most guilds in an alliance, and the most rivals that a guild names. */
export const mostAllies = 4;
export const mostRivals = 3;
/** How long an invitation into an alliance stands. */
export const allianceInviteMs = 7 * dayMs;

/** A guild in a line: how lists and tooltips show it. */
export const GuildLineView = z.object({
  guildId: z.uuid(),
  name: z.string(),
  tag: z.string(),
  emblem: z.string(),
  level: z.int(),
  members: z.int(),
});
export type GuildLineView = z.infer<typeof GuildLineView>;

/** What a guild and a rival of it have reached since Monday. */
export const RivalView = z.object({
  guild: GuildLineView,
  /** Whether the other guild names this one too. */
  isMutual: z.boolean(),
  /** Experience since Monday, of the own guild and of the rival. */
  ownWeek: z.int(),
  theirWeek: z.int(),
});
export type RivalView = z.infer<typeof RivalView>;

const Invited = z.object({ inviteId: z.uuid(), guild: GuildLineView, endsAt: z.date() });

/** Allies and rivals of the own guild. */
export const AlliesView = z.object({
  /** The other guilds of the alliance; empty without one. */
  allies: z.array(GuildLineView),
  /** Invitations that the own guild may answer, and those it has sent. */
  received: z.array(Invited),
  sent: z.array(Invited),
  rivals: z.array(RivalView),
  /** Guilds that name the own one as a rival without being named. */
  namedBy: z.array(GuildLineView),
  canDecide: z.boolean(),
});
export type AlliesView = z.infer<typeof AlliesView>;

/** Names another guild by its tag. */
export const GuildTagInput = z.strictObject({ requestId: RequestId, tag: typedText(8) });
export type GuildTagInput = z.infer<typeof GuildTagInput>;
/** Names another guild. */
export const GuildRefInput = z.strictObject({ requestId: RequestId, guildId: z.uuid() });
export type GuildRefInput = z.infer<typeof GuildRefInput>;
/** Names an invitation into an alliance. */
export const AllianceInviteInput = z.strictObject({ requestId: RequestId, inviteId: z.uuid() });
export type AllianceInviteInput = z.infer<typeof AllianceInviteInput>;
export const GuildAllianceActInput = z.strictObject({ requestId: RequestId });
export type GuildAllianceActInput = z.infer<typeof GuildAllianceActInput>;

interface Inviting {
  /** The guilds of the own alliance, the own one included; 1 without an alliance. */
  readonly own: number;
  /** Open invitations that the own alliance has sent. */
  readonly sent: number;
  readonly isSame: boolean;
  readonly isAllied: boolean;
  readonly isRival: boolean;
}

/** Checks whether a guild can invite another one into its alliance. */
export function canInviteGuild({ own, sent, isSame, isAllied, isRival }: Inviting): Verdict {
  if (isSame) return refuse('guild.own_guild');
  if (isAllied) return refuse('guild.already_allied');
  if (isRival) return refuse('guild.is_rival');
  return own + sent >= mostAllies ? refuse('guild.alliance_full', { most: mostAllies }) : allowed;
}

/** Checks whether a guild can name another one as its rival. */
export function canNameRival(asked: {
  readonly rivals: number;
  readonly isSame: boolean;
  readonly isAllied: boolean;
  readonly isRival: boolean;
}): Verdict {
  if (asked.isSame) return refuse('guild.own_guild');
  if (asked.isAllied) return refuse('guild.already_allied');
  if (asked.isRival) return refuse('guild.is_rival');
  return asked.rivals >= mostRivals ? refuse('guild.too_many_rivals', { most: mostRivals }) : allowed;
}
