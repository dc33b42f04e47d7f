import { type RetentionView, shownRetentions } from '@necp/shared/privacy/schema';
import { retentions } from './registry';

export { exportsOf } from './exports';

/** Returns how long the server keeps what players know of, as the rooms declare it and the job does it. */
export function shownRetention(): RetentionView {
  return {
    kept: shownRetentions.flatMap((what) => {
      const days = retentions.filter(({ shownAs }) => shownAs === what).map(({ keptDays }) => keptDays);
      return days.length === 0 ? [] : [{ what, days: Math.max(...days) }];
    }),
  };
}
