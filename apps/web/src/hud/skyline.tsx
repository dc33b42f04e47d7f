import { seededRng } from '@necp/shared/kernel';

const wide = 1440;
const tall = 420;

interface House {
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

/** The same houses each time, from the left edge to the right one. */
const houses: readonly House[] = (() => {
  const rng = seededRng(9);
  const row: House[] = [];
  for (let x = 0; x < wide; ) {
    const width = rng.int(48, 110);
    row.push({ x, width, height: rng.int(90, 350) });
    x += width + rng.int(0, 10);
  }
  return row;
})();

const roofs = houses.map(({ x, width, height }) => `M${x} ${tall}V${tall - height}h${width}V${tall}z`).join('');

const windows = (() => {
  const rng = seededRng(4);
  return houses
    .flatMap(({ x, width, height }) =>
      Array.from({ length: Math.floor(height / 40) }, () => {
        const left = x + 8 + rng.int(0, Math.max(0, width - 26));
        return `M${left} ${tall - rng.int(14, height - 20)}h9v5h-9z`;
      }),
    )
    .join('');
})();

/** The roofs of the city behind the loading screen; drawn once, because the processor is busy while it is shown. */
export function Skyline() {
  return (
    <svg
      viewBox={`0 0 ${wide} ${tall}`}
      preserveAspectRatio="xMidYMax slice"
      aria-hidden
      className="pointer-events-none absolute inset-x-0 bottom-0 h-[45%] w-full"
    >
      <path d={roofs} fill="#0c1219" />
      <path d={windows} fill="#ffb547" opacity="0.4" />
      <path d={`M0 ${tall - 1}h${wide}`} stroke="#ff3d81" strokeWidth="2" />
    </svg>
  );
}
