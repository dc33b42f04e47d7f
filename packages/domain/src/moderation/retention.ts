import type { Retention } from '../kernel';

/** Decided reports with their evidence, and what moderators noted; the audit log keeps what was decided. */
export const retention: readonly Retention[] = [
  {
    table: 'moderation_reports',
    since: 'decided_at',
    keptDays: 365,
    with: { table: 'moderation_voices', column: 'report_id' },
    shownAs: 'reports',
  },
  { table: 'moderation_notes', since: 'at', keptDays: 365 },
];
