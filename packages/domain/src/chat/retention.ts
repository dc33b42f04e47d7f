import type { Retention } from '../kernel';

/** What was said, for as long as a report about it may come, what was read of it, and channels without members. */
export const retention: readonly Retention[] = [
  { table: 'chat_messages', since: 'at', keptDays: 90, shownAs: 'chat' },
  { table: 'chat_sanctions', since: 'at', keptDays: 365, shownAs: 'sanctions' },
  { table: 'chat_reads', since: 'read_at', keptDays: 90 },
  {
    table: 'chat_channels',
    since: 'made_at',
    keptDays: 1,
    onlyIf: 'NOT EXISTS (SELECT 1 FROM chat_channel_members WHERE channel_id = chat_channels.id)',
  },
];
