import {
  disc,
  dome,
  lamp,
  patch,
  ring,
  rivets,
  shape,
  slab,
  slabs,
  steel,
  stripes,
  stroke,
  tube,
  type Picture,
} from './strokes';

/** Flying machines; their rotors are separate parts, so that they spin. */
export const drones = {
  rotor: {
    long: 0.46,
    wide: 0.46,
    paint: (pen) => {
      pen.fillStyle = 'rgba(190,205,220,0.16)';
      disc(pen, { x: 0, y: 0, r: 0.2 });
      for (const turn of [0, 2.09, 4.19]) {
        pen.save();
        pen.rotate(turn);
        shape(
          pen,
          [
            [0.01, -0.02],
            [0.2, -0.045],
            [0.2, 0.005],
            [0.01, 0.02],
          ],
          '#39424C',
        );
        pen.restore();
      }
      ring(pen, { x: 0, y: 0, r: 0.205 }, { width: 0.022, tint: '#59646F' });
      dome(pen, { x: 0, y: 0, r: 0.045 }, steel.light);
    },
  },
  ward_hull: {
    long: 1,
    wide: 0.96,
    paint: (pen) => {
      for (const [x, y] of [
        [0.3, -0.32],
        [0.3, 0.32],
        [-0.3, -0.32],
        [-0.3, 0.32],
      ] as const)
        stroke(
          pen,
          [
            [0, 0],
            [x, y],
          ],
          { width: 0.07, tint: '#59646F' },
        );
      dome(pen, { x: 0, y: 0, r: 0.29 }, '#C9D3DB');
      ring(pen, { x: 0, y: 0, r: 0.235 }, { width: 0.045, tint: '#7BC74D' });
      patch(pen, { x: -0.02, y: 0, long: 0.22, wide: 0.06, round: 0 }, '#B3323E');
      patch(pen, { x: -0.02, y: 0, long: 0.06, wide: 0.22, round: 0 }, '#B3323E');
      slabs(pen, { x: 0.32, y: 0.13, long: 0.26, wide: 0.05 }, '#6F7B87');
      for (const y of [-0.13, 0.13])
        for (let i = -2; i <= 2; i += 1)
          stroke(
            pen,
            [
              [0.43, y + i * 0.016],
              [0.49, y + i * 0.03],
            ],
            { width: 0.014, tint: '#E4D9A8' },
          );
    },
  },
  ward_glow: {
    long: 0.7,
    wide: 0.3,
    paint: (pen) => {
      lamp(pen, { x: 0.23, y: 0, r: 0.055 }, '#FF4D5E');
    },
  },
  bee_hull: {
    long: 0.8,
    wide: 0.6,
    paint: (pen) => {
      shape(
        pen,
        [
          [-0.3, 0],
          [-0.2, -0.14],
          [0, -0.18],
          [0.14, -0.13],
          [0.2, 0],
          [0.14, 0.13],
          [0, 0.18],
          [-0.2, 0.14],
        ],
        steel.rust,
      );
      for (const x of [-0.18, -0.07, 0.04]) slab(pen, { x, y: 0, long: 0.055, wide: 0.3, round: 0.02 }, '#D9A13B');
      dome(pen, { x: 0.2, y: 0, r: 0.1 }, '#3B3430');
      stroke(
        pen,
        [
          [0.27, 0],
          [0.38, 0],
        ],
        { width: 0.035, tint: '#8B97A3' },
      );
      for (const y of [-0.05, 0.05])
        stroke(
          pen,
          [
            [0.24, y],
            [0.31, y * 2.6],
          ],
          { width: 0.02, tint: '#8B97A3' },
        );
      rivets(pen, { from: [-0.24, 0.05], to: [0.1, 0.09], count: 4, r: 0.013 }, '#2B1B12');
    },
  },
  bee_glow: {
    long: 0.6,
    wide: 0.3,
    paint: (pen) => {
      lamp(pen, { x: 0.2, y: 0, r: 0.05 }, '#FF8A3D');
      lamp(pen, { x: 0.02, y: -0.05, r: 0.024 }, '#FFB547');
      lamp(pen, { x: 0.02, y: 0.05, r: 0.024 }, '#FFB547');
    },
  },
  escort_hull: {
    long: 1,
    wide: 1,
    paint: (pen) => {
      shape(
        pen,
        [
          [0.42, 0],
          [0.1, -0.16],
          [-0.3, -0.42],
          [-0.38, -0.34],
          [-0.2, 0],
          [-0.38, 0.34],
          [-0.3, 0.42],
          [0.1, 0.16],
        ],
        '#35506F',
      );
      shape(
        pen,
        [
          [0.3, 0],
          [0.04, -0.1],
          [-0.16, 0],
          [0.04, 0.1],
        ],
        '#22364D',
      );
      slabs(pen, { x: -0.26, y: 0.3, long: 0.16, wide: 0.06 }, '#8FA6BD');
      stripes(pen, { x: -0.18, y: 0, long: 0.08, wide: 0.22, round: 0 }, ['#C9D3DB', '#2C4766']);
      for (const x of [0.06, 0.12, 0.18])
        stroke(
          pen,
          [
            [x, -0.045],
            [x, 0.045],
          ],
          { width: 0.02, tint: '#0D151E' },
        );
    },
  },
  escort_glow: {
    long: 1,
    wide: 1,
    paint: (pen) => {
      lamp(pen, { x: 0.34, y: 0, r: 0.045 }, '#4F9DFF');
      lamp(pen, { x: -0.31, y: -0.36, r: 0.035 }, '#FF4D5E');
      lamp(pen, { x: -0.31, y: 0.36, r: 0.035 }, '#4F9DFF');
    },
  },
  mender_hull: {
    long: 0.7,
    wide: 0.7,
    paint: (pen) => {
      for (const [x, y] of [
        [0.22, -0.22],
        [0.22, 0.22],
        [-0.22, -0.22],
        [-0.22, 0.22],
      ] as const)
        stroke(
          pen,
          [
            [0, 0],
            [x, y],
          ],
          { width: 0.05, tint: '#59646F' },
        );
      slab(pen, { x: 0, y: 0, long: 0.3, wide: 0.26, round: 0.08 }, '#3F6E57');
      patch(pen, { x: 0, y: 0, long: 0.16, wide: 0.05, round: 0 }, '#D6F5E3');
      patch(pen, { x: 0, y: 0, long: 0.05, wide: 0.16, round: 0 }, '#D6F5E3');
      slabs(pen, { x: 0.2, y: 0.07, long: 0.14, wide: 0.03 }, steel.light);
    },
  },
  mender_glow: {
    long: 0.6,
    wide: 0.5,
    paint: (pen) => {
      ring(pen, { x: 0, y: 0, r: 0.17 }, { width: 0.025, tint: '#61D394' });
      tube(
        pen,
        [
          [0.24, -0.07],
          [0.24, 0.07],
        ],
        { width: 0.02, tint: '#61D394' },
      );
    },
  },
} as const satisfies Record<string, Picture>;
