/** `pnpm content:check`: reads all content and lists every fault. */
import { checkZone, type Fault } from './checks';
import { checkCity } from './checking';
import { checkEmotes } from './checking/emotes';
import { checkGuilds } from './checking/guild';
import { countCity } from './checking/identity';
import { authoredCity } from './city';
import { classes, emotesContent, guildPerks, guildTasks, items, origins, presets, zoneMaps } from './server';

const city = { ...authoredCity, zoneMaps };

const faults: Fault[] = [
  ...[...zoneMaps.flatMap(checkZone), ...checkCity(city), ...checkEmotes(emotesContent)],
  ...checkGuilds({ perks: guildPerks, tasks: guildTasks }),
];

function uniqueIds(kind: string, entries: readonly { id: string }[]): void {
  const ids = entries.map(({ id }) => id);
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index)))
    faults.push({ where: `${kind} ${id}`, what: 'is defined twice' });
}

uniqueIds('class', classes);
uniqueIds('origin', origins);
uniqueIds('preset', presets);
uniqueIds('item', items);
const sums = new Set(
  classes.map(({ attributes }) => Object.values(attributes).reduce((sum, points) => sum + points, 0)),
);
if (sums.size !== 1)
  faults.push({ where: 'classes', what: `suggest different sums of attributes: ${[...sums].join(', ')}` });

for (const { where, what } of faults) process.stderr.write(`${where}: ${what}\n`);
process.stdout.write(
  `content: ${zoneMaps.length} zones, ${classes.length} classes, ${presets.length} presets, ` +
    `${items.length} kinds of items, ${faults.length} faults\n`,
);
process.stdout.write(
  `city: ${Object.entries(countCity(city))
    .map(([kind, count]) => `${count} ${kind}`)
    .join(', ')}\n`,
);
process.exitCode = faults.length > 0 ? 1 : 0;
