import type { TileSpot } from '@necp/shared/kernel';
import { doings, type NpcContent } from '@necp/shared/npc/content';
import { dutyAt } from '@necp/shared/npc/schedule';
import type { ConditionContext } from '@necp/shared/quest/conditions';
import { isFree, nearestFree } from '@necp/shared/zone/movement';
import { addEntity } from '../../core/entities';
import { isWalkClear } from '../../core/line-of-sight';
import type { GroundPlace } from '../../places';
import { at, type ZoneState } from '../../state';
import { newWalk } from '../movement/walk';
import { aiSlice } from '../slice';
import type { PersonTask, Person, PersonEntity } from './actors';

/** People stand at least so far from objects where they can. */
const apartTiles = 1.5;

/** Returns the task at which a player finds a person, or null when the person is not in this zone. */
export function taskFor(
  person: NpcContent,
  context: ConditionContext,
  places: ReadonlyMap<string, GroundPlace>,
): PersonTask | null {
  const task = dutyAt(person, context);
  const place = task === null ? undefined : places.get(task.place);
  return task === null || place === undefined ? null : { key: `${task.place} ${task.doing}`, place, doing: task.doing };
}

/**
 * Returns where in a place a person stands: apart from the other people, on the same side of every wall as the middle
 * of the place, and where possible apart from the objects there, so that both can be reached.
 */
export function taskSpot(state: ZoneState, npcId: string, { place, doing }: PersonTask): TileSpot {
  const turn = ((hashOf(npcId) % 64) / 64) * 2 * Math.PI;
  const reach = place.radiusTiles * (doing === 'hides' ? 0.7 : 0.35);
  const middle = nearestFree(state.map, place.x, place.y);
  const free: TileSpot[] = [];
  for (let side = 0; side < 8; side++) {
    const spot = {
      x: middle.x + Math.cos(turn + side * 0.8) * reach,
      y: middle.y + Math.sin(turn + side * 0.8) * reach,
    };
    if (isFree(state.map, spot.x, spot.y) && isWalkClear(state.map, middle, spot)) free.push(spot);
  }
  return free.find((spot) => !isAtObject(state, spot)) ?? free[0] ?? middle;
}

function isAtObject(state: ZoneState, { x, y }: TileSpot): boolean {
  return state.appearances.some(
    (shown, index) =>
      shown?.kind === 'interactable' && Math.hypot(at(state.x, index) - x, at(state.y, index) - y) < apartTiles,
  );
}

/** Returns all people with a place in this zone. */
export function peopleOf(state: ZoneState): readonly Person[] {
  return aiSlice(state).people;
}

/** Creates the entity of a person. */
export function embody(
  state: ZoneState,
  person: Person,
  { task, at }: { readonly task: PersonTask; readonly at: TileSpot },
): PersonEntity {
  const { content } = person;
  const facing = hashOf(content.id) & 0xff;
  const entityIndex = addEntity(
    state,
    { ...at, facing },
    { kind: 'npc', name: content.name, look: content.look, content: content.id, variant: doings.indexOf(task.doing) },
  );
  const entity: PersonEntity = {
    entityIndex,
    entityId: state.ids[entityIndex] ?? 0,
    task,
    spot: taskSpot(state, content.id, task),
    walk: newWalk(),
    isLeaving: false,
    idleUntilTick: 0,
    duckUntilTick: 0,
    fleesUntilTick: 0,
    greetedTick: new Map(),
    nextBarkTick: 0,
  };
  person.entities.push(entity);
  return entity;
}

/** FNV-1a hash of an id: a number that differs from person to person and never changes. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
}
