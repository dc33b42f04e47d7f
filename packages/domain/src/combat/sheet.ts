import { Prisma } from '@necp/db/types';
import type { Look } from '@necp/shared/character/look';
import { GameError, type CharacterId } from '@necp/shared/kernel';
import type { CharacterSheet } from '@necp/shared/zone/sheet';
import { sheetPartNames, type SheetPartName, type SheetVersions } from '@necp/shared/zone/sheet-versions';
import { abilityPart, arrangementFrom } from '../ability';
import { accountPart } from '../account';
import { characterPart, ownersOf } from '../character';
import { chatPart } from '../chat';
import { inventoryPart } from '../inventory';
import { selectRaw, type Ctx } from '../kernel';
import { lootPart } from '../loot';
import { npcPart } from '../npc';
import { progressionPart } from '../progression';
import { questPart } from '../quest';
import { reputationPart } from '../reputation';
import { walletPart } from '../wallet';
import { instancePart } from '../instance';
import { partyPart } from '../party';
import { socialPart } from '../social';
import { worldStatePart } from '../world-state';
import { combatPart } from './sheet-part';

/** The parts of all rooms. */
const parts = [
  accountPart,
  characterPart,
  inventoryPart,
  progressionPart,
  abilityPart,
  reputationPart,
  worldStatePart,
  npcPart,
  questPart,
  walletPart,
  lootPart,
  socialPart,
  partyPart,
  instancePart,
  chatPart,
  combatPart,
] as const;

type Parts = { readonly [Part in (typeof parts)[number] as Part['part']]: ReturnType<Part['valueOf']> };

/** The parts from which a sheet was composed, so that it can be composed again with some of them renewed. */
const partsOf = new WeakMap<CharacterSheet, Parts>();

/** A sheet to read. */
export interface AskedSheet {
  readonly characterId: CharacterId;
  /** The sheet as the caller has it, and those of its parts that have changed; without them all parts are read. */
  readonly known?: { readonly sheet: CharacterSheet; readonly stale: readonly SheetPartName[] } | undefined;
}

/** A sheet, and what the entry into a zone needs besides. */
export interface ReadSheet {
  readonly sheet: CharacterSheet;
  /** The name and the look under which other players see the character. */
  readonly face: { readonly name: string; readonly look: Look };
  /** Whether a conversation was open; of the moment at which all parts were read. */
  readonly isTalking: boolean;
}

interface PartRow {
  readonly part: SheetPartName | 'versions';
  readonly characterId: CharacterId;
  readonly value: unknown;
}

/**
 * Reads everything durable that a zone needs of some characters, in the order in which they are asked for. It is one
 * statement however many they are, so that the parts of a sheet and their versions are of one moment. A sheet that
 * cannot be composed is rejected alone; GameError not_found `character.not_found` when the character does not exist.
 */
export async function characterSheets(
  ctx: Ctx,
  asked: readonly AskedSheet[],
): Promise<readonly PromiseSettledResult<ReadSheet>[]> {
  if (asked.length === 0) return [];
  const wanted = asked.map((one) => ({ ...one, names: namesOf(one) }));
  const found = new Map<string, unknown[]>();
  for (const { characterId, part, value } of await selectRaw<PartRow>(ctx, selectOf(wanted))) {
    const key = `${characterId} ${part}`;
    const values = found.get(key);
    if (values === undefined) found.set(key, [value]);
    else values.push(value);
  }
  return Promise.allSettled(wanted.map(async (one) => readFrom(found, one, ctx.clock.nowMs())));
}

interface Wanted extends AskedSheet {
  readonly names: readonly SheetPartName[];
}

/** Returns the parts to read; all of them for a sheet that was composed in another process. */
function namesOf({ known }: AskedSheet): readonly SheetPartName[] {
  return known === undefined || !partsOf.has(known.sheet) ? sheetPartNames : known.stale;
}

function selectOf(wanted: readonly Wanted[]): Prisma.Sql {
  const selects = parts.flatMap(({ part, select }) => {
    const chosen = wanted.flatMap(({ characterId, names }) => (names.includes(part) ? [characterId] : []));
    if (chosen.length === 0) return [];
    const ids = Prisma.sql`${chosen}::uuid[]`;
    return [Prisma.sql`SELECT ${part}, part.* FROM (${select({ ids, owners: ownersOf(ids) })}) AS part`];
  });
  const everyone = wanted.map(({ characterId }) => characterId);
  const versions = Prisma.sql`SELECT 'versions' AS part, character_id AS "characterId", versions AS value
    FROM sheet_versions WHERE character_id = ANY(${everyone}::uuid[])`;
  return Prisma.join([versions, ...selects], ' UNION ALL ');
}

function readFrom(
  found: ReadonlyMap<string, readonly unknown[]>,
  { characterId, known, names }: Wanted,
  nowMs: number,
): ReadSheet {
  const rowsOf = (part: PartRow['part']) => (found.get(`${characterId} ${part}`) ?? []) as never[];
  const read = parts.flatMap(({ part, valueOf }) =>
    names.includes(part) ? [[part, valueOf(rowsOf(part), nowMs)] as const] : [],
  );
  const before = known === undefined ? undefined : partsOf.get(known.sheet);
  const [current = {}]: readonly SheetVersions[] = rowsOf('versions');
  const versions: Partial<Record<SheetPartName, number>> = { ...known?.sheet.versions };
  for (const name of names) if (current[name] !== undefined) versions[name] = current[name];
  return compose(characterId, { ...before, ...Object.fromEntries(read) } as Parts, versions);
}

function compose(characterId: CharacterId, own: Parts, versions: SheetVersions): ReadSheet {
  if (own.character === null) throw new GameError('not_found', 'character.not_found');
  const { face, level, classId, originId, attributes } = own.character;
  const { gear, itemCounts } = own.inventory;
  const { skills, taken, passives } = own.progression;
  const { abilities, arrangement } = arrangementFrom(own.ability, { classId, level, taken, gear });
  const sheet: CharacterSheet = {
    characterId,
    versions,
    level,
    classId,
    originId,
    attributes,
    skills,
    passives,
    abilities,
    loadout: arrangement.slots,
    gear,
    reputation: own.reputation,
    affinities: own.npc.affinities,
    playerKeys: own['world-state'],
    quests: own.quest.quests,
    finished: own.quest.finished,
    itemCounts,
    chits: own.wallet.chits,
    vitals: own.combat,
    commands: own.quest.commands,
    lootFilter: own.loot,
    isGuest: own.account.isGuest,
    silenced: own.social.silenced,
    party: own.party,
    dismissedFrom: own.instance,
    mutes: own.chat,
  };
  partsOf.set(sheet, own);
  return { sheet, face, isTalking: own.npc.isTalking };
}
