import * as z from 'zod';
import { ZoneId } from '@necp/shared/kernel';
import { coverOf } from '@necp/shared/zone/cover';
import { Building, Lamp, Place, Prop, Sign, ZonePalette, groundKinds, type ZoneMap } from '@necp/shared/zone/map';

const Property = z.object({ name: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) });
const TiledObject = z.object({
  name: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  properties: z.array(Property).default([]),
});
const TileLayer = z.object({ type: z.literal('tilelayer'), name: z.string(), data: z.array(z.int().nonnegative()) });
const ObjectLayer = z.object({ type: z.literal('objectgroup'), name: z.string(), objects: z.array(TiledObject) });
const TiledMap = z.object({
  width: z.int().positive(),
  height: z.int().positive(),
  tilewidth: z.int().positive(),
  properties: z.array(Property),
  layers: z.array(z.discriminatedUnion('type', [TileLayer, ObjectLayer])),
});
type TiledObject = z.infer<typeof TiledObject>;

const fields = (properties: readonly z.infer<typeof Property>[]): Record<string, string | number | boolean> =>
  Object.fromEntries(properties.map(({ name, value }) => [name, value]));

/**
 * Reads a zone from its Tiled map.
 * @throws ZodError when a layer, an object or one of its properties is missing or out of range.
 */
export function readTiled(source: unknown): ZoneMap {
  const map = TiledMap.parse(source);
  const perTile = 1 / map.tilewidth;
  const cells = (name: string): number[] => {
    const layer = map.layers.find((candidate) => candidate.name === name);
    if (layer?.type !== 'tilelayer' || layer.data.length !== map.width * map.height)
      throw new Error(`tile layer "${name}" is missing or of another size`);
    return layer.data;
  };
  const objects = (name: string): TiledObject[] => {
    const layer = map.layers.find((candidate) => candidate.name === name);
    if (layer?.type !== 'objectgroup') throw new Error(`object layer "${name}" is missing`);
    return layer.objects;
  };
  const placed = (object: TiledObject) => ({
    ...fields(object.properties),
    x: object.x * perTile,
    y: object.y * perTile,
  });
  const sized = (object: TiledObject) => ({
    ...placed(object),
    width: object.width * perTile,
    height: object.height * perTile,
  });
  const about = z
    .object({
      id: ZoneId,
      en: z.string(),
      ru: z.string(),
      townspeopleCount: z.int().nonnegative(),
      palette: ZonePalette,
      isIndoors: z.boolean(),
    })
    .parse(fields(map.properties));
  const tiles = {
    widthTiles: map.width,
    heightTiles: map.height,
    ground: Uint8Array.from(cells('ground'), (cell) => (cell > groundKinds.length ? 0 : Math.max(0, cell - 1))),
    solid: Uint8Array.from(cells('walls'), (cell) => (cell === 0 ? 0 : 1)),
    buildings: objects('buildings').map((object) => Building.parse({ ...sized(object), id: object.name })),
    props: objects('props').map((object) => Prop.parse({ ...placed(object), kind: object.name })),
  };
  return {
    ...tiles,
    ...coverOf(tiles),
    id: about.id,
    name: { en: about.en, ru: about.ru },
    townspeopleCount: about.townspeopleCount,
    palette: about.palette,
    isIndoors: about.isIndoors,
    signs: objects('signs').map((object) => {
      const { en, ru, ...rest } = placed(object) as Record<string, unknown>;
      return Sign.parse({ ...rest, text: { en, ru } });
    }),
    lamps: objects('lamps').map((object) => Lamp.parse(placed(object))),
    spawns: objects('spawns').map((object) => ({ x: object.x * perTile, y: object.y * perTile })),
    places: objects('places').map((object) => {
      const { en, ru, ...rest } = sized(object) as Record<string, unknown>;
      return Place.parse({ ...rest, id: object.name, name: { en, ru } });
    }),
    footpath: readFootpath(objects('footpath'), perTile),
  };
}

function readFootpath(objects: readonly TiledObject[], perTile: number): ZoneMap['footpath'] {
  const nodes: [number, number][] = [];
  const edges: [number, number][] = [];
  for (const object of objects) {
    const values = fields(object.properties);
    if (typeof values.index === 'number') nodes[values.index] = [object.x * perTile, object.y * perTile];
    else edges.push([z.int().parse(values.from), z.int().parse(values.to)]);
  }
  return { nodes, edges };
}
