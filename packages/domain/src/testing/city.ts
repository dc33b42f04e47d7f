import { randomUUID } from 'node:crypto';
import { GameError, type CharacterId } from '@necp/shared/kernel';
import { inTx, type Actor, type Ctx } from '../kernel';
import { createCharacter } from '../character/service';
import { enterWorld } from '../realm/service';
import { claimZone, enterZone, leaveZone } from '../zone/service';
import { newRequestId, type TestDomain } from '.';
import { openSession } from '../session';
import { ctxOfToken, guest, newcomer, userAgent } from './players';

/** A guest with a character, who enters and leaves a city of one zone. */
export interface Citizen {
  readonly ctx: Ctx & { readonly actor: Actor };
  readonly characterId: CharacterId;
}

/** The outcome of a request to enter: inside, a place in the queue, or the code of another refusal. */
export type Answer = 'in' | number | string;

/** Opens one zone of the city, which every citizen enters. */
export async function openCity(testDomain: TestDomain) {
  const system = testDomain.domain.systemCtx();
  const lease = { zoneId: 'watson', channel: 1, simId: 'sim-a', publicKey: {}, url: 'http://localhost:3001' };
  const name = { en: 'Watson', ru: 'Уотсон' };
  const epoch = (await claimZone(system, { ...lease, name, leaseMs: 3_600_000 })) ?? 0;
  const zone = { zoneId: 'watson', channel: 1, epoch };
  const epochs = new Map<CharacterId, number>();
  const spot = { x: 1, y: 1, facing: 0 };

  /** Asks for a ticket, as the page does every few seconds. */
  const ask = (
    { ctx, characterId }: Citizen,
    more: { readonly takeOver?: boolean; readonly from?: Ctx } = {},
  ): Promise<Answer> => {
    const { from = ctx, takeOver } = more;
    return enterWorld(from, { requestId: newRequestId(), characterId, ...(takeOver ? { takeOver } : {}) }).then(
      () => 'in',
      (error: unknown) => {
        if (!(error instanceof GameError)) throw error;
        return error.code === 'realm.full' ? Number(error.params.place) : error.code;
      },
    );
  };
  /** Uses a ticket: the zone holds the character from then on. */
  const arrive = async ({ ctx, characterId }: Citizen): Promise<void> => {
    const { accountId, sessionId } = ctx.actor;
    const position = await ctx.db.playerPosition.findUnique({ where: { characterId } });
    const seen =
      position?.zoneId == null
        ? null
        : { zoneId: position.zoneId, channel: position.channel ?? 1, zoneEpoch: Number(position.zoneEpoch) };
    const expiresAt = new Date(system.clock.nowMs() + 30_000);
    const ticket = { jti: randomUUID(), characterId, accountId, sessionId, expiresAt };
    const entered = await enterZone(system, zone, { ticket, seen, arrive: spot });
    epochs.set(characterId, entered.epoch);
  };
  const leave = ({ characterId }: Citizen): Promise<void> =>
    leaveZone(system, zone, [{ characterId, epoch: epochs.get(characterId) ?? 0, spot, playedMs: 0 }]);
  const citizen = async (characterName: string): Promise<Citizen> => {
    const ctx = await guest(testDomain);
    return { ctx, characterId: (await createCharacter(ctx, newcomer(characterName))).id };
  };
  /** The same account on another device, with a character of its own there. */
  const secondDevice = async ({ ctx }: Citizen, characterName: string): Promise<Citizen> => {
    const { accountId } = ctx.actor;
    const grant = { accountId, roles: ['player'], isGuest: true, userAgent, kind: 'remembered', proof: null } as const;
    const { token } = await inTx(ctx, (tx) => openSession(tx, grant));
    const other = await ctxOfToken(testDomain, token);
    return { ctx: other, characterId: (await createCharacter(other, newcomer(characterName))).id };
  };
  return { ask, arrive, leave, citizen, secondDevice };
}
