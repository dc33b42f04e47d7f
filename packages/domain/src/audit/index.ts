// The auditor: goes through every ledger and says where money or things are not what their movements say.
export type { AuditReport, Finding } from './report';
