import type { CharacterId } from '@necp/shared/kernel';
import type { CharacterSheet } from '@necp/shared/zone/sheet';
import { characterSheets } from '../combat/queries';
import type { Ctx } from '../kernel';

/** Returns the sheet of one character, read as a zone reads it. */
export async function sheetOf(ctx: Ctx, characterId: CharacterId): Promise<CharacterSheet> {
  const [read] = await characterSheets(ctx, [{ characterId }]);
  if (read?.status !== 'fulfilled') throw read?.reason ?? new Error('no answer');
  return read.value.sheet;
}
