import type { Retention } from '../kernel';

/** What was said, for as long as a report about it may come. */
export const retention: readonly Retention[] = [{ table: 'chat_messages', since: 'at', keptDays: 90, shownAs: 'chat' }];
