import type { Run } from '../run';
import { isScored } from './table';

interface Panel {
  readonly title: string;
  readonly of: (run: Run) => number;
  /** The limit of the quality goal for our own server. */
  readonly goal: number;
}

const panels: readonly Panel[] = [
  { title: 'CPU, µs per client and tick', of: ({ cpuMicros }) => cpuMicros, goal: 18 },
  { title: 'Bytes per second and client', of: ({ bytesPerSecond }) => bytesPerSecond, goal: 1600 },
  { title: 'Update p99, ms', of: ({ updateP99Ms }) => updateP99Ms, goal: 15 },
  { title: 'Resident memory per client, KB', of: ({ memoryKb }) => memoryKb, goal: 45 },
];
const size = { width: 960, label: 210, bar: 20, gap: 8, head: 44, value: 90 } as const;
const colours = { own: '#00b8d4', peer: '#8a93a6', goal: '#e0218a', ink: '#1d2330', ground: '#ffffff' } as const;

/** Draws bars of every scored run, one panel for each figure; the goal is a line. */
export function plotOf(runs: readonly Run[]): string {
  const scored = runs.filter(isScored);
  const panelHeight = size.head + scored.length * (size.bar + size.gap) + 12;
  const height = panels.length * panelHeight + 16;
  const body = panels
    .map((panel, index) => `<g transform="translate(0 ${index * panelHeight + 8})">${drawPanel(panel, scored)}</g>`)
    .join('\n');
  const head = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}"`,
    `font-family="system-ui, sans-serif" font-size="13" fill="${colours.ink}"`,
    'role="img" aria-label="zone-aoi, side by side; shorter is better">',
  ].join(' ');
  return `${head}
<rect width="${size.width}" height="${height}" fill="${colours.ground}"/>
${body}
</svg>
`;
}

function drawPanel({ title, of, goal }: Panel, runs: readonly Run[]): string {
  const most = Math.max(goal, ...runs.map(of)) * 1.02;
  const room = size.width - size.label - size.value;
  const long = (value: number) => Math.max(1, (value / most) * room);
  const bars = runs.map((run, index) => {
    const y = size.head + index * (size.bar + size.gap);
    const value = of(run);
    const width = long(value).toFixed(1);
    const colour = run.key.startsWith('product') ? colours.own : colours.peer;
    const end = (size.label + long(value) + 6).toFixed(1);
    const figure = value >= 100 ? Math.round(value) : value.toFixed(1);
    const outline = `stroke="${colours.ground}" stroke-width="4" paint-order="stroke"`;
    return [
      `<text x="${size.label - 10}" y="${y + 15}" text-anchor="end">${escapeText(labelOf(run, runs))}</text>`,
      `<rect x="${size.label}" y="${y}" width="${width}" height="${size.bar}" rx="2" fill="${colour}"/>`,
      `<text x="${end}" y="${y + 15}" ${outline}>${figure}</text>`,
    ].join('');
  });
  const x = (size.label + long(goal)).toFixed(1);
  const bottom = size.head + runs.length * (size.bar + size.gap) - size.gap;
  const goalEnds = `x1="${x}" y1="${size.head - 6}" x2="${x}" y2="${bottom + 4}"`;
  return [
    `<text x="8" y="20" font-size="15" font-weight="600">${escapeText(title)}</text>`,
    `<line ${goalEnds} stroke="${colours.goal}" stroke-width="2" stroke-dasharray="4 3"/>`,
    `<text x="${x}" y="${size.head - 10}" text-anchor="middle" fill="${colours.goal}">goal ${goal}</text>`,
    ...bars,
  ].join('');
}

/** Labels a run; sizes are named where they differ. */
function labelOf(run: Run, runs: readonly Run[]): string {
  const isMixed = runs.some(({ players, neighbours }) => players !== run.players || neighbours !== run.neighbours);
  return isMixed ? `${run.title} N${run.players} K${run.neighbours}` : run.title;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
