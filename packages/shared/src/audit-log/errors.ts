/** Error codes of the audit log; each has a message in both languages under `errors`. */
export const auditLogErrors = [
  'audit-log.reason_too_short',
  'audit-log.reason_too_long',
  'audit-log.reason_personal',
] as const;
export type AuditLogError = (typeof auditLogErrors)[number];
