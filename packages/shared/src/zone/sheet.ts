import type { Attribute, ClassId, OriginId } from '../character/schema';
import type { Rarity } from '../inventory/content';
import type { WornPlace } from '../inventory/schema';
import type { CharacterId, ItemId } from '../kernel/ids';
import type { LootFilter } from '../loot/schema';
import type { SkillId, StatBonus } from '../progression/content';
import type { WorldValue } from '../world-state/content';

/** A weapon in a hand, as far as fighting asks. */
export interface WornWeapon {
  readonly itemId: ItemId;
  readonly templateId: string;
  readonly rarity: Rarity;
  /** Damage in parts of its template's: `rarityShare` times what its mods add. */
  readonly damageShare: number;
  readonly bonus: StatBonus;
  /** Points left; 0 is broken. */
  readonly durability: number;
}

export interface CarriedStack {
  readonly itemId: ItemId;
  readonly templateId: string;
  readonly quantity: number;
}

/** What a character wears and has at hand. */
export interface Gear {
  readonly main: WornWeapon | null;
  readonly side: WornWeapon | null;
  readonly thrown: CarriedStack | null;
  readonly armour: number;
  /**
   * All worn things but the weapons in the hands, their mods and affixes added up; a weapon's own `bonus` counts while
   * it is held.
   */
  readonly bonus: StatBonus;
  readonly weightGrams: number;
  readonly consumables: readonly CarriedStack[];
  /** Template worn in each place that is not empty. */
  readonly worn: Readonly<Partial<Record<WornPlace, string>>>;
  /** Pieces of armour worn, which wear with every hit taken. */
  readonly armourItemIds: readonly ItemId[];
  /** Abilities that implants bring. */
  readonly cyberAbilities: readonly string[];
}

export interface QuestProgress {
  readonly questId: string;
  readonly stageId: string;
  readonly stageEnteredMs: number;
  /** How far each objective is, by its id. */
  readonly counts: Readonly<Record<string, number>>;
  /** Outcomes that dialogues told. */
  readonly outcomes: readonly string[];
}

export interface FinishedQuest {
  readonly questId: string;
  readonly ending: string;
  readonly result: 'done' | 'failed';
}

/** Something a quest or a dialogue wants to happen in the street around its player. */
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

/** Pools as they were when the character was last written. */
export interface Vitals {
  readonly health: number;
  readonly energy: number;
  readonly ram: number;
  readonly stamina: number;
}

/**
 * Everything durable that the street asks of a character; the domain composes it, the zone derives its numbers from it.
 */
export interface CharacterSheet {
  readonly characterId: CharacterId;
  /** Counts every change of what is on the sheet. */
  readonly version: number;
  readonly level: number;
  readonly classId: ClassId;
  readonly originId: OriginId;
  readonly attributes: Readonly<Record<Attribute, number>>;
  /** Ranks. */
  readonly skills: Readonly<Partial<Record<SkillId, number>>>;
  /** Passive nodes and ranks of skills added up. */
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
  /** Pieces carried, by template. */
  readonly itemCounts: Readonly<Record<string, number>>;
  /** A whole number as text, because it may pass 2^53. */
  readonly eddies: string;
  /** Null is full. */
  readonly vitals: Vitals | null;
  readonly commands: readonly ZoneCommand[];
  /** What is picked up without asking; everything when it is left out. */
  readonly lootFilter?: LootFilter;
  readonly isGuest: boolean;
}
