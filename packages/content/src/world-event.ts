import * as z from 'zod';
import { WorldEventContent } from '@necp/shared/world-event/content';
import entries from '../data/world-event/events.json';

/** Events of a whole zone. */
export const worldEvents: readonly WorldEventContent[] = z.array(WorldEventContent).parse(entries);
