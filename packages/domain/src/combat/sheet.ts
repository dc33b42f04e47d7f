import type { CharacterId } from '@necp/shared/kernel';
import { secondMs } from '@necp/shared/kernel';
import type { CharacterSheet, Vitals } from '@necp/shared/zone/sheet';
import { arrangementFrom } from '../ability';
import { isGuestAccount } from '../account';
import { natureOf } from '../character';
import { gearAndCounts } from '../inventory';
import { sheetVersionsOf, type Ctx } from '../kernel';
import { lootFilter } from '../loot';
import { affinitiesOf } from '../npc';
import { growthOf } from '../progression';
import { questPart } from '../quest';
import { reputationOf } from '../reputation';
import { balanceOf } from '../wallet';
import { playerKeysOf } from '../world-state';

/** After an absence of this long the pools are full again. */
const recoversMs = 300 * secondMs;

/**
 * Returns everything durable that a zone needs of a character. The versions are read first, so that a change in the
 * meantime raises them again.
 * @throws GameError not_found `character.not_found`
 */
export async function characterSheet(ctx: Ctx, characterId: CharacterId): Promise<CharacterSheet> {
  const { db } = ctx;
  const versions = (await sheetVersionsOf(db, [characterId])).get(characterId) ?? {};
  const { accountId, level, classId, originId, attributes } = await natureOf(db, characterId);
  const [grown, held] = [growthOf(db, characterId), gearAndCounts(db, characterId)];
  const arrange = async () =>
    arrangementFrom(db, characterId, { classId, level, taken: (await grown).taken, gear: (await held).gear });
  const [
    isGuest,
    growth,
    { gear, counts },
    arranged,
    reputation,
    affinities,
    playerKeys,
    quest,
    eddies,
    vitals,
    filter,
  ] = await Promise.all([
    isGuestAccount(db, accountId),
    grown,
    held,
    arrange(),
    reputationOf(db, characterId),
    affinitiesOf(db, characterId),
    playerKeysOf(db, characterId),
    questPart(db, characterId),
    balanceOf(db, characterId),
    vitalsOf(ctx, characterId),
    lootFilter(db, characterId),
  ]);
  return {
    characterId,
    versions,
    level,
    classId,
    originId,
    attributes,
    skills: growth.skills,
    passives: growth.passives,
    abilities: arranged.abilities,
    loadout: arranged.arrangement.slots,
    gear,
    reputation,
    affinities,
    playerKeys,
    quests: quest.quests,
    finished: quest.finished,
    itemCounts: counts,
    eddies: eddies.toString(),
    vitals,
    commands: quest.commands,
    lootFilter: filter,
    isGuest,
  };
}

async function vitalsOf(ctx: Ctx, characterId: CharacterId): Promise<Vitals | null> {
  const row = await ctx.db.characterVitals.findUnique({ where: { characterId } });
  if (row === null || ctx.clock.nowMs() - row.savedAt.getTime() > recoversMs) return null;
  const { health, energy, ram, stamina } = row;
  return { health, energy, ram, stamina };
}
