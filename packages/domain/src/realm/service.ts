import { characterSwitched } from '@necp/shared/character/events';
import type { CharacterRef, TicketView } from '@necp/shared/character/schema';
import type { ZoneId } from '@necp/shared/kernel';
import { holdCharacter } from '../character';
import { type Ctx, emit, inTx, requireActor } from '../kernel';
import { bindCharacter, signTicket } from '../session';
import { zoneUrl } from '../zone';

/**
 * Binds the asking session to a character and signs the ticket that opens the simulation: once, within thirty seconds.
 * Every call signs a new one.
 * @throws GameError not_found `character.not_found` for deleted characters and those of others alike; unauthenticated `session.ended`
 */
export async function enterWorld(ctx: Ctx, input: CharacterRef): Promise<TicketView> {
  const { accountId, sessionId } = requireActor(ctx);
  const { characterId } = input;
  const { zoneId } = await inTx(ctx, async (tx) => {
    const character = await holdCharacter(tx, { characterId, accountId });
    const fromCharacterId = await bindCharacter(tx, { sessionId, characterId });
    if (fromCharacterId !== characterId) await emit(tx, characterSwitched, { characterId, accountId, fromCharacterId });
    return character;
  });
  // While nobody simulates the zone, the client waits at the door where somebody soon will.
  const simUrl = (await zoneUrl(ctx, zoneId as ZoneId)) ?? ctx.config.simPublicUrl;
  return { ...(await signTicket(ctx, { characterId, accountId, sessionId })), simUrl };
}
