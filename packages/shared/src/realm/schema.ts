import * as z from 'zod';
import { ZoneId } from '../kernel/ids';

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
