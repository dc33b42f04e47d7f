/** Error codes of the role room; each has a message in both languages under `errors`. */
export const roleErrors = [
  'role.no_account',
  'role.guest',
  'role.held',
  'role.no_second_factor',
  'role.not_held',
  'role.last_administrator',
  'role.change_waiting',
  'role.no_change',
  'role.change_decided',
  'role.change_expired',
  'role.same_person',
  'role.own_grant',
  'role.asker_gone',
] as const;
export type RoleError = (typeof roleErrors)[number];
