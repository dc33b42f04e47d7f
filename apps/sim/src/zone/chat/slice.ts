import { type ChatFilter, cleanFilter } from '@necp/shared/chat/filter';
import { zoneSlice } from '../core/slice';

/** `filter` finds coarse and hateful words; it is set when the zone opens. Messages are numbered from one. */
export const chatSlice = zoneSlice<{ filter: ChatFilter; nextMessage: number }>('chat', () => ({
  filter: cleanFilter,
  nextMessage: 1,
}));
