import type { Prop } from '@necp/shared/zone/map';
import { groundAt, isRoad, type GroundSheet } from './ground-lookup';
import { scatter } from './scatter';

/** Paints patches, oil, tyre marks, drains, manholes, litter and the shadows of objects in the street. */
export function paintDecals(sheet: GroundSheet): void {
  const size = 18;
  for (let y = sheet.top - 2; y < sheet.top + size; y += 1) {
    for (let x = sheet.left - 2; x < sheet.left + size; x += 1) {
      const kind = groundAt(sheet.map, x, y);
      if (isRoad(kind)) dirtyRoad(sheet, x, y);
      else if (kind === 'sidewalk' || kind === 'plaza' || kind === 'alley') litter(sheet, x, y);
    }
  }
  for (const prop of sheet.map.props) {
    if (
      prop.x < sheet.left - 5 ||
      prop.y < sheet.top - 5 ||
      prop.x > sheet.left + size + 4 ||
      prop.y > sheet.top + size + 4
    )
      continue;
    if (prop.kind === 'manhole') paintManhole(sheet.pen, prop);
    else if (prop.kind !== 'doorway') shadeUnder(sheet.pen, prop);
  }
  if (!sheet.map.isIndoors)
    for (const lamp of sheet.map.lamps)
      softBlot(sheet.pen, { x: lamp.x, y: lamp.y, long: 0.5, wide: 0.5, turn: 0 }, 0.4);
}

function dirtyRoad({ pen, map }: GroundSheet, x: number, y: number): void {
  const chance = scatter(x, y, 300);
  if (chance > 0.982) {
    pen.fillStyle = 'rgba(18,20,24,0.4)';
    pen.fillRect(x, y, 1 + scatter(x, y, 301) * 2, 0.8 + scatter(x, y, 302) * 1.6);
    pen.strokeStyle = 'rgba(0,0,0,0.3)';
    pen.lineWidth = 0.04;
    pen.strokeRect(x, y, 1 + scatter(x, y, 301) * 2, 0.8 + scatter(x, y, 302) * 1.6);
  } else if (chance > 0.95) {
    softBlot(
      pen,
      {
        x: x + 0.5,
        y: y + 0.5,
        long: 0.3 + scatter(x, y, 303),
        wide: 0.25 + scatter(x, y, 304) * 0.5,
        turn: scatter(x, y, 305) * 3,
      },
      0.28,
    );
  } else if (chance < 0.012) {
    pen.strokeStyle = 'rgba(0,0,0,0.22)';
    pen.lineWidth = 0.18;
    const turn = groundAt(map, x + 3, y) === groundAt(map, x, y) ? 0 : Math.PI / 2;
    for (const gap of [0, 1.4]) {
      pen.beginPath();
      pen.moveTo(x - Math.sin(turn) * gap, y + Math.cos(turn) * gap);
      pen.quadraticCurveTo(
        x + 2,
        y + gap + 0.3,
        x + Math.cos(turn) * 4 - Math.sin(turn) * gap,
        y + Math.sin(turn) * 4 + Math.cos(turn) * gap,
      );
      pen.stroke();
    }
  }
  for (const [dx, dy] of [
    [0, -1],
    [0, 1],
    [1, 0],
    [-1, 0],
  ] as const) {
    const beside = groundAt(map, x + dx, y + dy);
    if (beside === 'sidewalk' && scatter(x, y, 306) > 0.94)
      drain(pen, { x: x + 0.5 + dx * 0.32, y: y + 0.5 + dy * 0.32, isFlat: dx === 0 });
  }
}

function drain(pen: CanvasRenderingContext2D, at: { x: number; y: number; isFlat: boolean }): void {
  const long = at.isFlat ? 0.9 : 0.34;
  const tall = at.isFlat ? 0.34 : 0.9;
  pen.fillStyle = '#15171a';
  pen.fillRect(at.x - long / 2, at.y - tall / 2, long, tall);
  pen.fillStyle = '#4a4e54';
  for (let i = 0; i < 6; i += 1) {
    if (at.isFlat) pen.fillRect(at.x - long / 2 + 0.06 + i * 0.145, at.y - tall / 2 + 0.04, 0.06, tall - 0.08);
    else pen.fillRect(at.x - long / 2 + 0.04, at.y - tall / 2 + 0.06 + i * 0.145, long - 0.08, 0.06);
  }
}

const papers = [
  'rgba(200,196,180,0.55)',
  'rgba(190,80,90,0.5)',
  'rgba(90,170,180,0.45)',
  'rgba(220,180,90,0.45)',
  'rgba(20,20,22,0.5)',
];

function litter({ pen }: GroundSheet, x: number, y: number): void {
  const chance = scatter(x, y, 320);
  if (chance > 0.93) {
    pen.save();
    pen.translate(x + scatter(x, y, 321), y + scatter(x, y, 322));
    pen.rotate(scatter(x, y, 323) * 6);
    pen.fillStyle = papers[Math.floor(scatter(x, y, 324) * papers.length)] ?? '#888';
    pen.fillRect(0, 0, 0.1 + scatter(x, y, 325) * 0.16, 0.08 + scatter(x, y, 326) * 0.1);
    pen.restore();
  } else if (chance < 0.08) {
    softBlot(
      pen,
      { x: x + 0.5, y: y + 0.5, long: 0.3 + scatter(x, y, 327) * 0.6, wide: 0.3, turn: scatter(x, y, 328) * 3 },
      0.2,
    );
  }
}

function paintManhole(pen: CanvasRenderingContext2D, prop: Prop): void {
  softBlot(pen, { x: prop.x, y: prop.y, long: 0.85, wide: 0.85, turn: 0 }, 0.4);
  pen.fillStyle = '#2b2e33';
  pen.beginPath();
  pen.arc(prop.x, prop.y, 0.52, 0, Math.PI * 2);
  pen.fill();
  pen.strokeStyle = '#565b63';
  pen.lineWidth = 0.06;
  pen.stroke();
  pen.lineWidth = 0.045;
  for (let ring = 0.14; ring < 0.5; ring += 0.12) {
    for (let i = 0; i < 8; i += 1) {
      pen.beginPath();
      pen.arc(prop.x, prop.y, ring, (i / 8) * 2 * Math.PI + ring * 4, (i / 8) * 2 * Math.PI + ring * 4 + 0.45);
      pen.stroke();
    }
  }
}

const feet: Partial<Record<Prop['kind'], readonly [long: number, wide: number]>> = {
  car: [2.5, 1.25],
  van: [2.9, 1.35],
  bench: [1.1, 0.5],
  stall: [1.7, 1],
  container: [3.4, 1.6],
  barrier: [1.2, 0.5],
  planter: [1.2, 0.7],
  umbrella_table: [1.4, 1.4],
  vending: [0.75, 0.8],
  billboard: [0.5, 2],
  drone_dock: [1.25, 1.25],
  bed: [0.8, 1.25],
  desk: [1.3, 0.75],
  cabinet: [0.8, 0.75],
  pillar: [0.9, 0.9],
  palm: [0.9, 0.9],
  sofa: [1.2, 0.7],
  terminal: [0.6, 0.6],
  screen: [1.1, 0.3],
  guard_post: [1.4, 1.4],
  bleacher: [2.2, 0.7],
  sandbag: [1.2, 0.6],
  crate: [0.75, 0.75],
  pallet: [0.75, 0.75],
  steam_vent: [0.8, 0.6],
};

function shadeUnder(pen: CanvasRenderingContext2D, prop: Prop): void {
  const [long, wide] = feet[prop.kind] ?? [0.5, 0.5];
  softBlot(pen, { x: prop.x, y: prop.y, long, wide, turn: prop.turnRadians }, 0.75);
}

/** Paints a dark stain that fades to its edge. */
function softBlot(
  pen: CanvasRenderingContext2D,
  blot: { x: number; y: number; long: number; wide: number; turn: number },
  strength: number,
): void {
  pen.save();
  pen.translate(blot.x, blot.y);
  pen.rotate(blot.turn);
  pen.scale(blot.long, blot.wide);
  const shade = pen.createRadialGradient(0, 0, 0.2, 0, 0, 1);
  shade.addColorStop(0, `rgba(0,0,4,${strength})`);
  shade.addColorStop(0.6, `rgba(0,0,4,${strength * 0.75})`);
  shade.addColorStop(1, 'rgba(0,0,4,0)');
  pen.fillStyle = shade;
  pen.beginPath();
  pen.arc(0, 0, 1, 0, Math.PI * 2);
  pen.fill();
  pen.restore();
}
