import { fitOf } from '@necp/shared/combat/level-fit';
import type { TileSpot } from '@necp/shared/kernel';
import { spotOnMap } from '@necp/shared/world-state/places';
import type { PlaceContent, ZoneContent } from '@necp/shared/world-state/content';
import type { ZoneMap } from '@necp/shared/zone/map';

/** A gate of the district and what is behind it. */
export interface Way extends TileSpot {
  readonly zone: ZoneContent;
}

/** What there is to say about the ways here: a gate to a district that is too hard, or a street that ends. */
export type WayNews =
  | { readonly kind: 'too_hard'; readonly way: Way }
  | { readonly kind: 'dead_end'; readonly nearest: Way | null; readonly metres: number };

/** A gate is announced from this distance, a row of barriers from this one. */
const gateTiles = 12;
const barrierTiles = 4;

/** Returns the exits of a district that lead on, instances included. */
export function waysOf(
  map: ZoneMap,
  { zones, places }: { readonly zones: readonly ZoneContent[]; readonly places: ReadonlyMap<string, PlaceContent> },
): readonly Way[] {
  return (zones.find(({ id }) => id === map.id)?.exits ?? []).flatMap(({ place, to }) => {
    const found = places.get(place);
    const spot = found && spotOnMap(found, map);
    const zone = zones.find(({ id }) => id === to);
    return spot && zone ? [{ ...spot, zone }] : [];
  });
}

/** Returns what there is to say at a spot to a player of a level; null in an ordinary street. */
export function newsAt(
  spot: TileSpot,
  { map, ways, level }: { readonly map: Pick<ZoneMap, 'props'>; readonly ways: readonly Way[]; readonly level: number },
): WayNews | null {
  const far = (to: TileSpot): number => Math.hypot(to.x - spot.x, to.y - spot.y);
  const [nearest] = ways.toSorted((a, b) => far(a) - far(b));
  if (nearest && far(nearest) <= gateTiles) {
    const fit = fitOf(level, nearest.zone.levels.min);
    return fit === 'hard' || fit === 'deadly' ? { kind: 'too_hard', way: nearest } : null;
  }
  const isBarred = map.props.some((prop) => prop.kind === 'barrier' && far(prop) <= barrierTiles);
  if (!isBarred) return null;
  const [gate] = ways.filter(({ zone }) => zone.kind === 'open').toSorted((a, b) => far(a) - far(b));
  return { kind: 'dead_end', nearest: gate ?? null, metres: gate ? Math.round(far(gate)) : 0 };
}
