import { characterSwitched } from '@necp/shared/character/events';
import type { CharacterRef, TicketView } from '@necp/shared/character/schema';
import { canEnter } from '@necp/shared/realm/rules';
import { assertAllowed } from '@necp/shared/kernel';
import { holdCharacter } from '../character';
import { type Ctx, emit, inTx, isPermitted, requireActor } from '../kernel';
import { rest } from '../progression';
import { bindCharacter } from '../session';
import { signTicket } from '../token';
import { entryUrl, isHeld } from '../zone';
import { realmStatus } from './queries';

/**
 * Binds the caller's session to a character and signs the ticket that opens the simulation's socket once, within thirty
 * seconds. Every call signs a new one.
 * @throws GameError not_found `character.not_found` for deleted characters and those of others alike; unauthenticated
 * `session.ended`; unavailable `realm.closed` or `realm.full`, except for staff
 */
export async function enterWorld(ctx: Ctx, input: CharacterRef): Promise<TicketView> {
  const { accountId, sessionId } = requireActor(ctx);
  const { characterId } = input;
  await assertRoom(ctx, input);
  await inTx(ctx, async (tx) => {
    const { lastSeenAt } = await holdCharacter(tx, { characterId, accountId });
    await rest(tx, { characterId, lastSeenAt });
    const fromCharacterId = await bindCharacter(tx, { sessionId, characterId });
    if (fromCharacterId !== characterId) await emit(tx, characterSwitched, { characterId, accountId, fromCharacterId });
  });
  // While no process hosts the zone, the client waits at the address where one soon will.
  const simUrl = (await entryUrl(ctx, characterId)) ?? ctx.config.simPublicUrl;
  return { ...(await signTicket(ctx, { characterId, accountId, sessionId })), simUrl };
}

/** Asserts that the realm is open and has room; the population is that of the last seconds. */
async function assertRoom(ctx: Ctx, { characterId }: CharacterRef): Promise<void> {
  const isStaff = isPermitted(ctx, 'realm.enter_full');
  const [{ isOpen, population, capacity }, isInside] = await Promise.all([realmStatus(ctx), isHeld(ctx, characterId)]);
  assertAllowed(canEnter({ isOpen, population, capacity, isStaff, isInside }), 'unavailable');
}
