import type { Ctx } from '@necp/domain/kernel';
import type { CharacterId } from '@necp/shared/kernel';
import type { CharacterSheet } from '@necp/shared/zone/sheet';
import { blankSheet } from '../blank-sheet';

/** Everything durable that the street asks of a character. */
export async function fetchSheet(_ctx: Ctx, characterId: CharacterId): Promise<CharacterSheet> {
  return blankSheet(characterId);
}
