// The auditor: checks every ledger and reports where money or items do not match their movements.
export type { AuditReport, Finding } from './report';
