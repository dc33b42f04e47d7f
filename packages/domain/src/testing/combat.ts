import type { CharacterId } from '@necp/shared/kernel';
import { settleDefeat, type Defeat } from '../combat/service';
import type { Ctx } from '../kernel';
import { withClient } from './people';

/** A zone channel as a simulation holds it in tests. */
export const heldZone = { zoneId: 'watson', channel: 1, epoch: 7 } as const;
/** The epoch under which the test characters are in the zone. */
export const entryEpoch = 3;

/** Puts characters into a zone that a simulation holds, directly into the tables. */
export function putInZone(databaseUrl: string, characterIds: readonly CharacterId[]): Promise<void> {
  return withClient(databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO zones (id, name) VALUES ($1, '{"en":"Watson","ru":"Уотсон"}') ON CONFLICT DO NOTHING`,
      [heldZone.zoneId],
    );
    await client.query(
      `INSERT INTO zone_leases (zone_id, channel, sim_id, url, epoch, expires_at)
        VALUES ($1, $2, 'test', 'http://sim.test', $3, now() + interval '1 hour') ON CONFLICT DO NOTHING`,
      [heldZone.zoneId, heldZone.channel, heldZone.epoch],
    );
    await client.query(
      `INSERT INTO player_positions (character_id, epoch, held_zone_id, held_channel, held_epoch)
        SELECT id::uuid, $2, $3, $4, $5 FROM unnest($1::text[]) AS id`,
      [characterIds, entryEpoch, heldZone.zoneId, heldZone.channel, heldZone.epoch],
    );
  });
}

/** Returns the defeat of an enemy by some characters with equal shares. */
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

/** Settles a defeat as the simulation does. */
export const settle = (ctx: Ctx, defeat: Defeat) => settleDefeat(ctx, heldZone, defeat);
