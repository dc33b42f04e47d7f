import { readFileSync } from 'node:fs';
import { demandRoomName, fillTemplate, namesOf, RoomProblem } from './names.mjs';
import {
  claimTable,
  exportContent,
  registerEvent,
  registerFeature,
  registerRequests,
  registerRouter,
  registerZoneRoom,
} from './edits.mjs';

const MIGRATIONS = 'packages/db/prisma/migrations';

/**
 * @typedef {object} Checkout the repository, real or in memory
 * @property {(path: string) => boolean} has
 * @property {(path: string) => string} read
 * @property {(folder: string) => string[]} list names in a folder
 * @property {{ storeys: string[][] }} map
 */

const template = (path) => readFileSync(new URL(`templates/${path}.txt`, import.meta.url), 'utf8');

/** Returns each template of every room with its target. */
function placesOf({ name }, { migration, floors }) {
  const shared = `packages/shared/src/${name}`;
  const domain = `packages/domain/src/${name}`;
  const features = `apps/web/src/features/${name}`;
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
    ['api/authority.ts', `packages/api/src/testing/authority/${name}.ts`],
    ['db/schema.prisma', `packages/db/prisma/schema/${name}.prisma`],
    ['db/constraints.sql', `packages/db/prisma/constraints/${name}.sql`],
    ['db/migration.sql', `${MIGRATIONS}/${migration}_${name.replaceAll('-', '_')}/migration.sql`],
    ['web/panel.tsx', `${features}/${name}-${floors.includes('window') ? 'window' : 'panel'}.tsx`],
    ['web/en.json', `apps/web/src/messages/en/${name}.json`],
    ['web/ru.json', `apps/web/src/messages/ru/${name}.json`],
  ];
}

/** What a room gets besides, by flag: new files, and edits of files that are there. */
const FLOORS = {
  content: {
    places: ({ name }) => [
      ['content/entries.json', `packages/content/data/${name}/entries.json`],
      ['content/entries.ts', `packages/content/src/${name}.ts`],
    ],
    edits: [['packages/content/src/client.ts', exportContent]],
  },
  zone: {
    places: ({ name }) => [
      ...['index.ts', 'slice.ts', 'contract.ts', 'notes.ts', 'notes.test.ts'].map((file) => [
        `sim/${file}`,
        `apps/sim/src/zone/${name}/${file}`,
      ]),
      ['sim/requests.ts', `apps/sim/src/hosting/requests/${name}.ts`],
    ],
    edits: [
      ['packages/shared/src/protocol/client-events.ts', registerEvent],
      ['apps/sim/src/zone/rooms.ts', registerZoneRoom],
      ['apps/sim/src/hosting/requests.ts', registerRequests],
    ],
  },
  window: {
    places: ({ name }) => [
      ['web/room.ts', `apps/web/src/features/${name}/room.ts`],
      ['web/window.dom.test.tsx', `apps/web/src/features/${name}/${name}-window.dom.test.tsx`],
    ],
    edits: [['apps/web/src/hud/features.ts', registerFeature]],
  },
};

/**
 * Returns the parts that the flags ask for, each once.
 * @param {string[]} flags as on the command line, such as `--zone`
 * @throws {RoomProblem} when a flag is unknown
 */
export function floorsOf(flags) {
  const known = Object.keys(FLOORS).map((floor) => `--${floor}`);
  const unknown = flags.filter((flag) => !known.includes(flag));
  if (unknown.length > 0)
    throw new RoomProblem(`${unknown.join(' ')} means nothing here; the flags are ${known.join(' ')}.`);
  return [...new Set(flags)].map((flag) => flag.slice(2));
}

function nextMigration(checkout) {
  const numbers = checkout
    .list(MIGRATIONS)
    .map((folder) => Number.parseInt(folder, 10))
    .filter(Number.isInteger);
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0');
}

/**
 * Plans a new room: the files to write and the files to change, with their contents.
 * @param {{ name: string | undefined, floors: string[], checkout: Checkout }} options floors: as of `floorsOf`
 * @returns {{ path: string, text: string }[]}
 * @throws {RoomProblem} when the name is no room's, or the room is there already
 */
export function planRoom({ name, floors, checkout }) {
  demandRoomName(name, checkout.map.storeys);
  const names = namesOf(name);
  const parts = floors.map((floor) => FLOORS[floor]);
  const places = [
    ...placesOf(names, { migration: nextMigration(checkout), floors }),
    ...parts.flatMap((part) => part.places(names)),
  ];
  const existing = places.map(([, to]) => to).filter((path) => checkout.has(path));
  if (existing.length > 0)
    throw new RoomProblem(`The room ${name} exists already:\n${existing.map((path) => `  ${path}`).join('\n')}`);

  const files = places.map(([from, to]) => {
    const text = from === 'db/migration.sql' ? `${template(from)}${template('db/constraints.sql')}` : template(from);
    return { path: to, text: fillTemplate(text, names, floors) };
  });
  const edits = [
    ['packages/domain/rooms.mjs', claimTable],
    ['packages/api/src/root.ts', registerRouter],
    ...parts.flatMap((part) => part.edits),
  ];
  return [...files, ...edits.map(([path, edit]) => ({ path, text: edit(checkout.read(path), names) }))];
}
