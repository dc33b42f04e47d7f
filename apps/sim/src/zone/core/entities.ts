import type { TileSpot } from '@necp/shared/kernel';
import { at, type Appearance, type ZoneState } from '../state';
import { roomsOf } from './room';

/** Defaults of `addEntity`. */
const plain = { look: null, content: '', level: 0, healthMax: 0, variant: 0, held: '', worn: [] } as const;

/** What every new entity must define; the rest is optional. */
export type NewAppearance = Pick<Appearance, 'kind' | 'name'> & Partial<Appearance>;

/**
 * Creates an entity.
 * @throws RangeError when the zone has no free entity; joins are refused before that.
 */
export function addEntity(
  state: ZoneState,
  at: { readonly x: number; readonly y: number; readonly facing: number },
  appearance: NewAppearance,
): number {
  const entityIndex = state.freeEntityIndices.pop();
  if (entityIndex === undefined) throw new RangeError('no row left');
  const id = state.nextEntityId++;
  state.ids[entityIndex] = id;
  state.x[entityIndex] = at.x;
  state.y[entityIndex] = at.y;
  state.facing[entityIndex] = at.facing;
  state.flags[entityIndex] = 0;
  state.health[entityIndex] = 255;
  state.revision[entityIndex] = 0;
  state.hasVisibilityOverride[entityIndex] = 0;
  state.appearances[entityIndex] = { ...plain, ...appearance };
  state.sinceTick[entityIndex] = state.tick;
  state.entityIndexOf.set(id, entityIndex);
  return entityIndex;
}

/** Removes an entity, with all that the rooms hold of it. */
export function removeEntity(state: ZoneState, entityIndex: number): void {
  for (const { dropEntity } of roomsOf(state)) dropEntity?.(state, entityIndex);
  state.entityIndexOf.delete(at(state.ids, entityIndex));
  state.visibilityOverrides.delete(entityIndex);
  state.ids[entityIndex] = 0;
  state.appearances[entityIndex] = undefined;
  state.freeEntityIndices.push(entityIndex);
}

/** Moves an entity to another spot without a way between, so that rewound shots do not follow it. */
export function placeEntity(state: ZoneState, entityIndex: number, spot: TileSpot): void {
  state.x[entityIndex] = spot.x;
  state.y[entityIndex] = spot.y;
  state.sinceTick[entityIndex] = state.tick;
}

/** Changes the appearance of an entity. */
export function describe(
  state: ZoneState,
  entityIndex: number,
  change: Partial<Pick<Appearance, 'level' | 'healthMax' | 'variant' | 'held' | 'worn'>>,
): void {
  const appearance = state.appearances[entityIndex];
  if (appearance === undefined) throw new RangeError('nobody stands there');
  state.appearances[entityIndex] = { ...appearance, ...change };
  state.revision[entityIndex] = (at(state.revision, entityIndex) + 1) & 0xff;
}
