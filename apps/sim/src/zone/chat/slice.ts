import type { ChatFilter } from '@necp/shared/chat/filter';
import { zoneSlice } from '../core/slice';

/** `filter` masks foul words; it is set when the zone opens. */
export const chatSlice = zoneSlice<{ filter: ChatFilter }>('chat', () => ({ filter: (text) => text }));
