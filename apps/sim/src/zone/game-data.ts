import type { AbilityContent, StatusContent } from '@necp/shared/ability/content';
import type { EmoteContent } from '@necp/shared/chat/emotes';
import type { EnemyContent } from '@necp/shared/combat/content';
import type { ItemContent } from '@necp/shared/inventory/content';
import type { ContainerContent } from '@necp/shared/loot/content';
import type { NpcContent, OverheardContent } from '@necp/shared/npc/content';
import type { SkillContent } from '@necp/shared/progression/content';
import type { QuestContent } from '@necp/shared/quest/content';
import type { FactionContent, TierContent } from '@necp/shared/reputation/content';
import type { WorldEventContent } from '@necp/shared/world-event/content';
import type { PlaceContent, WorldKeyContent, ZoneContent } from '@necp/shared/world-state/content';

/** The content by id, as far as a zone needs it. */
export interface GameData {
  readonly items: ReadonlyMap<string, ItemContent>;
  readonly abilities: ReadonlyMap<string, AbilityContent>;
  readonly statuses: ReadonlyMap<string, StatusContent>;
  readonly enemies: ReadonlyMap<string, EnemyContent>;
  readonly skills: ReadonlyMap<string, SkillContent>;
  readonly npcs: ReadonlyMap<string, NpcContent>;
  /** What passers-by say to each other. */
  readonly overheard: readonly OverheardContent[];
  readonly places: ReadonlyMap<string, PlaceContent>;
  readonly factions: ReadonlyMap<string, FactionContent>;
  /** From the worst reputation to the best. */
  readonly tiers: readonly TierContent[];
  readonly worldKeys: ReadonlyMap<string, WorldKeyContent>;
  readonly zones: ReadonlyMap<string, ZoneContent>;
  readonly quests: ReadonlyMap<string, QuestContent>;
  readonly containers: ReadonlyMap<string, ContainerContent>;
  readonly worldEvents: ReadonlyMap<string, WorldEventContent>;
  readonly emotes: ReadonlyMap<string, EmoteContent>;
}

/** Maps entries by their ids. */
export function byId<T extends { readonly id: string }>(entries: readonly T[]): ReadonlyMap<string, T> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}
