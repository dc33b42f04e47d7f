import type { CloseReason } from '@necp/shared/protocol';

/** What each reason to refuse or close a connection means for a client. */
export const closeReasonLines: Readonly<Record<CloseReason, string>> = {
  taken_over: 'The same character has connected again, elsewhere.',
  signed_out: 'The session has ended: sign in again.',
  afk: 'The character gave no input for too long and has left the city.',
  other_character: 'The session, or the account on another device, plays another character now.',
  too_slow: 'The client reads more slowly than the server sends.',
  bad_message: 'Too many malformed messages, or a packet that cannot be read at all.',
  flooding: 'Too many messages, pings or bytes.',
  restarting: 'The server restarts or cannot admit players now.',
  zone_lost: 'The zone stopped, or another process has it: with `simUrl` go there with the same ticket.',
  version: 'The client speaks another version of this protocol.',
  bad_ticket: 'The ticket is forged, expired, used, or not readable: ask for a new one.',
  maintenance: 'The city is closed for a maintenance; staff may enter. Ask for a ticket again after its end.',
  full: 'The zone has no free seat: `queue` has the place.',
};
