import { classStarts, levels, trees } from '@necp/content/server';
import { arrange, emptyArrangement, type Arrangement } from '@necp/shared/ability/rules';
import type { AbilityView, SlotEntry } from '@necp/shared/ability/schema';
import type { CharacterId } from '@necp/shared/kernel';
import { knownAbilities } from '@necp/shared/progression/rules';
import type { Gear } from '@necp/shared/zone/sheet';
import { natureOf, type CharacterNature } from '../character';
import { gearOf } from '../inventory';
import type { Ctx, ReadDb, Tx } from '../kernel';
import { growthOf, type Growth } from '../progression';

/** Returns the abilities of a character and its hotbar. The router checks that the character belongs to the caller. */
export async function abilityView(ctx: Ctx, characterId: CharacterId): Promise<AbilityView> {
  return viewFrom(characterId, await arrangementOf(ctx.db, characterId));
}

function viewFrom(characterId: CharacterId, { abilities, arrangement }: Arranged): AbilityView {
  return { characterId, abilities: [...abilities], slots: [...arrangement.slots] };
}

export interface Arranged {
  readonly abilities: readonly { readonly ability: string; readonly rank: number }[];
  readonly arrangement: Arrangement;
}

/** The values of a character that decide which abilities it has. */
export interface AbilitySources extends Pick<CharacterNature, 'classId' | 'level'>, Pick<Growth, 'taken'> {
  readonly gear: Pick<Gear, 'cyberAbilities' | 'consumables'>;
}

/** Returns the known abilities and the hotbar slots, including those filled since the last arrangement. */
export async function arrangementOf(db: ReadDb | Tx, characterId: CharacterId): Promise<Arranged> {
  const { classId, level } = await natureOf(db, characterId);
  const { taken } = await growthOf(db, characterId);
  const saved = savedArrangement(await db.characterLoadout.findUnique({ where: { characterId } }));
  return arrangementFrom(saved, { classId, level, taken, gear: await gearOf(db, characterId) });
}

/** A hotbar as it is stored; an empty text stands for an empty slot. */
export interface LoadoutRow {
  readonly slots: readonly string[];
  readonly seen: readonly string[];
}

/** Returns the hotbar as the player arranged it last; empty when there is none. */
export function savedArrangement(row: LoadoutRow | null): Arrangement {
  if (row === null) return emptyArrangement;
  const slots = row.slots.map((entry) => (entry === '' ? null : (entry as SlotEntry)));
  return { slots, seen: row.seen as SlotEntry[] };
}

/** Does the same as `arrangementOf` for callers that have read the sources of the abilities already. */
export function arrangementFrom(saved: Arrangement, { classId, level, taken, gear }: AbilitySources): Arranged {
  const abilities = knownAbilities(
    { classStarts, levels, trees },
    { classId, level, taken, cyberAbilities: gear.cyberAbilities },
  );
  const items = [...new Set(gear.consumables.map(({ templateId }) => templateId))];
  return { abilities, arrangement: arrange(saved, { abilities: abilities.map(({ ability }) => ability), items }) };
}
