import type { Role } from '../account/schema';

/**
 * Everything that asks for more than being signed in, as `<room>.<verb>`, with the roles that may do it. The domain
 * checks it; `docs/permissions.md` is made from it.
 */
export const permissions = {
  'admin.view_engine': ['administrator'],
  'audit_log.view': ['administrator'],
  'limit.view': ['administrator'],
  'limit.change': ['administrator'],
  'mail.mass': ['administrator'],
  'maintenance.plan': ['administrator'],
  'maintenance.enter': ['moderator', 'game_master', 'administrator'],
  'moderation.view': ['moderator', 'game_master', 'administrator'],
  'moderation.decide': ['moderator', 'game_master', 'administrator'],
  'moderation.decide_staff': ['administrator'],
  'moderation.slow': ['moderator', 'game_master', 'administrator'],
  'realm.enter_full': ['moderator', 'game_master', 'administrator'],
  'realm.settings': ['administrator'],
  'role.view_people': ['moderator', 'game_master', 'administrator'],
  'role.find_email': ['administrator'],
  'role.view_sessions': ['moderator', 'administrator'],
  'role.end_sessions': ['moderator', 'administrator'],
  'role.end_staff_sessions': ['administrator'],
  'role.view_changes': ['administrator'],
  'role.ask': ['administrator'],
  'role.decide': ['administrator'],
} as const satisfies Record<`${string}.${string}`, readonly Exclude<Role, 'player'>[]>;
export type Permission = keyof typeof permissions;

/** Whether one of the roles has the permission. */
export function hasPermission(roles: readonly string[], permission: Permission): boolean {
  const allowedTo: readonly string[] = permissions[permission];
  return roles.some((role) => allowedTo.includes(role));
}
