/**
 * Lays out the zones named on the command line, or all, and writes data/zone/*.tmj. Run by hand (`pnpm --filter @necp/content author`);
 * a map file is the truth and may be edited in Tiled afterwards: laying it out again loses what was edited.
 */
import { drawWatson } from './watson';

const zones: Readonly<Record<string, () => void>> = { watson: drawWatson };

const asked = process.argv.slice(2);
for (const [id, draw] of Object.entries(zones)) if (asked.length === 0 || asked.includes(id)) draw();
