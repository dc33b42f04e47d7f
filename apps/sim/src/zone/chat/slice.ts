import type { ChatFilter } from '@necp/shared/chat/filter';
import { zoneSlice } from '../core/slice';

/** `filter` masks foul words; it is set when the zone opens. Messages are numbered from one. */
export const chatSlice = zoneSlice<{ filter: ChatFilter; nextMessage: number }>('chat', () => ({
  filter: (text) => text,
  nextMessage: 1,
}));
