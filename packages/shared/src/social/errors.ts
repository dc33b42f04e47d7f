/** Error codes of the social room; each has a message in both languages under `errors`. */
export const socialErrors = [
  'social.already_friends',
  'social.asked_lately',
  'social.blocks_full',
  'social.friends_full',
  'social.group_name_taken',
  'social.group_name_empty',
  'social.groups_full',
  'social.inbox_full',
  'social.no_block',
  'social.no_friend',
  'social.no_group',
  'social.other_full',
  'social.request_gone',
  'social.too_many_requests',
  'social.you_block',
  'social.yourself',
] as const;
export type SocialError = (typeof socialErrors)[number];
