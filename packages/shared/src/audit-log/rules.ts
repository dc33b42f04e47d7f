import { allowed, refuse, type Verdict } from '../kernel/verdict';

/** The length of a reason in characters. */
const reasonLength = { min: 10, max: 300 } as const;

/** Something like an e-mail, or a network address of either kind. */
const personal = /\S@\S|\b\d{1,3}(?:\.\d{1,3}){3}\b|\b[\da-f]{1,4}(?::[\da-f]{0,4}){3,7}\b/i;

/** Checks a reason. The audit log keeps it for ever, so it names no e-mail and no network address. */
export function canGiveReason(reason: string): Verdict {
  const { length } = [...reason.trim()];
  if (length < reasonLength.min) return refuse('audit-log.reason_too_short', { min: reasonLength.min });
  if (length > reasonLength.max) return refuse('audit-log.reason_too_long', { max: reasonLength.max });
  return personal.test(reason) ? refuse('audit-log.reason_personal') : allowed;
}
