import * as z from 'zod';
import { CharacterRef } from '../character/schema';
import { RequestId, ZoneId } from '../kernel/ids';

export const ZoneStatusView = z.object({
  zoneId: ZoneId,
  /** The number of players in all its channels now. */
  population: z.int(),
  isOpen: z.boolean(),
});
export type ZoneStatusView = z.infer<typeof ZoneStatusView>;

/** The state of the game world, as shown before a player enters. */
export const RealmView = z.object({
  name: z.string(),
  /** Whether players may enter; staff always may. */
  isOpen: z.boolean(),
  population: z.int(),
  capacity: z.int(),
  zones: z.array(ZoneStatusView),
});
export type RealmView = z.infer<typeof RealmView>;

/** Enters the city; `takeOver` ends the stay of the account's other characters. */
export const EnterWorldInput = CharacterRef.extend({ takeOver: z.boolean().optional() });
export type EnterWorldInput = z.infer<typeof EnterWorldInput>;

/** The account's place in the queue of a full realm. */
export const RealmQueueView = z.object({
  place: z.int().min(1),
  /** The number of players in the queue. */
  waiting: z.int().min(1),
  estimateSeconds: z.int().min(0).nullable(),
});
export type RealmQueueView = z.infer<typeof RealmQueueView>;

export const LeaveQueueInput = z.strictObject({ requestId: RequestId });
export type LeaveQueueInput = z.infer<typeof LeaveQueueInput>;

export const LeftQueueView = z.object({ wasWaiting: z.boolean() });
export type LeftQueueView = z.infer<typeof LeftQueueView>;
