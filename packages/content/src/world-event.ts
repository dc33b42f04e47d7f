import * as z from 'zod';
import { WorldEventContent } from '@necp/shared/world-event/content';
import entries from '../data/world-event/events.json';
import { withDistrictNames } from './districts';

/** The events of whole zones. */
export const worldEvents: readonly WorldEventContent[] = z.array(WorldEventContent).parse(withDistrictNames(entries));
