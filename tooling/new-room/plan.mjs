import { readFileSync } from 'node:fs';
import { demandRoomName, fillTemplate, namesOf, RoomProblem } from './names.mjs';
import { claimTable, exportContent, registerRouter } from './edits.mjs';

const MIGRATIONS = 'packages/db/prisma/migrations';

/**
 * @typedef {object} Checkout the repository, real or in memory
 * @property {(path: string) => boolean} has
 * @property {(path: string) => string} read
 * @property {(folder: string) => string[]} list names in a folder
 * @property {{ storeys: string[][] }} map
 */

const template = (path) => readFileSync(new URL(`templates/${path}.txt`, import.meta.url), 'utf8');

/** Returns the target of each template. */
function placesOf({ name, Room }, migration) {
  const shared = `packages/shared/src/${name}`;
  const domain = `packages/domain/src/${name}`;
  return [
    ['shared/schema.ts', `${shared}/schema.ts`],
    ['shared/rules.ts', `${shared}/rules.ts`],
    ['shared/rules.test.ts', `${shared}/rules.test.ts`],
    ['shared/errors.ts', `${shared}/errors.ts`],
    ['shared/events.ts', `${shared}/events.ts`],
    ['domain/index.ts', `${domain}/index.ts`],
    ['domain/queries.ts', `${domain}/queries.ts`],
    ['domain/steps.ts', `${domain}/steps.ts`],
    ['domain/service.ts', `${domain}/service.ts`],
    ['domain/service.test.ts', `${domain}/service.test.ts`],
    ['api/router.ts', `packages/api/src/routers/${name}.ts`],
    ['db/schema.prisma', `packages/db/prisma/schema/${name}.prisma`],
    ['db/constraints.sql', `packages/db/prisma/constraints/${name}.sql`],
    ['db/migration.sql', `${MIGRATIONS}/${migration}_${name.replaceAll('-', '_')}/migration.sql`],
    ['web/panel.tsx', `apps/web/src/features/${name}/${name}-panel.tsx`],
    ['web/en.json', `apps/web/src/messages/en/${name}.json`],
    ['web/ru.json', `apps/web/src/messages/ru/${name}.json`],
  ].map(([from, to]) => ({ from, to, Room }));
}

const contentPlaces = ({ name }) => [
  { from: 'content/entries.json', to: `packages/content/data/${name}/entries.json` },
  { from: 'content/entries.ts', to: `packages/content/src/${name}.ts` },
];

function nextMigration(checkout) {
  const numbers = checkout
    .list(MIGRATIONS)
    .map((folder) => Number.parseInt(folder, 10))
    .filter(Number.isInteger);
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0');
}

/**
 * Plans a new room: the files to write and the files to change, with their contents.
 * @param {{ name: string | undefined, floors: string[], checkout: Checkout }} options `floors` may hold 'content'
 * @returns {{ path: string, text: string }[]}
 * @throws {RoomProblem} when the name is no room's, or the room is there already
 */
export function planRoom({ name, floors, checkout }) {
  demandRoomName(name, checkout.map.storeys);
  const names = namesOf(name);
  const places = placesOf(names, nextMigration(checkout)).concat(
    floors.includes('content') ? contentPlaces(names) : [],
  );
  const existing = places.map(({ to }) => to).filter((path) => checkout.has(path));
  if (existing.length > 0)
    throw new RoomProblem(`The room ${name} exists already:\n${existing.map((path) => `  ${path}`).join('\n')}`);

  const files = places.map(({ from, to }) => ({
    path: to,
    text: fillTemplate(
      from === 'db/migration.sql' ? `${template(from)}${template('db/constraints.sql')}` : template(from),
      names,
    ),
  }));
  const change = (path, edit) => ({ path, text: edit(checkout.read(path), names) });
  const changed = [
    change('packages/domain/rooms.mjs', claimTable),
    change('packages/api/src/root.ts', registerRouter),
    ...(floors.includes('content') ? [change('packages/content/src/client.ts', exportContent)] : []),
  ];
  return [...files, ...changed];
}
