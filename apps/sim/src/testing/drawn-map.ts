import type { ZoneId } from '@necp/shared/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';

/**
 * Creates a small zone drawn with characters: `#` is a wall, `o` low cover, `~` a low obstacle that gives no cover,
 * everything else is ground. Letters name places of 2 tiles.
 */
export function drawnMap(rows: readonly string[], more: Partial<ZoneMap> = {}): ZoneMap {
  const heightTiles = rows.length;
  const widthTiles = rows[0]?.length ?? 0;
  const tiles = rows.join('');
  const of = (value: (tile: string) => number): Uint8Array => Uint8Array.from(tiles, value);
  const places = [...tiles].flatMap((letter, index) =>
    /[A-Z]/.test(letter)
      ? [
          {
            id: `place_${letter.toLowerCase()}`,
            name: { en: letter, ru: letter },
            x: (index % widthTiles) - 0.5,
            y: Math.floor(index / widthTiles) - 0.5,
            width: 2,
            height: 2,
          },
        ]
      : [],
  );
  return {
    id: 'watson' as ZoneId,
    name: { en: 'Drawn', ru: 'Нарисовано' },
    widthTiles,
    heightTiles,
    solid: of((tile) => ('#o~'.includes(tile) ? 1 : 0)),
    cover: of((tile) => (tile === '#' ? 100 : tile === 'o' ? 70 : tile === '~' ? 10 : 0)),
    opaque: of((tile) => (tile === '#' ? 1 : 0)),
    ground: new Uint8Array(tiles.length).fill(1),
    isIndoors: false,
    palette: 'watson',
    buildings: [],
    signs: [],
    lamps: [],
    props: [],
    places,
    spawns: [{ x: 1.5, y: 1.5 }],
    footpath: { nodes: [], edges: [] },
    townspeopleCount: 0,
    ...more,
  };
}

/** Returns open ground with a wall round it. */
export function openGround(widthTiles: number, heightTiles: number): string[] {
  return Array.from({ length: heightTiles }, (_, y) =>
    y === 0 || y === heightTiles - 1 ? '#'.repeat(widthTiles) : `#${'.'.repeat(widthTiles - 2)}#`,
  );
}
