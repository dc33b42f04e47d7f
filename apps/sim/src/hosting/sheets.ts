import { characterSheet } from '@necp/domain/combat/queries';
import type { Ctx } from '@necp/domain/kernel';
import type { CharacterId } from '@necp/shared/kernel';
import type { CharacterSheet } from '@necp/shared/zone/sheet';

/** Loads everything durable that a zone needs to know of a character. */
export function fetchSheet(ctx: Ctx, characterId: CharacterId): Promise<CharacterSheet> {
  return characterSheet(ctx, characterId);
}
