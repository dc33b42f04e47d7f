/** Error codes of the instance room; each has a message in both languages under `errors`. */
export const instanceErrors = ['instance.no_door', 'instance.not_leader', 'instance.group_full'] as const;
export type InstanceError = (typeof instanceErrors)[number];
