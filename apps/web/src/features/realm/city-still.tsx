import { type Locale, seededRng } from '@necp/shared/kernel';
import { getLocale } from 'next-intl/server';
import { blocks, facesOf, pathOf, rainStrokes, roofOf, windowsOf, type Block } from './still-geometry';

interface StillSign {
  readonly text: Readonly<Record<Locale, string>>;
  readonly x: number;
  readonly y: number;
  readonly hue: string;
  readonly size: number;
}
/** Everything is drawn in the right half: the text of the page is on the left. */
const signs: readonly StillSign[] = [
  { text: { en: 'CLINIC', ru: 'КЛИНИКА' }, x: 982, y: 376, hue: '#3fd0e0', size: 30 },
  { text: { en: 'NOODLE BAR', ru: 'ЛАПША' }, x: 1276, y: 372, hue: '#ffb547', size: 24 },
  { text: { en: 'HOTEL', ru: 'ОТЕЛЬ' }, x: 960, y: 642, hue: '#ff3d81', size: 22 },
  { text: { en: 'WORKSHOP', ru: 'МАСТЕРСКАЯ' }, x: 1270, y: 644, hue: '#61d394', size: 22 },
];
const lamps = [
  [600, 410, '#ffb547'],
  [842, 596, '#ffb547'],
  [90, 410, '#3fd0e0'],
  [1380, 590, '#ff3d81'],
  [720, 120, '#3fd0e0'],
  [720, 800, '#ff3d81'],
] as const;

/** The crossing at night as a still picture: shown before the animated city is loaded, and where it cannot be drawn. */
export async function CityStill() {
  const locale = (await getLocale()) as Locale;
  return (
    <svg viewBox="0 0 1440 900" preserveAspectRatio="xMidYMid slice" aria-hidden className="absolute inset-0 size-full">
      <defs>
        <filter id="still-glow" x="-40%" y="-120%" width="180%" height="340%">
          <feGaussianBlur stdDeviation="10" />
        </filter>
        {lamps.map(([x, y, hue]) => (
          <radialGradient key={`${x} ${y}`} id={`still-lamp-${x}-${y}`}>
            <stop offset="0" stopColor={hue} stopOpacity="0.34" />
            <stop offset="1" stopColor={hue} stopOpacity="0" />
          </radialGradient>
        ))}
      </defs>
      <Street />
      {signs.map((sign) => (
        <Reflection key={sign.hue} sign={sign} width={sign.text[locale].length * sign.size * 0.62} />
      ))}
      {lamps.map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r="230" fill={`url(#still-lamp-${x}-${y})`} />
      ))}
      {blocks.map((block) => (
        <BlockStill key={block.seed} block={block} />
      ))}
      {signs.map((sign) => (
        <g key={sign.hue} fontFamily="Tektur, sans-serif" fontWeight="700" fontSize={sign.size} textAnchor="middle">
          <text x={sign.x} y={sign.y} fill={sign.hue} filter="url(#still-glow)">
            {sign.text[locale]}
          </text>
          <text x={sign.x} y={sign.y} fill="#fff" fillOpacity="0.88" stroke={sign.hue} strokeWidth="1">
            {sign.text[locale]}
          </text>
        </g>
      ))}
      <path
        d={rainStrokes(170)
          .map((drop) => `M${drop.x} ${drop.y}l-3 ${drop.long}`)
          .join('')}
        stroke="#b7cbe0"
        strokeOpacity="0.22"
        fill="none"
      />
    </svg>
  );
}

function Street() {
  return (
    <>
      <rect width="1440" height="900" fill="#0c1219" />
      <path d="M610 0H830V900H610ZM0 398H1440V592H0Z" fill="#10171f" />
      <path
        d="M610 398V0M830 398V0M610 592V900M830 592V900M0 398H610M830 398H1440M0 592H610M830 592H1440"
        stroke="#2c3742"
        strokeWidth="2"
        fill="none"
      />
      <path
        d="M720 0V390M720 600V900M0 495H600M840 495H1440"
        stroke="#ffb547"
        strokeOpacity="0.4"
        strokeWidth="3"
        strokeDasharray="28 34"
        fill="none"
      />
      {[0, 1, 2, 3, 4, 5].map((bar) => (
        <path
          key={bar}
          d={`M580 ${412 + bar * 30}h22v14h-22ZM838 ${412 + bar * 30}h22v14h-22Z`}
          fill="#9fb0c0"
          fillOpacity="0.42"
        />
      ))}
    </>
  );
}

/** Wet asphalt reflects a sign as broken streaks. */
function Reflection({ sign, width }: { readonly sign: StillSign; readonly width: number }) {
  const rng = seededRng(sign.size * 31 + sign.x);
  const direction = sign.y < 450 ? 1 : -1;
  const streaks = Array.from({ length: 16 }, (_, row) => ({ row, shift: rng.int(-6, 6), cut: rng.int(0, 24) }));
  return (
    <g fill={sign.hue}>
      {streaks.map(({ row, shift, cut }) => (
        <rect
          key={row}
          x={Math.round(sign.x - width / 2 + shift + cut / 2)}
          y={sign.y + direction * (28 + row * 5)}
          width={Math.round(width - cut)}
          height="3"
          fillOpacity={0.4 * (1 - row / 16)}
        />
      ))}
    </g>
  );
}

function BlockStill({ block }: { readonly block: Block }) {
  const rng = seededRng(block.seed * 97);
  const roof = roofOf(block);
  const [corner] = roof;
  return (
    <g>
      {facesOf(block).map((face) => (
        <g key={face.shade + pathOf(face.corners)}>
          <path d={pathOf(face.corners)} fill="#131b25" fillOpacity={0.98} stroke="#05070a" strokeOpacity="0.5" />
          {[...windowsOf(face, rng)].map(([hue, path]) => (
            <path key={hue} d={path} fill={hue} fillOpacity={0.5 * face.shade} />
          ))}
        </g>
      ))}
      <path d={pathOf(roof)} fill="#0b1118" stroke="#1d2731" />
      {corner &&
        [0, 1, 2].map((machine) => (
          <rect
            key={machine}
            x={Math.round(corner.x + 40 + rng.int(0, 160))}
            y={Math.round(corner.y + 40 + rng.int(0, 160))}
            width={rng.int(24, 52)}
            height={rng.int(18, 44)}
            fill="#101822"
            stroke="#1d2731"
          />
        ))}
    </g>
  );
}
