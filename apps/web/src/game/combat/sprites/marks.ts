import { disc, letters, patch, ring, shape, stroke, tube, type Pen, type Picture } from './strokes';

const badge = (paint: (pen: Pen) => void): Picture => ({ long: 0.4, wide: 0.4, paint });

/** The badge of each faction, worn on the back so that sides can be distinguished from above. */
export const marks = {
  mark_eighths: badge((pen) => letters(pen, '8', { x: 0, y: 0, tall: 0.3, tint: '#FF4D5E', turn: Math.PI / 2 })),
  mark_velvet_table_house: badge((pen) =>
    shape(
      pen,
      [
        [0.13, 0],
        [0, -0.13],
        [-0.13, 0],
        [0, 0.13],
      ],
      '#E0347A',
    ),
  ),
  mark_static_choir: badge((pen) => {
    for (const r of [0.05, 0.1, 0.15]) ring(pen, { x: 0, y: 0, r }, { width: 0.022, tint: '#B26BFF' });
  }),
  mark_lamplight: badge((pen) => {
    pen.fillStyle = '#FFF1C9';
    disc(pen, { x: 0, y: 0, r: 0.07 });
    for (let i = 0; i < 8; i += 1)
      stroke(
        pen,
        [
          [Math.cos(i * 0.785) * 0.1, Math.sin(i * 0.785) * 0.1],
          [Math.cos(i * 0.785) * 0.15, Math.sin(i * 0.785) * 0.15],
        ],
        { width: 0.022, tint: '#FFF1C9' },
      );
  }),
  mark_kessler_oduya: badge((pen) => {
    patch(pen, { x: 0, y: 0, long: 0.2, wide: 0.3, round: 0.02 }, '#1F3B5C');
    letters(pen, 'KO', { x: 0, y: 0, tall: 0.15, tint: '#BFD9F7', turn: Math.PI / 2 });
  }),
  mark_night_shift: badge((pen) => {
    patch(pen, { x: 0, y: 0, long: 0.22, wide: 0.07, round: 0 }, '#3FD0E0');
    patch(pen, { x: 0, y: 0, long: 0.07, wide: 0.22, round: 0 }, '#3FD0E0');
  }),
  mark_market_ring: badge((pen) => ring(pen, { x: 0, y: 0, r: 0.11 }, { width: 0.05, tint: '#FFB547' })),
  mark_wet_feet: badge((pen) => {
    for (const x of [-0.07, 0, 0.07])
      tube(
        pen,
        [
          [x - 0.02, -0.12],
          [x + 0.02, -0.04],
          [x - 0.02, 0.04],
          [x + 0.02, 0.12],
        ],
        { width: 0.022, tint: '#61D394' },
      );
  }),
  mark_drowned: badge((pen) => {
    for (const [x, y] of [
      [0, -0.1],
      [-0.08, 0.02],
      [0.06, 0.06],
    ] as const) {
      pen.fillStyle = '#6FD6C0';
      disc(pen, { x, y, r: 0.035 });
    }
  }),
} as const satisfies Record<string, Picture>;
