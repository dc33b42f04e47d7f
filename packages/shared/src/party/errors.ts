/** Error codes of the party room; each has a message in both languages under `errors`. */
export const partyErrors = [
  'party.already_in',
  'party.asked_lately',
  'party.check_open',
  'party.code_gone',
  'party.full',
  'party.invite_gone',
  'party.inbox_full',
  'party.no_check',
  'party.no_member',
  'party.no_vote',
  'party.none',
  'party.not_leader',
  'party.other_in_party',
  'party.other_without',
  'party.same_party',
  'party.too_few',
  'party.too_many_invites',
  'party.vote_open',
  'party.you_block',
  'party.yourself',
] as const;
export type PartyError = (typeof partyErrors)[number];
