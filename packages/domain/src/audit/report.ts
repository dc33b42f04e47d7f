/** One thing that is wrong: which rule, where, and the figures. */
export interface Finding {
  readonly rule: string;
  readonly where: string;
  readonly detail: string;
}

export interface AuditReport {
  /** Lines of all ledgers that were added up. */
  readonly entries: number;
  readonly findings: readonly Finding[];
}
