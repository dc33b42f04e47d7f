/** Error codes of the instance room; each has a message in both languages under `errors`. */
export const instanceErrors = [
  'instance.already_open',
  'instance.call_over',
  'instance.group_full',
  'instance.locked',
  'instance.no_door',
  'instance.no_party',
  'instance.none_open',
  'instance.not_leader',
] as const;
export type InstanceError = (typeof instanceErrors)[number];
