import { describe, expect, it } from 'vitest';
import { groundKinds, ZonePalette, type Building, type Prop, type ZoneMap } from '@necp/shared/zone/map';
import { airOver, beatOf } from './air';
import { raiseBuilding } from './buildings';
import { groundAt } from './ground-lookup';
import { MeshWriter, vertexBytes } from './mesh-writer';
import { standProp } from './props';
import { scatter } from './scatter';
import { zoneDayMs } from '@necp/shared/zone/clock';
import { skyAt } from './sky';
import { tiersOf } from './tiers';
import { groundSpan, overlaps, toScreen, type View } from './view';

const view: View = { x: 40, y: 30, tilePixels: 32, width: 1440, height: 900 };
const tower: Building = {
  id: 'tower',
  x: 10,
  y: 10,
  width: 14,
  height: 12,
  tallTiles: 20,
  facade: 'glass',
  hue: 'cyan',
  seed: 7,
};

function writtenBy(write: (writer: MeshWriter) => void): {
  points: readonly (readonly [number, number, number])[];
  triangles: number;
} {
  const writer = new MeshWriter();
  write(writer);
  const { vertices, indices } = writer.finish();
  const floats = new Float32Array(vertices.buffer, 0, vertices.byteLength / 4);
  const count = vertices.byteLength / vertexBytes;
  const points = Array.from(
    { length: count },
    (_, i) => [floats[i * 9] ?? NaN, floats[i * 9 + 1] ?? NaN, floats[i * 9 + 2] ?? NaN] as const,
  );
  expect(Math.max(...indices)).toBeLessThan(count);
  return { points, triangles: indices.length / 3 };
}

describe('the camera', () => {
  it('shows its own position in the middle', () => {
    expect(toScreen(view, 40, 30)).toEqual({ x: 720, y: 450 });
  });

  it('knows what is in view', () => {
    const span = groundSpan(view, 0);
    expect(overlaps(span, { left: 60, top: 30, right: 61, bottom: 31 })).toBe(true);
    expect(overlaps(span, { left: 90, top: 30, right: 91, bottom: 31 })).toBe(false);
  });
});

describe('the sky', () => {
  const day = Array.from({ length: 96 }, (_, i) => skyAt((i / 96) * zoneDayMs));

  it('is the same for every player at the same moment', () => {
    expect(skyAt(1_234_567_890)).toEqual(skyAt(1_234_567_890));
  });

  it('passes through every hour of the day', () => {
    expect(new Set(day.map((sky) => Math.floor(sky.hour))).size).toBe(24);
    for (const sky of day) expect(sky.hour >= 0 && sky.hour < 24).toBe(true);
  });

  it('stays bright enough to see people', () => {
    for (const sky of day) expect(Math.min(...sky.ambient)).toBeGreaterThanOrEqual(0.2);
  });

  it('changes its light gradually', () => {
    for (let ms = 0; ms < zoneDayMs; ms += 10_000) {
      const now = skyAt(ms);
      const next = skyAt(ms + 1_000);
      now.ambient.forEach((channel, i) => expect(Math.abs(channel - (next.ambient[i] ?? 0))).toBeLessThan(0.01));
    }
  });

  it('keeps the ground wet after rain', () => {
    for (let ms = 0; ms < zoneDayMs * 3; ms += 60_000) {
      const sky = skyAt(ms);
      expect(sky.wet).toBeGreaterThanOrEqual(0.42);
      expect(sky.rain >= 0 && sky.rain <= 1).toBe(true);
    }
  });
});

describe('the ambience of a zone', () => {
  const day = Array.from({ length: 24 }, (_, i) => skyAt((i / 24) * zoneDayMs));

  it.each(ZonePalette.options)('of %s never hides people in the dark, by day or night', (palette) => {
    for (const sky of day)
      for (const isIndoors of [true, false])
        expect(Math.min(...airOver({ palette, isIndoors }, sky).ambient)).toBeGreaterThanOrEqual(0.2);
  });

  it.each(ZonePalette.options)('of %s keeps the rain out and the lamps on under a roof', (palette) => {
    for (const sky of day)
      expect(airOver({ palette, isIndoors: true }, { ...sky, rain: 1 })).toMatchObject({ rain: 0, night: 1 });
  });

  it.each(ZonePalette.options)('of %s has signs that pulse but never go out', (palette) => {
    for (let tenths = 0; tenths < 1200; tenths += 1) {
      expect(beatOf(palette, tenths / 10)).toBeGreaterThan(0.4);
      expect(beatOf(palette, tenths / 10)).toBeLessThan(1.5);
    }
  });

  it('leaves Watson unchanged', () => {
    for (const sky of day) expect(airOver({ palette: 'watson', isIndoors: false }, sky)).toEqual(sky);
  });
});

describe('bare walls', () => {
  it('stand on their tiles, have no signs and reach their height', () => {
    const { points, triangles } = writtenBy((writer) =>
      raiseBuilding(writer, { ...tower, facade: 'partition', tallTiles: 2.4 }),
    );
    expect(triangles).toBe(10);
    expect(points.every(([x, y, z]) => x >= 10 && x <= 24 && y >= 10 && y <= 22 && z >= 0 && z <= 2.4001)).toBe(true);
  });
});

describe('the edge of a zone', () => {
  it('continues the ground beyond the map', () => {
    const map = {
      widthTiles: 2,
      heightTiles: 1,
      ground: Uint8Array.from([groundKinds.indexOf('asphalt'), groundKinds.indexOf('water')]),
    } as ZoneMap;
    expect([groundAt(map, -9, 0), groundAt(map, 0, 5), groundAt(map, 40, -3)]).toEqual(['asphalt', 'asphalt', 'water']);
  });
});

describe('buildings', () => {
  it('stand on their ground plan and reach their height', () => {
    const { points } = writtenBy((writer) => raiseBuilding(writer, tower));
    expect(Math.max(...points.map(([, , z]) => z))).toBeGreaterThanOrEqual(tower.tallTiles);
    expect(points.every(([x, y, z]) => Number.isFinite(x + y + z) && z >= 0)).toBe(true);
    const reach = 2;
    expect(points.every(([x, y]) => x > 10 - reach && x < 24 + reach && y > 10 - reach && y < 22 + reach)).toBe(true);
  });

  it('look the same every time', () => {
    expect(writtenBy((writer) => raiseBuilding(writer, tower))).toEqual(
      writtenBy((writer) => raiseBuilding(writer, tower)),
    );
  });

  it('get narrower towards the top when they are towers', () => {
    const [podium, top] = tiersOf(tower);
    expect(podium?.roofTiles).toBe(top?.floorTiles);
    expect((top?.left ?? 0) >= tower.x && (top?.right ?? 0) <= tower.x + tower.width).toBe(true);
  });
});

describe('props', () => {
  const kinds: Prop['kind'][] = [
    'car',
    'van',
    'bench',
    'bin',
    'crate',
    'barrel',
    'stall',
    'vending',
    'hydrant',
    'planter',
    'steam_vent',
    'billboard',
    'barrier',
    'container',
    'pallet',
    'umbrella_table',
    'drone_dock',
    'bed',
    'desk',
    'cabinet',
    'pillar',
    'palm',
    'sofa',
    'terminal',
    'screen',
    'guard_post',
    'bleacher',
    'sandbag',
    'doorway',
  ];
  it.each(kinds)('a %s stands in its place at every rotation', (kind) => {
    for (const turnRadians of [0, 0.7, Math.PI / 2, -2]) {
      const { points, triangles } = writtenBy((writer) =>
        standProp(writer, { kind, x: 50, y: 60, turnRadians, hue: 'amber', seed: 4 }),
      );
      expect(triangles).toBeGreaterThan(8);
      expect(points.every(([x, y, z]) => Math.hypot(x - 50, y - 60) < 4 && z >= 0 && z < 6)).toBe(true);
    }
  });

  it('a manhole is part of the ground', () => {
    const writer = new MeshWriter();
    standProp(writer, { kind: 'manhole', x: 1, y: 1, turnRadians: 0, hue: 'white', seed: 1 });
    expect(writer.isEmpty).toBe(true);
  });
});

describe('scattered props', () => {
  it('are spread evenly, and the same way every time', () => {
    const values = Array.from({ length: 4000 }, (_, i) => scatter(i % 63, Math.floor(i / 63), 5));
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(0.5, 1);
    expect(scatter(3, 4, 5)).toBe(scatter(3, 4, 5));
    expect(scatter(3, 4, 5)).not.toBe(scatter(3, 4, 6));
  });
});
