/**
 * Lays out the zones named on the command line, or all, and writes data/zone/*.tmj. Run by hand (`pnpm --filter
 * @necp/content author`);
 * a map file is the truth and may be edited in Tiled afterwards: laying it out again loses what was edited.
 */
import { drawCityCenter } from './city-center';
import { drawDrownedExchange } from './drowned-exchange';
import { drawNightClinic } from './night-clinic';
import { drawPitNine } from './pit-nine';
import { drawWatson } from './watson';
import { drawWestbrook } from './westbrook';

const zones: Readonly<Record<string, () => void>> = {
  watson: drawWatson,
  westbrook: drawWestbrook,
  city_center: drawCityCenter,
  night_clinic: drawNightClinic,
  drowned_exchange: drawDrownedExchange,
  pit_nine: drawPitNine,
};

const asked = process.argv.slice(2);
for (const [id, draw] of Object.entries(zones)) if (asked.length === 0 || asked.includes(id)) draw();
