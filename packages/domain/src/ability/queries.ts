import { classStarts, levels, trees } from '@necp/content/server';
import { arrange, emptyArrangement, type Arrangement } from '@necp/shared/ability/rules';
import type { AbilityView, SlotEntry } from '@necp/shared/ability/schema';
import type { CharacterId } from '@necp/shared/kernel';
import { knownAbilities } from '@necp/shared/progression/rules';
import { natureOf } from '../character';
import { gearOf } from '../inventory';
import type { Ctx, ReadDb, Tx } from '../kernel';
import { growthOf } from '../progression';

/** What a character knows and what lies on its hotbar. The door checks whose it is. */
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

/** Known abilities, and the slots with everything learnt since they were arranged. */
export async function arrangementOf(db: ReadDb | Tx, characterId: CharacterId): Promise<Arranged> {
  const { classId, level } = await natureOf(db, characterId);
  const { taken } = await growthOf(db, characterId);
  const gear = await gearOf(db, characterId);
  const row = await db.characterLoadout.findUnique({ where: { characterId } });
  const abilities = knownAbilities({ classStarts, levels, trees }, { classId, level, taken, cyberAbilities: gear.cyberAbilities });
  const before = row === null ? emptyArrangement : { slots: row.slots.map((entry) => (entry === '' ? null : (entry as SlotEntry))), seen: row.seen as SlotEntry[] };
  const items = [...new Set(gear.consumables.map(({ templateId }) => templateId))];
  return { abilities, arrangement: arrange(before, { abilities: abilities.map(({ ability }) => ability), items }) };
}
