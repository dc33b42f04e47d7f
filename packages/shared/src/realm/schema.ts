import * as z from 'zod';
import { ZoneId } from '../kernel/ids';

export const ZoneStatusView = z.object({
  zoneId: ZoneId,
  /** Players in all its channels now. */
  population: z.int(),
  isOpen: z.boolean(),
});
export type ZoneStatusView = z.infer<typeof ZoneStatusView>;

/** The world one plays in, as shown before one enters. */
export const RealmView = z.object({
  name: z.string(),
  population: z.int(),
  capacity: z.int(),
  zones: z.array(ZoneStatusView),
});
export type RealmView = z.infer<typeof RealmView>;
