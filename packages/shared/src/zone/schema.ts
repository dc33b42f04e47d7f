import * as z from 'zod';
import { ZoneId } from '../kernel/ids';

/** The districts of the city as they are played now, instances left out. */
export const ZoneListView = z.object({
  zones: z.array(
    z.object({
      zoneId: ZoneId,
      /** The open channels of the district; 0 while it is closed. */
      channels: z.int(),
      population: z.int(),
    }),
  ),
});
export type ZoneListView = z.infer<typeof ZoneListView>;
