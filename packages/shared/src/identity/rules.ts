import { minuteMs } from '../kernel/time';

/** How long a visit to a provider may take, and how long its answer then waits for a code. */
export const providerFlowMs = 10 * minuteMs;
/** The difference of clocks that is allowed when a provider says when it asked for the password. */
export const clockSkewMs = minuteMs;
/** The longest path of a page to open afterwards. */
export const nextMaxLength = 300;

/**
 * Whether a text is the path of a page of this site. Browsers read `\` as `/` and drop tabs and line breaks, so that
 * such a path could lead to another site.
 */
export function isOwnPath(path: string): boolean {
  return path.length <= nextMaxLength && /^\/(?![/\\])[^\p{Cc}\\]*$/u.test(path);
}
