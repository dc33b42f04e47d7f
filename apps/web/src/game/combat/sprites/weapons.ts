import { disc, lamp, patch, ring, shape, slab, steel, stripes, stroke, tube, type Pen, type Picture } from './strokes';

interface FirearmDrawing {
  readonly body: string;
  readonly grip: string;
  readonly barrel: number;
  readonly glow?: string;
  readonly extra?: (pen: Pen) => void;
}

/** Held in the hand; the origin is the grip. */
function pistol(gun: FirearmDrawing): Picture {
  return {
    long: 1,
    wide: 0.36,
    paint: (pen) => {
      slab(pen, { x: -0.02, y: 0.03, long: 0.1, wide: 0.12, round: 0.03 }, gun.grip);
      slab(pen, { x: 0.09, y: 0, long: 0.24, wide: 0.1, round: 0.02 }, gun.body);
      slab(pen, { x: 0.2 + gun.barrel / 2, y: 0, long: gun.barrel, wide: 0.05, round: 0.02 }, steel.dark);
      stroke(
        pen,
        [
          [0, -0.02],
          [0.18, -0.02],
        ],
        { width: 0.014, tint: '#E6EDF3' },
      );
      gun.extra?.(pen);
      if (gun.glow)
        tube(
          pen,
          [
            [0.06, 0.035],
            [0.19, 0.035],
          ],
          { width: 0.016, tint: gun.glow },
        );
    },
  };
}

function longGun(gun: FirearmDrawing): Picture {
  return {
    long: 1.7,
    wide: 0.44,
    paint: (pen) => {
      shape(
        pen,
        [
          [-0.34, -0.05],
          [-0.08, -0.055],
          [-0.08, 0.055],
          [-0.34, 0.09],
        ],
        gun.grip,
      );
      slab(pen, { x: 0.1, y: 0, long: 0.42, wide: 0.13, round: 0.03 }, gun.body);
      slab(pen, { x: 0.3 + gun.barrel / 2, y: 0, long: gun.barrel, wide: 0.06, round: 0.02 }, steel.dark);
      slab(pen, { x: 0.34, y: 0, long: 0.16, wide: 0.1, round: 0.02 }, gun.grip);
      stroke(
        pen,
        [
          [-0.06, -0.025],
          [0.28, -0.025],
        ],
        { width: 0.016, tint: '#DDE6EE' },
      );
      gun.extra?.(pen);
      if (gun.glow)
        tube(
          pen,
          [
            [0, 0.03],
            [0.3, 0.03],
          ],
          { width: 0.02, tint: gun.glow },
        );
    },
  };
}

/** Weapons by their content id; the families replace ids without a drawing. */
export const weapons = {
  pistol: pistol({ body: '#8B97A3', grip: '#3A332C', barrel: 0.12 }),
  pistol_lantern: pistol({ body: '#8B97A3', grip: '#4A3A2A', barrel: 0.12 }),
  pistol_rainmaker: pistol({
    body: '#7D5A3C',
    grip: '#2E2620',
    barrel: 0.08,
    extra: (pen) => {
      patch(pen, { x: 0.12, y: 0.02, long: 0.05, wide: 0.1, round: 0 }, '#A8B2BC');
    },
  }),
  pistol_tideline: pistol({
    body: '#4A6A78',
    grip: '#20262C',
    barrel: 0.16,
    extra: (pen) => {
      slab(pen, { x: 0.14, y: 0.1, long: 0.06, wide: 0.14 }, '#20262C');
    },
  }),
  pistol_curfew: pistol({ body: '#C3CCD5', grip: '#20262C', barrel: 0.14, glow: '#FFB547' }),
  pistol_hush: pistol({ body: '#2E353D', grip: '#181C21', barrel: 0.3 }),
  pistol_last_word: pistol({ body: '#D9B45A', grip: '#3B1F26', barrel: 0.2, glow: '#3FD0E0' }),
  rifle: longGun({ body: '#6F7B87', grip: '#3A332C', barrel: 0.4 }),
  rifle_porter: longGun({
    body: '#7D5A3C',
    grip: '#5A3B20',
    barrel: 0.34,
    extra: (pen) => {
      slab(pen, { x: 0.14, y: 0.12, long: 0.09, wide: 0.16 }, '#39424C');
    },
  }),
  rifle_longshore: longGun({
    body: '#4A6A78',
    grip: '#2B3C44',
    barrel: 0.42,
    extra: (pen) => {
      slab(pen, { x: 0.12, y: 0.12, long: 0.07, wide: 0.16 }, '#20262C');
    },
  }),
  rifle_kestrel: longGun({
    body: '#59636D',
    grip: '#2A2F35',
    barrel: 0.7,
    extra: (pen) => {
      slab(pen, { x: 0.1, y: 0, long: 0.26, wide: 0.07, round: 0.035 }, '#14181D');
      lamp(pen, { x: 0.23, y: 0, r: 0.022 }, '#FF4D5E');
    },
  }),
  rifle_ko_meridian: longGun({
    body: '#46607E',
    grip: '#20303F',
    barrel: 0.44,
    glow: '#4F9DFF',
    extra: (pen) => {
      slab(pen, { x: 0.12, y: 0.11, long: 0.12, wide: 0.14 }, '#20303F');
      stripes(pen, { x: -0.2, y: 0.02, long: 0.07, wide: 0.12, round: 0 }, ['#D9A13B', '#1D232A']);
    },
  }),
  rifle_cantor: longGun({
    body: '#CFC8DC',
    grip: '#4B3D6B',
    barrel: 0.46,
    glow: '#8F6BFF',
    extra: (pen) => {
      for (const x of [0.45, 0.55, 0.65]) ring(pen, { x, y: 0, r: 0.06 }, { width: 0.02, tint: '#B26BFF' });
    },
  }),
  shotgun: longGun({ body: '#7B6A58', grip: '#5A3B20', barrel: 0.38 }),
  shotgun_doorbell: longGun({
    body: '#8B97A3',
    grip: '#6B4630',
    barrel: 0.38,
    extra: (pen) => {
      patch(pen, { x: 0.5, y: 0, long: 0.3, wide: 0.02, round: 0 }, '#10141A');
    },
  }),
  shotgun_landlord: longGun({
    body: '#4E5964',
    grip: '#7A4B2A',
    barrel: 0.42,
    extra: (pen) => {
      slab(pen, { x: 0.5, y: 0, long: 0.2, wide: 0.12 }, '#7A4B2A');
    },
  }),
  shotgun_furnace: longGun({
    body: '#6B3A26',
    grip: '#2A1C16',
    barrel: 0.36,
    glow: '#FF8A3D',
    extra: (pen) => {
      slab(pen, { x: 0.52, y: 0, long: 0.22, wide: 0.16 }, '#3A2A22');
    },
  }),
  shotgun_psalm: longGun({
    body: '#2A2F35',
    grip: '#3B1F26',
    barrel: 0.5,
    glow: '#61D394',
    extra: (pen) => {
      for (let i = 0; i < 5; i += 1)
        stroke(
          pen,
          [
            [-0.3 + i * 0.045, -0.03],
            [-0.28 + i * 0.045, 0.05],
          ],
          { width: 0.016, tint: '#E0C58A' },
        );
    },
  }),
  blade: {
    long: 1,
    wide: 0.3,
    paint: (pen) => {
      slab(pen, { x: -0.02, y: 0, long: 0.16, wide: 0.06 }, '#2A221C');
      shape(
        pen,
        [
          [0.06, -0.03],
          [0.36, -0.025],
          [0.44, 0.01],
          [0.06, 0.035],
        ],
        '#C3CCD5',
      );
    },
  },
  blade_scalpel: {
    long: 0.8,
    wide: 0.24,
    paint: (pen) => {
      slab(pen, { x: 0, y: 0, long: 0.2, wide: 0.045 }, '#8B97A3');
      shape(
        pen,
        [
          [0.1, -0.02],
          [0.3, 0],
          [0.1, 0.035],
        ],
        '#E6EDF3',
      );
    },
  },
  blade_rebar: {
    long: 1.7,
    wide: 0.3,
    paint: (pen) => {
      stroke(
        pen,
        [
          [-0.2, 0],
          [0.66, 0],
        ],
        { width: 0.06, tint: '#7D4A2B' },
      );
      for (let i = 0; i < 12; i += 1)
        stroke(
          pen,
          [
            [-0.1 + i * 0.06, -0.035],
            [-0.08 + i * 0.06, 0.035],
          ],
          { width: 0.016, tint: '#3B2415' },
        );
      shape(
        pen,
        [
          [0.62, -0.04],
          [0.82, 0],
          [0.62, 0.04],
        ],
        '#C3CCD5',
      );
      slab(pen, { x: -0.1, y: 0, long: 0.2, wide: 0.08 }, '#2A221C');
    },
  },
  blade_fishmonger: {
    long: 0.9,
    wide: 0.44,
    paint: (pen) => {
      slab(pen, { x: -0.04, y: 0, long: 0.18, wide: 0.065 }, '#5A3B20');
      shape(
        pen,
        [
          [0.04, -0.05],
          [0.38, -0.05],
          [0.4, 0.12],
          [0.06, 0.13],
        ],
        '#B9C4CE',
      );
      stroke(
        pen,
        [
          [0.07, 0.12],
          [0.39, 0.11],
        ],
        { width: 0.02, tint: '#F4F8FB' },
      );
    },
  },
  blade_live_wire: {
    long: 1.5,
    wide: 0.3,
    paint: (pen) => {
      slab(pen, { x: -0.04, y: 0, long: 0.22, wide: 0.08 }, '#20262C');
      tube(
        pen,
        [
          [0.08, 0],
          [0.24, -0.03],
          [0.42, 0.03],
          [0.64, 0],
        ],
        { width: 0.035, tint: '#3FD0E0' },
      );
    },
  },
  blade_glass_monk: {
    long: 1.9,
    wide: 0.26,
    paint: (pen) => {
      slab(pen, { x: -0.1, y: 0, long: 0.3, wide: 0.06 }, '#1B1F25');
      patch(pen, { x: 0.07, y: 0, long: 0.03, wide: 0.16 }, '#B26BFF');
      shape(
        pen,
        [
          [0.09, -0.025],
          [0.8, -0.02],
          [0.9, 0.015],
          [0.09, 0.03],
        ],
        '#DDEBFF',
      );
      stroke(
        pen,
        [
          [0.1, -0.02],
          [0.85, -0.01],
        ],
        { width: 0.014, tint: '#FFFFFF' },
      );
    },
  },
  thrown_bottle: {
    long: 0.4,
    wide: 0.24,
    paint: (pen) => {
      slab(pen, { x: 0, y: 0, long: 0.16, wide: 0.1, round: 0.04 }, '#3E6B3A');
      slab(pen, { x: 0.11, y: 0, long: 0.08, wide: 0.04 }, '#3E6B3A');
      lamp(pen, { x: 0.17, y: 0, r: 0.035 }, '#FF8A3D');
    },
  },
  thrown_frag: {
    long: 0.36,
    wide: 0.3,
    paint: (pen) => {
      pen.fillStyle = '#4A5A3A';
      disc(pen, { x: 0, y: 0, r: 0.09 });
      for (const y of [-0.04, 0.02])
        stroke(
          pen,
          [
            [-0.07, y],
            [0.07, y],
          ],
          { width: 0.014, tint: '#20281A' },
        );
      slab(pen, { x: 0.08, y: 0, long: 0.06, wide: 0.05 }, '#8B97A3');
      lamp(pen, { x: -0.03, y: -0.03, r: 0.02 }, '#FF4D5E');
    },
  },
  thrown_flash: {
    long: 0.36,
    wide: 0.26,
    paint: (pen) => {
      slab(pen, { x: 0, y: 0, long: 0.2, wide: 0.11, round: 0.05 }, '#C3CCD5');
      patch(pen, { x: 0, y: 0, long: 0.05, wide: 0.11, round: 0 }, '#FF3D81');
    },
  },
  thrown_needle: {
    long: 0.5,
    wide: 0.3,
    paint: (pen) => {
      for (const turn of [-0.4, -0.2, 0, 0.2, 0.4])
        tube(
          pen,
          [
            [0, 0],
            [Math.cos(turn) * 0.2, Math.sin(turn) * 0.2],
          ],
          { width: 0.012, tint: '#B26BFF' },
        );
    },
  },
} as const satisfies Record<string, Picture>;
