import { groundKinds, type ZoneMap } from '@necp/shared/zone/map';

type Drawn = Omit<ZoneMap, 'ground' | 'solid' | 'id' | 'cover' | 'opaque'> & {
  id: string;
  ground: readonly number[];
  solid: Uint8Array;
};

const tilePixels = 32;
const pixels = (tiles: number): number => Math.round(tiles * tilePixels * 100) / 100;
const property = (name: string, value: string | number | boolean) => ({
  name,
  type: typeof value === 'number' ? 'float' : typeof value === 'boolean' ? 'bool' : 'string',
  value,
});

/** A zone as a Tiled map (JSON, format 1.10): tile layers for ground and walls, object layers for the rest. */
export function writeTiled(zone: Drawn): string {
  let nextId = 1;
  const object = (
    name: string,
    place: { x: number; y: number; width?: number; height?: number },
    values: Record<string, string | number | boolean>,
  ) => ({
    id: nextId++,
    name,
    type: '',
    visible: true,
    rotation: 0,
    x: pixels(place.x),
    y: pixels(place.y),
    width: pixels(place.width ?? 0),
    height: pixels(place.height ?? 0),
    point: place.width === undefined,
    properties: Object.entries(values).map(([key, value]) => property(key, value)),
  });
  const group = (name: string, objects: ReturnType<typeof object>[]) => ({
    id: nextId++,
    name,
    type: 'objectgroup',
    visible: true,
    opacity: 1,
    x: 0,
    y: 0,
    draworder: 'index',
    objects,
  });
  const tiles = (name: string, cells: readonly number[]) => ({
    id: nextId++,
    name,
    type: 'tilelayer',
    visible: true,
    opacity: name === 'walls' ? 0.4 : 1,
    x: 0,
    y: 0,
    width: zone.widthTiles,
    height: zone.heightTiles,
    data: cells,
  });
  const layers = [
    tiles(
      'ground',
      zone.ground.map((kind) => kind + 1),
    ),
    tiles(
      'walls',
      Array.from(zone.solid, (blocked) => (blocked ? groundKinds.length + 1 : 0)),
    ),
    group(
      'buildings',
      zone.buildings.map(({ id, x, y, width, height, ...rest }) => object(id, { x, y, width, height }, rest)),
    ),
    group(
      'signs',
      zone.signs.map(({ text, x, y, ...rest }) => object(text.en, { x, y }, { en: text.en, ru: text.ru, ...rest })),
    ),
    group(
      'lamps',
      zone.lamps.map(({ x, y, ...rest }) => object('', { x, y }, rest)),
    ),
    group(
      'props',
      zone.props.map(({ kind, x, y, ...rest }) => object(kind, { x, y }, rest)),
    ),
    group(
      'spawns',
      zone.spawns.map((spawn) => object('', spawn, {})),
    ),
    group(
      'places',
      zone.places.map(({ id, name, x, y, width, height }) => object(id, { x, y, width, height }, name)),
    ),
    group('footpath', [
      ...zone.footpath.nodes.map(([x, y], index) => object(`node ${index}`, { x, y }, { index })),
      ...zone.footpath.edges.map(([from, to]) =>
        object(
          `edge ${from}-${to}`,
          { x: zone.footpath.nodes[from]?.[0] ?? 0, y: zone.footpath.nodes[from]?.[1] ?? 0 },
          { from, to },
        ),
      ),
    ]),
  ];
  const names = [...groundKinds, 'wall'];
  const map = {
    type: 'map',
    version: '1.10',
    tiledversion: '1.10.2',
    orientation: 'orthogonal',
    renderorder: 'right-down',
    infinite: false,
    width: zone.widthTiles,
    height: zone.heightTiles,
    tilewidth: tilePixels,
    tileheight: tilePixels,
    nextlayerid: nextId,
    nextobjectid: nextId,
    properties: [
      property('id', zone.id),
      property('en', zone.name.en),
      property('ru', zone.name.ru),
      property('townspeopleCount', zone.townspeopleCount),
      property('palette', zone.palette),
      property('isIndoors', zone.isIndoors),
    ],
    tilesets: [
      {
        firstgid: 1,
        name: 'ground',
        image: 'ground.png',
        imagewidth: names.length * tilePixels,
        imageheight: tilePixels,
        columns: names.length,
        tilecount: names.length,
        tilewidth: tilePixels,
        tileheight: tilePixels,
        margin: 0,
        spacing: 0,
        tiles: names.map((type, id) => ({ id, type })),
      },
    ],
    layers,
  };
  return `${JSON.stringify(map)}\n`;
}
