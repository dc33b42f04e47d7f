import * as z from 'zod';
import { CharacterId, ContentId, RequestId, ZoneId } from '../kernel/ids';

/** The difficulty of a private instance. */
export const InstanceDifficulty = z.enum(['normal', 'hard']);
export type InstanceDifficulty = z.infer<typeof InstanceDifficulty>;

/** Until when a character may begin no new instance of a kind, because it has won one. */
export const InstanceLockView = z.object({ zoneId: ContentId, difficulty: InstanceDifficulty, endsAt: z.date() });
export type InstanceLockView = z.infer<typeof InstanceLockView>;

/**
 * What a member has to do with the open instance of the party: was asked to come, does not want to come, has a place in
 * it, or none of these.
 */
export const InstanceAnswer = z.enum(['called', 'declined', 'admitted', 'none']);
export type InstanceAnswer = z.infer<typeof InstanceAnswer>;

/** The open instance of a party, as one of its members sees it. */
export const PartyInstanceRun = z.object({
  instanceId: z.uuid(),
  zoneId: ContentId,
  difficulty: InstanceDifficulty,
  openedAt: z.date(),
  /** Until when the members are asked on their screens whether they come. */
  callEndsAt: z.date(),
  /** How many may be in it, and how many have a place. */
  places: z.int(),
  taken: z.int(),
  own: InstanceAnswer,
  isInside: z.boolean(),
});
export type PartyInstanceRun = z.infer<typeof PartyInstanceRun>;

/** A member of the party before the entrance. */
export const InstanceMemberView = z.object({
  characterId: CharacterId,
  name: z.string(),
  level: z.int(),
  /** Where the character is; null while it is not in the city. */
  zoneId: ZoneId.nullable(),
  answer: InstanceAnswer,
  isInside: z.boolean(),
  locks: z.array(InstanceLockView),
});
export type InstanceMemberView = z.infer<typeof InstanceMemberView>;

/** The open instance of the caller's party, and the members with their locks; the caller alone without a party. */
export const PartyInstanceView = z.object({
  run: PartyInstanceRun.nullable(),
  /** Whether the caller may open an instance for the party. */
  mayOpen: z.boolean(),
  members: z.array(InstanceMemberView),
});
export type PartyInstanceView = z.infer<typeof PartyInstanceView>;

export const DeclineCallInput = z.strictObject({ requestId: RequestId, instanceId: z.uuid() });
export type DeclineCallInput = z.infer<typeof DeclineCallInput>;
