import { dressed, type DressedLook } from '@necp/shared/character/outfit';
import type { ShownMark } from '../types';
import type { EntityView } from '@necp/shared/protocol';
import type { PersonKind } from '../people/drawn-person';
import { spriteNamed, type SpriteName } from '../combat/sprites/catalogue';
import type { Known } from './known';
import { hasFlag, type BodyKind } from './others';

const plain: BodyKind = { isMachine: false, isPerson: true, size: 1, faction: null };
const machine: BodyKind = { isMachine: true, isPerson: false, size: 1, faction: null };

/** Returns the kind of body of an entity; while its content is not loaded it looks like a person. */
export function bodyKind(known: Known, view: Pick<EntityView, 'kind' | 'content'>): BodyKind {
  if (view.kind === 'vehicle') return { ...machine, size: 3 };
  if (view.kind === 'deployable') return machine;
  if (view.kind === 'drop' || view.kind === 'interactable') return { ...machine, isMachine: false };
  if (view.kind === 'npc') return { ...plain, faction: known.people.get(view.content)?.faction ?? null };
  const enemy = view.kind === 'enemy' ? known.enemies.get(view.content) : undefined;
  if (!enemy) return plain;
  const isPerson = enemy.body === 'person';
  const size = isPerson ? 1 + Math.max(0, enemy.radiusTiles - 0.3) * 2.3 : Math.max(1, enemy.radiusTiles / 0.36);
  return {
    isMachine: enemy.body === 'machine' || enemy.body === 'drone',
    isPerson,
    size,
    faction: enemy.faction ?? null,
  };
}

/** The players who are more to the player than others, by name; they stay while zones change. */
export interface Companions {
  party: ReadonlySet<string>;
  friends: ReadonlySet<string>;
  /** Who speaks in the call and is heard. */
  speaking: ReadonlySet<string>;
  /** What the party has marked in this zone. */
  marks: readonly ShownMark[];
}

/** Returns the side of an entity, which decides its colour and the shapes around it. */
export function sideOf(view: Pick<EntityView, 'kind' | 'name' | 'flags'>, companions: Companions): PersonKind {
  if (hasFlag(view, 'hostile')) return 'enemy';
  if (view.kind === 'player' && companions.party.has(view.name)) return 'party';
  if (view.kind === 'player') return companions.friends.has(view.name) ? 'friend' : 'player';
  if (view.kind === 'enemy') return 'guarding';
  return view.kind === 'townsperson' ? 'townsperson' : 'npc';
}

/** Returns the badge of a faction, if it has one. */
export function badgeOf(faction: string | null): SpriteName | null {
  return faction === null ? null : spriteNamed(`mark_${faction}`);
}

/**
 * Returns the look of a person; named people have it in the content, and snapshots contain those of players and
 * townspeople.
 */
export function lookOf(known: Known, view: EntityView): DressedLook {
  if (view.kind === 'enemy') return known.enemies.get(view.content)?.look ?? view.look;
  if (view.kind === 'npc') return known.people.get(view.content)?.look ?? view.look;
  return view.worn.length === 0 ? view.look : dressedIn(known, view);
}

/** Dressing is remembered for each entity until it changes clothes, because everyone is drawn in every frame. */
const outfits = new WeakMap<EntityView, { readonly worn: readonly string[]; readonly look: DressedLook }>();

function dressedIn(known: Known, view: EntityView): DressedLook {
  const before = outfits.get(view);
  if (before?.worn === view.worn) return before.look;
  const look = dressed(view.look, view.worn, (id) => known.clothing.get(id));
  // Until the items are loaded nothing is known of clothes.
  if (known.clothing.size > 0) outfits.set(view, { worn: view.worn, look });
  return look;
}
