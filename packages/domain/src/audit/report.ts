/** One inconsistency: the rule, the place, and the figures. */
export interface Finding {
  readonly rule: string;
  readonly where: string;
  readonly detail: string;
}

export interface AuditReport {
  /** Number of ledger entries that were added up. */
  readonly entries: number;
  readonly findings: readonly Finding[];
}
