import { groundKinds, type Building, type Prop, type ZoneMap } from './map';
import { propFootprints, propTiles } from './props';

type CoverSource = Pick<ZoneMap, 'widthTiles' | 'heightTiles' | 'solid' | 'ground' | 'buildings' | 'props'>;

/** A wall up to this height is a rail: it does not block the view or protect from shots completely. */
const railTiles = 1.3;
/** The hardness of a rail. */
const railCover = 60;

/**
 * Returns the hardness of each tile of a zone: walls 100, props by their kind, water and open ground 0. `opaque` is 1
 * where walls and tall props block the view.
 */
export function coverOf(zone: CoverSource): { cover: Uint8Array; opaque: Uint8Array } {
  const { widthTiles, heightTiles, solid, ground } = zone;
  const open = [groundKinds.indexOf('water'), groundKinds.indexOf('shallows')];
  // A solid tile without an object is the edge of the district.
  const cover = Uint8Array.from(solid, (blocked, tile) =>
    blocked === 1 && !open.includes(ground[tile] ?? 0) ? 100 : 0,
  );
  const opaque = Uint8Array.from(cover, (hardness) => (hardness === 100 ? 1 : 0));
  const put = (rect: { x: number; y: number; width: number; height: number }, hardness: number, hides: 0 | 1): void => {
    for (let y = Math.max(0, Math.floor(rect.y)); y < Math.min(heightTiles, Math.ceil(rect.y + rect.height)); y++) {
      for (let x = Math.max(0, Math.floor(rect.x)); x < Math.min(widthTiles, Math.ceil(rect.x + rect.width)); x++) {
        cover[y * widthTiles + x] = hardness;
        opaque[y * widthTiles + x] = hides;
      }
    }
  };
  for (const prop of zone.props) putProp(prop, put);
  for (const building of zone.buildings) if (isRail(building)) put(building, railCover, 0);
  // Walls are written last, so that a prop that leans against one does not make a hole in it.
  for (const building of zone.buildings) if (!isRail(building)) put(building, 100, 1);
  return { cover, opaque };
}

function isRail(building: Building): boolean {
  return building.tallTiles <= railTiles;
}

function putProp(prop: Prop, put: (rect: ReturnType<typeof propTiles>, hardness: number, hides: 0 | 1) => void): void {
  const { blocks, cover, hides } = propFootprints[prop.kind];
  if (blocks) put(propTiles(prop), cover, hides ? 1 : 0);
}
