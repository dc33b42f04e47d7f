import type { Lasting, SessionKind } from '@necp/shared/session/lifetimes';

/** The columns of a session on which its end depends. */
export interface LastingRow {
  readonly kind: string;
  readonly isGuest: boolean;
  readonly roles: readonly string[];
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly rolesUntil: Date | null;
}

/** Whether the roles are more than those of a player. */
export function isStaff(roles: readonly string[]): boolean {
  return roles.some((role) => role !== 'player');
}

/** Returns a row as the rules of its end take it. */
export function lastingOf(row: LastingRow): Lasting {
  const { isGuest, createdAt, lastSeenAt, rolesUntil } = row;
  return { kind: row.kind as SessionKind, isGuest, isStaff: isStaff(row.roles), createdAt, lastSeenAt, rolesUntil };
}
