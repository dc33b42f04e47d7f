import type { CharacterId } from '@necp/shared/kernel';
import { settleDefeat, type Defeat } from '../combat/service';
import type { Ctx } from '../kernel';
import { withClient } from './people';

/** A zone copy as a simulation holds it in tests. */
export const heldStreet = { zoneId: 'watson', channel: 1, epoch: 7 } as const;
/** The epoch under which the tests' characters are in the zone. */
export const entryEpoch = 3;

/** Puts characters into a zone that a simulation holds, straight into the tables. */
export function putInStreet(databaseUrl: string, characterIds: readonly CharacterId[]): Promise<void> {
  return withClient(databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO zones (id, name) VALUES ($1, '{"en":"Watson","ru":"Уотсон"}') ON CONFLICT DO NOTHING`,
      [heldStreet.zoneId],
    );
    await client.query(
      `INSERT INTO zone_leases (zone_id, channel, sim_id, url, epoch, expires_at)
        VALUES ($1, $2, 'test', 'http://sim.test', $3, now() + interval '1 hour') ON CONFLICT DO NOTHING`,
      [heldStreet.zoneId, heldStreet.channel, heldStreet.epoch],
    );
    await client.query(
      `INSERT INTO player_positions (character_id, epoch, held_zone_id, held_channel, held_epoch)
        SELECT id::uuid, $2, $3, $4, $5 FROM unnest($1::text[]) AS id`,
      [characterIds, entryEpoch, heldStreet.zoneId, heldStreet.channel, heldStreet.epoch],
    );
  });
}

/** An enemy fell to some characters, each with a like part in it. */
export function defeatBy(characterIds: readonly CharacterId[], defeatId: string): Defeat {
  return {
    defeatId,
    enemyId: 'eighth_bruiser',
    level: 4,
    difficulty: 'normal',
    spot: { x: 10, y: 12 },
    place: null,
    participants: characterIds.map((characterId) => ({
      characterId,
      epoch: entryEpoch,
      share: 1 / characterIds.length,
      skills: { handguns: 8 },
    })),
  };
}

/** The whole of it as the simulation asks for it. */
export const settle = (ctx: Ctx, defeat: Defeat) => settleDefeat(ctx, heldStreet, defeat);
