import type { Attribute, ClassId, OriginId } from '../character/schema';
import type { Mute } from '../chat/sanctions';
import type { Rarity } from '../inventory/content';
import type { WornPlace } from '../inventory/schema';
import type { AccountId, CharacterId, ItemId } from '../kernel/ids';
import type { LootFilter } from '../loot/schema';
import type { SkillId, StatBonus } from '../progression/content';
import type { WorldValue } from '../world-state/content';
import type { PartyRank } from '../party/schema';
import type { SheetVersions } from './sheet-versions';

/** An equipped weapon, as far as combat needs it. */
export interface WornWeapon {
  readonly itemId: ItemId;
  readonly templateId: string;
  readonly rarity: Rarity;
  /** Damage as a share of its template's: `rarityShare` times what its mods add. */
  readonly damageShare: number;
  readonly bonus: StatBonus;
  /** Points left; 0 means broken. */
  readonly durability: number;
}

export interface CarriedStack {
  readonly itemId: ItemId;
  readonly templateId: string;
  readonly quantity: number;
}

/** What a character has equipped and at hand. */
export interface Gear {
  readonly main: WornWeapon | null;
  readonly side: WornWeapon | null;
  readonly thrown: CarriedStack | null;
  readonly armour: number;
  /**
   * All equipped items except held weapons, with mods and affixes added up; a weapon's own `bonus` counts while it is
   * held.
   */
  readonly bonus: StatBonus;
  readonly weightGrams: number;
  readonly consumables: readonly CarriedStack[];
  /** The template in each equipment slot that is not empty. */
  readonly worn: Readonly<Partial<Record<WornPlace, string>>>;
  /** Equipped pieces of armour, which wear with every hit taken. */
  readonly armourItemIds: readonly ItemId[];
  /** Abilities granted by implants. */
  readonly cyberAbilities: readonly string[];
  /** The templates of equipped unique items, except weapons, that are not broken. */
  readonly uniques: readonly string[];
}

export interface QuestProgress {
  readonly questId: string;
  readonly stageId: string;
  readonly stageEnteredMs: number;
  /** The progress of each objective, by its id. */
  readonly counts: Readonly<Record<string, number>>;
  /** The outcomes reported by dialogues. */
  readonly outcomes: readonly string[];
}

/** The party of a character, and what it is in it. */
export interface SheetParty {
  readonly partyId: string;
  readonly rank: PartyRank;
  /** The group of five in a raid, from 0; always 0 in a party. */
  readonly group: number;
}

export interface FinishedQuest {
  readonly questId: string;
  readonly ending: string;
  readonly result: 'done' | 'failed';
}

/** Something a quest or a dialogue makes happen in the zone around its player. */
export interface ZoneCommand {
  readonly id: string;
  readonly command:
    | {
        readonly do: 'enemies';
        readonly enemy: string;
        readonly count: number;
        readonly place: string | null;
        readonly questId: string | null;
      }
    | { readonly do: 'travel'; readonly place: string }
    | { readonly do: 'heal' }
    | { readonly do: 'begin_event'; readonly event: string };
}

/** Pools as they were when the character was last saved. */
export interface Vitals {
  readonly health: number;
  readonly energy: number;
  readonly ram: number;
  readonly stamina: number;
}

/**
 * Everything durable that a zone needs to know of a character; the domain composes it, the zone derives the stats from
 * it.
 */
export interface CharacterSheet {
  readonly characterId: CharacterId;
  readonly versions: SheetVersions;
  readonly level: number;
  readonly classId: ClassId;
  readonly originId: OriginId;
  readonly attributes: Readonly<Record<Attribute, number>>;
  /** Ranks by skill. */
  readonly skills: Readonly<Partial<Record<SkillId, number>>>;
  /** Sum of the passive nodes and skill ranks. */
  readonly passives: StatBonus;
  readonly abilities: readonly { readonly ability: string; readonly rank: number }[];
  /** Sixteen hotbar slots: `ability:<id>`, `item:<templateId>` or nothing. */
  readonly loadout: readonly (string | null)[];
  readonly gear: Gear;
  /** Points by faction. */
  readonly reputation: Readonly<Record<string, number>>;
  /** Points by person. */
  readonly affinities: Readonly<Record<string, number>>;
  /** World keys of scope `player`. */
  readonly playerKeys: Readonly<Record<string, WorldValue>>;
  readonly quests: readonly QuestProgress[];
  readonly finished: readonly FinishedQuest[];
  /** Number of carried items, by template. */
  readonly itemCounts: Readonly<Record<string, number>>;
  /** An integer as text, because it may exceed 2^53. */
  readonly chits: string;
  /** Null means full. */
  readonly vitals: Vitals | null;
  readonly commands: readonly ZoneCommand[];
  /** What may be picked up automatically; everything when absent. */
  readonly lootFilter?: LootFilter;
  readonly isGuest: boolean;
  /** The accounts that this player hears nothing of, and that hear nothing of this player. */
  readonly silenced: ReadonlySet<AccountId>;
  /** The party that the character is in; null for none. */
  readonly party: SheetParty | null;
  /** The open or ended instances out of which the character is led, because it has left their party. */
  readonly dismissedFrom?: readonly string[];
  /** Where moderators have muted this player. */
  readonly mutes: readonly Mute[];
}
