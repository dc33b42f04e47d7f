import type { Prisma } from '@necp/db/types';
import type { CharacterId } from '@necp/shared/kernel';
import { partyDropsChanged } from '@necp/shared/loot/events';
import { assignLastsMs, nextInTurn, rollLastsMs, sharingOf, type Sharing } from '@necp/shared/loot/party-rules';
import type { DropView, LootItem } from '@necp/shared/loot/schema';
import { contentOf } from '../inventory';
import { newId, nowOf, pushAfterCommit, type Tx } from '../kernel';
import type { HeldZone } from '../zone';
import { holdRules, noteServed, type HeldRules } from './party-loot';
import { layDown, ownPiece, type Piece, type Scattered } from './scattering';
import type { Roll, RollInput } from './steps';

/** What an enemy drops for those who fought it. */
export interface SharingOut extends Scattered {
  readonly rolls: readonly Roll[];
  readonly source: RollInput['source'];
  /** Whether members may pass on for a while what they were given. */
  readonly isBoss: boolean;
  /** The party of each character that fought in one. */
  readonly partyOf: ReadonlyMap<CharacterId, string>;
}

interface Won {
  readonly item: Exclude<LootItem, { chits: number }>;
  readonly roll: Roll;
  readonly partyId: string;
  readonly masterId: CharacterId | null;
  readonly eligible: readonly CharacterId[];
}

/**
 * Drops what was rolled, by the loot rules that the parties have at this moment: on the ground for its owner, for all
 * members or for the next one in turn; what is rolled for or handed out waits with the party until it is decided.
 */
export async function shareOut(tx: Tx, zone: HeldZone, input: SharingOut): Promise<DropView[]> {
  const { rolls, partyOf, spot } = input;
  const held = await holdRules(tx, [...new Set(partyOf.values())]);
  const heaps: Piece[][] = [];
  const won: Won[] = [];
  const served = new Map<string, CharacterId>();
  for (const roll of rolls) {
    const heap: Piece[] = [];
    const partyId = partyOf.get(roll.characterId);
    const party = partyId === undefined ? undefined : held.get(partyId);
    const eligible = [...partyOf].flatMap(([id, of]) => (of === partyId ? [id] : []));
    for (const [index, lootItem] of roll.lootItems.entries()) {
      const own = ownPiece(roll, lootItem);
      const sharing = party === undefined ? 'own' : sharingOfItem(party, { roll, index, eligible });
      if (sharing === 'all') heap.push({ ...own, sharedWith: eligible.filter((id) => id !== roll.characterId) });
      else if (sharing === 'turn' && party !== undefined && partyId !== undefined) {
        const nextId = nextInTurn(eligible, party.servedId) ?? roll.characterId;
        party.servedId = nextId;
        served.set(partyId, nextId);
        heap.push({ ...own, ownerId: nextId, isKept: false });
      } else if (sharing !== 'own' && partyId !== undefined && 'templateId' in lootItem)
        won.push({
          item: lootItem,
          roll,
          partyId,
          masterId: sharing === 'master' ? (party?.rules.masterId ?? null) : null,
          eligible,
        });
      else heap.push(own);
    }
    heaps.push(heap);
  }
  for (const [partyId, servedId] of served) await noteServed(tx, partyId, servedId);
  await keepForParties(tx, won, input);
  return layDown(tx, zone, { heaps, for: input.for, spot });
}

interface RolledItem {
  readonly roll: Roll;
  readonly index: number;
  readonly eligible: readonly CharacterId[];
}

function sharingOfItem({ rules }: HeldRules, { roll, index, eligible }: RolledItem): Sharing {
  const lootItem = roll.lootItems[index];
  if (lootItem === undefined || 'chits' in lootItem) return 'own';
  const isPersonal = roll.personal.includes(index) || contentOf(lootItem.templateId).kind === 'quest';
  return sharingOf(rules, { rarity: lootItem.rarity, isPersonal }, eligible);
}

/** Stores the items that a party decides about, and who may get them. */
async function keepForParties(
  tx: Tx,
  won: readonly Won[],
  { source, isBoss }: Pick<SharingOut, 'source' | 'isBoss'>,
): Promise<void> {
  if (won.length === 0) return;
  const now = nowOf(tx);
  const rows = won.map(({ item, roll, partyId, masterId, eligible }) => ({
    eligible,
    row: {
      id: newId(),
      partyId,
      mode: masterId === null ? 'need_greed' : 'master',
      masterId,
      sourceKind: source.kind,
      sourceId: source.id,
      isPassable: isBoss && item.quantity === 1 && contentOf(item.templateId).stackSize === 1,
      rollId: roll.rollId,
      finderId: roll.characterId,
      ...item,
      affixes: item.affixes as unknown as Prisma.InputJsonArray,
      fellAt: now,
      endsAt: new Date(now.getTime() + (masterId === null ? rollLastsMs : assignLastsMs)),
    },
  }));
  await tx.partyDrop.createMany({ data: rows.map(({ row }) => row) });
  await tx.partyDropMember.createMany({
    data: rows.flatMap(({ row, eligible }) => eligible.map((characterId) => ({ dropId: row.id, characterId }))),
  });
  announceDrops(
    tx,
    rows.flatMap(({ eligible }) => eligible),
  );
}

/** Lets the browsers of characters read again what they see of shared items. */
export function announceDrops(tx: Tx, characterIds: readonly CharacterId[]): void {
  for (const characterId of new Set(characterIds)) pushAfterCommit(tx, { characterId }, { topic: partyDropsChanged });
}
