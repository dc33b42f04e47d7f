import type { CharacterId } from '@necp/shared/kernel';
import { inTx, type Ctx, type Tx } from '../kernel';
import { openConversation } from '../npc';
import { entryEpoch, heldZone } from './combat';

/** Puts a character in front of a person or an object, in a zone of a simulation when it stands in none. */
export async function standBefore(
  ctx: Ctx,
  characterId: CharacterId,
  partner: { readonly npcId: string } | { readonly objectId: string },
): Promise<void> {
  await inTx(ctx, async (tx) => {
    await standSomewhere(tx, characterId);
    await openConversation(tx, {
      characterId,
      npcId: null,
      objectId: null,
      placeId: null,
      dialogueId: null,
      nodeId: null,
      questId: null,
      objectiveId: null,
      delivered: [],
      ...partner,
    });
  });
}

async function standSomewhere(tx: Tx, characterId: CharacterId): Promise<void> {
  const { zoneId, channel, epoch } = heldZone;
  await tx.$executeRaw`INSERT INTO zones (id, name) VALUES (${zoneId}, '{"en":"Watson","ru":"Уотсон"}')
    ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`INSERT INTO zone_leases (zone_id, channel, sim_id, url, epoch, expires_at)
    VALUES (${zoneId}, ${channel}, 'test', 'http://sim.test', ${epoch}, now() + interval '1 hour')
    ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`INSERT INTO player_positions (character_id, epoch, held_zone_id, held_channel, held_epoch)
    VALUES (${characterId}::uuid, ${entryEpoch}, ${zoneId}, ${channel}, ${epoch}) ON CONFLICT DO NOTHING`;
}
