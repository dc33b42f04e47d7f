import type { Vec2 } from '@necp/shared/kernel';
import type { ZoneMap } from '@necp/shared/zone/map';
import { raiseBuilding } from '../city/buildings';
import { neon } from '../city/hues';
import { MeshWriter, vertexBytes } from '../city/mesh-writer';
import { standLamp, standProp } from '../city/props';
import type { TileRect } from '../city/view';
import { Geometry, keepGeometry, makeBuffer, type Buffer } from './gpu';

/** A piece of the static city that is drawn or skipped as one. */
export interface Chunk {
  readonly span: TileRect;
  readonly geometry: Geometry;
  /** The vertices as MeshWriter wrote them, and the buffer that has them. */
  readonly vertices: Uint8Array;
  readonly buffer: Buffer;
  readonly triangles: number;
}

const chunkTiles = 24;

/** Returns all solid objects of a zone, grouped into squares by position. */
export function buildChunks(map: ZoneMap): Chunk[] {
  const writers = new Map<string, { writer: MeshWriter; span: TileRect }>();
  const writerAt = (span: TileRect): MeshWriter => {
    const key =
      `${Math.floor((span.left + span.right) / 2 / chunkTiles)}:` +
      `${Math.floor((span.top + span.bottom) / 2 / chunkTiles)}`;
    const found = writers.get(key);
    const writer = found?.writer ?? new MeshWriter();
    writers.set(key, { writer, span: found ? join(found.span, span) : span });
    return writer;
  };
  map.buildings.forEach((building, index) => {
    const writer = writerAt({
      left: building.x,
      top: building.y,
      right: building.x + building.width,
      bottom: building.y + building.height,
    });
    writer.owner = index + 1;
    raiseBuilding(writer, building);
    writer.owner = 0;
  });
  for (const prop of map.props) standProp(writerAt(around(prop, 3.5)), prop);
  for (const lamp of map.lamps)
    standLamp(
      writerAt(around(lamp, 0.5)),
      { x: lamp.x, y: lamp.y, hue: neon[lamp.hue] },
      map.isIndoors ? 'ceiling' : 'sky',
    );
  return [...writers.values()]
    .filter(({ writer }) => !writer.isEmpty)
    .map(({ writer, span }) => {
      const { vertices, indices } = writer.finish();
      const buffer = makeBuffer(vertices);
      const geometry = keepGeometry(new Geometry({ attributes: cityLayout(buffer), indexBuffer: indices }));
      return { span, geometry, vertices, buffer, triangles: indices.length / 3 };
    });
}

/** Binds vertices in the layout of MeshWriter. */
export function cityGeometry(vertices: Uint8Array, indices: Uint32Array): Geometry {
  return keepGeometry(new Geometry({ attributes: cityLayout(makeBuffer(vertices)), indexBuffer: indices }));
}

export function cityLayout(buffer: Buffer) {
  const stride = vertexBytes;
  return {
    aPlace: { buffer, format: 'float32x3', stride, offset: 0 },
    aUv: { buffer, format: 'float32x2', stride, offset: 12 },
    aMake: { buffer, format: 'float32x3', stride, offset: 20 },
    aTint: { buffer, format: 'unorm8x4', stride, offset: 32 },
  } as const;
}

function around(spot: Vec2, reach: number): TileRect {
  return { left: spot.x - reach, top: spot.y - reach, right: spot.x + reach, bottom: spot.y + reach };
}

function join(a: TileRect, b: TileRect): TileRect {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}
