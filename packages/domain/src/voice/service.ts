import { AccountId, CharacterId, GameError, SessionId } from '@necp/shared/kernel';
import { type JoinVoiceInput, VoiceKind, type VoiceTicketView } from '@necp/shared/voice/schema';
import * as z from 'zod';
import { peopleAmong } from '../character';
import { type Ctx, inTx, once, requireActor, requirePlaying } from '../kernel';
import { spendTicket } from '../session';
import { readPass, signPass } from '../token';
import { audienceIn, declaredAudiences } from './audiences';
import { isVoiceOpen } from './place';
import type { Caller } from './queries';
import { beginStay } from './stays';

export { holdVoicePlace, leaveVoicePlace, passToVoice, voiceChannel } from './place';
export type { SentSignal } from './place';
export { endStay, endStaysBefore } from './stays';

/** The topics after which the groups of callers are looked at again. */
export const topicsOfGroups = (): ReadonlySet<string> => new Set(declaredAudiences().map(({ changedBy }) => changedBy));

/**
 * Gives the caller's character a ticket to the call of its group.
 * @throws GameError as `requirePlaying`; unavailable `voice.away` while no voice process runs; conflict
 * `voice.no_group` for a character that is in no such group
 */
export async function joinVoice(ctx: Ctx, input: JoinVoiceInput): Promise<VoiceTicketView> {
  const { accountId, characterId } = requirePlaying(ctx);
  const { sessionId } = requireActor(ctx);
  if (!(await isVoiceOpen(ctx.redis))) throw new GameError('unavailable', 'voice.away');
  const { requestId, kind } = input;
  const asked = { accountId, requestId, verb: 'voice.join', input: { ...input, characterId } };
  await inTx(ctx, (tx) =>
    once(tx, asked, async () => {
      if ((await audienceIn(tx, kind, characterId)) === null) throw new GameError('conflict', 'voice.no_group');
      return {};
    }),
  );
  // The first signature makes the key, in a transaction of its own. A request that is repeated gets a fresh ticket.
  const claims = { aid: accountId, sid: sessionId, kind };
  return signPass(ctx, { audience: 'voice', subject: characterId, claims });
}

const Claims = z.object({
  sub: CharacterId,
  aid: AccountId,
  sid: SessionId,
  kind: VoiceKind,
  jti: z.uuid(),
  exp: z.number(),
});

/**
 * Lets the holder of a ticket into the call of the group in which it is now, spends the ticket, and
 * notes that the character is in the call from now on.
 * @param holder the character whose socket brought the ticket
 * @throws GameError forbidden `voice.bad_ticket` for a ticket that is forged, expired or of another character;
 * conflict `session.ticket_spent`, `voice.no_group`; unauthenticated `session.ended`
 */
export async function admitToVoice(ctx: Ctx, holder: CharacterId, ticket: string): Promise<Caller> {
  const claims = Claims.safeParse(await readPass(ctx, 'voice', ticket)).data;
  if (claims?.sub !== holder) throw new GameError('forbidden', 'voice.bad_ticket');
  const { sub: characterId, aid: accountId, sid: sessionId, kind, jti, exp } = claims;
  return inTx(ctx, async (tx) => {
    await spendTicket(tx, { jti, sessionId, expiresAt: new Date(exp * 1000) });
    const audience = await audienceIn(tx, kind, characterId);
    if (audience === null) throw new GameError('conflict', 'voice.no_group');
    const [person] = await peopleAmong(tx, [characterId]);
    const caller = { characterId, name: person?.name ?? '', accountId, sessionId, kind, roomId: audience.roomId };
    return { ...caller, stayId: await beginStay(tx, caller) };
  });
}
