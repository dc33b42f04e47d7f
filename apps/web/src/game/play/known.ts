import type { AbilityContent, StatusContent } from '@necp/shared/ability/content';
import type { Clothing } from '@necp/shared/character/outfit';
import type { EmoteContent } from '@necp/shared/chat/emotes';
import { brokenLine } from '@necp/shared/combat/phases';
import type { EnemyContent } from '@necp/shared/combat/content';
import type { ItemContent } from '@necp/shared/inventory/content';
import type { Locale, TileSpot } from '@necp/shared/kernel';
import type { NpcContent } from '@necp/shared/npc/content';
import type { PlaceContent, ZoneContent } from '@necp/shared/world-state/content';
import { spotOnMap } from '@necp/shared/world-state/places';
import { doorwayRadius } from '@necp/shared/zone/doorway';
import type { LocalText, ZoneMap } from '@necp/shared/zone/map';
import { contentParts } from '@necp/content/client';

export interface Exit {
  readonly to: string;
  readonly name: LocalText;
  /** How many players enter an instance together; null for an ordinary exit. */
  readonly most: number | null;
  /** The levels of the zone behind it. */
  readonly levels: ZoneContent['levels'];
  readonly x: number;
  readonly y: number;
  /** How near the player has to be. */
  readonly radiusTiles: number;
}

/** The content that the world shows, by id; empty until it has loaded, which delays nothing. */
export class Known {
  readonly items = new Map<string, ItemContent>();
  /** What is seen of each item that can be worn. */
  readonly clothing = new Map<string, Clothing>();
  readonly abilities = new Map<string, AbilityContent>();
  readonly statuses = new Map<string, StatusContent>();
  readonly enemies = new Map<string, EnemyContent>();
  readonly people = new Map<string, NpcContent>();
  readonly emotes = new Map<string, EmoteContent>();
  private exits: readonly (Omit<Exit, 'x' | 'y' | 'radiusTiles'> & { readonly place: PlaceContent })[] = [];

  async load(): Promise<void> {
    const [items, abilities, enemies, people, world, emotes] = await Promise.all([
      contentParts.items(),
      contentParts.abilities(),
      contentParts.enemies(),
      contentParts.people(),
      contentParts.worldState(),
      contentParts.emotes(),
    ]);
    fill(this.items, items.items);
    for (const item of items.items) if (item.kind === 'armour' && item.shows) this.clothing.set(item.id, item.shows);
    fill(this.abilities, abilities.abilities);
    fill(this.statuses, abilities.statuses);
    fill(this.enemies, enemies.enemies);
    fill(this.people, people.npcs);
    fill(this.emotes, emotes.emotesContent.emotes);
    const places = new Map(world.places.map((place) => [place.id as string, place]));
    const zones = new Map(world.zones.map((zone) => [zone.id as string, zone]));
    this.exits = world.zones.flatMap((zone) =>
      zone.exits.flatMap(({ place: id, to }) => {
        const place = places.get(id);
        const behind = zones.get(to);
        if (!place || !behind) return [];
        const { name, levels, kind, partySize } = behind;
        return [{ place, to, name, levels, most: kind === 'instance' ? (partySize ?? 1) : null }];
      }),
    );
  }

  /** Returns the exits of a zone. */
  exitsOf(map: ZoneMap): readonly Exit[] {
    return this.exits.flatMap(({ place, ...exit }) => {
      const spot = place.zone === map.id ? spotOnMap(place, map) : null;
      const radiusTiles = exit.most === null ? doorwayRadius(place) : place.radiusTiles;
      return spot ? [{ ...exit, ...spot, radiusTiles }] : [];
    });
  }

  /** Returns the exit at a position, if any. */
  exitAt(map: ZoneMap, { x, y }: TileSpot): Exit | null {
    return this.exitsOf(map).find((exit) => Math.hypot(exit.x - x, exit.y - y) <= exit.radiusTiles) ?? null;
  }

  /** Returns the name of an enemy, person or item of the content. */
  nameOf(content: string, locale: Locale): string | null {
    const known = this.enemies.get(content) ?? this.people.get(content) ?? this.items.get(content);
    return known ? known.name[locale] : null;
  }

  /**
   * Returns what an enemy or person says; `line` is a kind of bark, the id of a boss phase, or the kind of a person's
   * line.
   */
  bark(content: string, line: string, locale: Locale): string | null {
    const person = this.people.get(content);
    if (person)
      return line === 'greet' || line === 'warm' || line === 'cold' || line === 'rain'
        ? person.lines[line][locale]
        : null;
    const enemy = this.enemies.get(content);
    if (!enemy) return null;
    const phase = enemy.phases.find(({ id }) => id === line);
    if (phase) return phase.says[locale];
    const broken = enemy.phases.find(({ id }) => brokenLine(id) === line);
    if (broken?.breaks !== undefined) return broken.breaks.says[locale];
    return line === 'sees' || line === 'hurt' || line === 'dies' ? (enemy.barks?.[line][locale] ?? null) : null;
  }
}

function fill<T extends { readonly id: string }>(into: Map<string, T>, entries: readonly T[]): void {
  for (const entry of entries) into.set(entry.id, entry);
}
