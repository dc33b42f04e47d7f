import type { AbilityContent, StatusContent } from '@necp/shared/ability/content';
import type { EnemyContent } from '@necp/shared/combat/content';
import type { ItemContent } from '@necp/shared/inventory/content';
import type { Locale } from '@necp/shared/kernel';
import type { NpcContent } from '@necp/shared/npc/content';
import type { LocalText, ZoneMap } from '@necp/shared/zone/map';
import { contentParts } from '@necp/content/client';

export interface Exit { readonly x: number; readonly y: number; readonly radiusTiles: number; readonly to: string; readonly name: LocalText }

/** What the street shows of the content, by id; empty until it has come over the line, which is no reason to wait. */
export class Known {
  readonly items = new Map<string, ItemContent>();
  readonly abilities = new Map<string, AbilityContent>();
  readonly statuses = new Map<string, StatusContent>();
  readonly enemies = new Map<string, EnemyContent>();
  readonly people = new Map<string, NpcContent>();
  private exits: readonly (Exit & { readonly zone: string })[] = [];

  async load(): Promise<void> {
    const [items, abilities, enemies, people, world] = await Promise.all([contentParts.items(), contentParts.abilities(), contentParts.enemies(), contentParts.people(), contentParts.worldState()]);
    fill(this.items, items.items);
    fill(this.abilities, abilities.abilities);
    fill(this.statuses, abilities.statuses);
    fill(this.enemies, enemies.enemies);
    fill(this.people, people.npcs);
    const places = new Map(world.places.map((place) => [place.id as string, place]));
    const names = new Map(world.zones.map((zone) => [zone.id as string, zone.name]));
    this.exits = world.zones.flatMap((zone) => zone.exits.flatMap(({ place: id, to }) => {
      const place = places.get(id);
      const name = names.get(to);
      return place?.at && name ? [{ zone: zone.id, x: place.at[0], y: place.at[1], radiusTiles: place.radiusTiles, to, name }] : [];
    }));
  }

  /** The way out somebody stands on, if any. */
  exitAt(map: ZoneMap, spot: { readonly x: number; readonly y: number }): Exit | null {
    return this.exits.find((exit) => exit.zone === map.id && Math.hypot(exit.x - spot.x, exit.y - spot.y) <= exit.radiusTiles) ?? null;
  }

  /** What somebody of the content is called. */
  nameOf(content: string, locale: Locale): string | null {
    const known = this.enemies.get(content) ?? this.people.get(content) ?? this.items.get(content);
    return known ? known.name[locale] : null;
  }

  /** What somebody cries out in this moment, or says to who comes by; `line` is a kind of bark, a boss phase or one of a person's lines. */
  bark(content: string, line: string, locale: Locale): string | null {
    const person = this.people.get(content);
    if (person) return line === 'greet' || line === 'warm' || line === 'cold' || line === 'rain' ? person.lines[line][locale] : null;
    const enemy = this.enemies.get(content);
    if (!enemy) return null;
    const phase = enemy.phases.find(({ id }) => id === line);
    if (phase) return phase.says[locale];
    return line === 'sees' || line === 'hurt' || line === 'dies' ? (enemy.barks?.[line][locale] ?? null) : null;
  }
}

function fill<T extends { readonly id: string }>(into: Map<string, T>, entries: readonly T[]): void {
  for (const entry of entries) into.set(entry.id, entry);
}
