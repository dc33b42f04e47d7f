import { shape, type Pen, type Picture } from './strokes';

type Spot = readonly [number, number];

const size = 1.2;
const radius = 0.54;
const base = (paint: (pen: Pen) => void): Picture => ({
  long: size,
  wide: size,
  paint: (pen) => {
    shade(pen);
    paint(pen);
  },
});

/** Paints the shadow of the person who stands on it. */
function shade(pen: Pen): void {
  const soft = pen.createRadialGradient(0, 0, 0.08, 0, 0, 0.52);
  soft.addColorStop(0, 'rgba(0,0,0,0.62)');
  soft.addColorStop(0.55, 'rgba(0,0,0,0.45)');
  soft.addColorStop(1, 'rgba(0,0,0,0)');
  pen.fillStyle = soft;
  pen.fillRect(-size / 2, -size / 2, size, size);
}

/** Draws arcs of a circle, each from one angle to another in radians, 0 = ahead. */
function arcs(pen: Pen, tint: string, parts: readonly (readonly [from: number, to: number])[]): void {
  for (const [width, colour] of [
    [0.085, '#05070A'],
    [0.045, tint],
  ] as const) {
    pen.lineWidth = width;
    pen.strokeStyle = colour;
    for (const [from, to] of parts) {
      pen.beginPath();
      pen.arc(0, 0, radius - 0.04, from, to);
      pen.stroke();
    }
  }
}

function outline(pen: Pen, tint: string, corners: readonly Spot[]): void {
  pen.lineJoin = 'miter';
  for (const [width, colour] of [
    [0.1, '#05070A'],
    [0.055, tint],
  ] as const) {
    pen.lineWidth = width;
    pen.strokeStyle = colour;
    pen.beginPath();
    corners.forEach(([x, y], index) => (index === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
    pen.closePath();
    pen.stroke();
  }
}

const wedge = (at: number, reach: number): Spot[] => [
  [at + reach, 0],
  [at, -0.1],
  [at, 0.1],
];

/**
 * What lies under each kind of person, so that sides differ by shape and not by colour alone. None is amber, which is
 * for what asks for the player's attention.
 */
export const bases = {
  /** A closed ring with an arrow ahead: the player. */
  base_self: base((pen) => {
    arcs(pen, '#F6FAFF', [[0, Math.PI * 2]]);
    shape(pen, wedge(radius - 0.09, 0.14), '#F6FAFF');
  }),
  /** Two arcs at the sides: another player. */
  base_player: base((pen) =>
    arcs(pen, '#3FD0E0', [
      [Math.PI * 0.22, Math.PI * 0.78],
      [Math.PI * 1.22, Math.PI * 1.78],
    ]),
  ),
  /** Two arcs at the sides with a diamond in each: a friend. */
  base_friend: base((pen) => {
    arcs(pen, '#9DB2FF', [
      [Math.PI * 0.2, Math.PI * 0.8],
      [Math.PI * 1.2, Math.PI * 1.8],
    ]);
    for (const side of [radius - 0.14, 0.14 - radius])
      shape(
        pen,
        [
          [0.1, side],
          [0, side + 0.1],
          [-0.1, side],
          [0, side - 0.1],
        ],
        '#9DB2FF',
      );
  }),
  /** A ring of four arcs with arrows ahead and behind: a member of the party. */
  base_party: base((pen) => {
    arcs(
      pen,
      '#61D394',
      [0, 1, 2, 3].map((quarter) => [quarter * (Math.PI / 2) + 0.16, (quarter + 1) * (Math.PI / 2) - 0.16] as const),
    );
    shape(pen, wedge(radius - 0.14, 0.16), '#61D394');
    shape(
      pen,
      wedge(radius - 0.14, 0.16).map(([x, y]) => [-x, y] as const),
      '#61D394',
    );
  }),
  /** A diamond: a person with a name. */
  base_npc: base((pen) =>
    outline(pen, '#D6DEE6', [
      [radius, 0],
      [0, radius],
      [-radius, 0],
      [0, -radius],
    ]),
  ),
  /** A triangle that points ahead: an enemy. */
  base_enemy: base((pen) =>
    outline(pen, '#FF4D5E', [
      [radius, 0],
      [-0.42, 0.5],
      [-0.42, -0.5],
    ]),
  ),
  /** A square: a guard who is not yet an enemy. */
  base_guarding: base((pen) =>
    outline(pen, '#D6DEE6', [
      [0.44, 0.44],
      [0.44, -0.44],
      [-0.44, -0.44],
      [-0.44, 0.44],
    ]),
  ),
} as const satisfies Record<string, Picture>;
