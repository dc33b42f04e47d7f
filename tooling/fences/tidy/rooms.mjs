import { isTest } from './source.mjs';

const DOMAIN_ROOM = /^packages\/domain\/src\/([^/]+)\//;

/** The places of rooms, and the rooms without state that may be there besides those of the map. */
const STANDS = [
  { place: /^packages\/shared\/src\/([^/]+)\//, floor: 'shared' },
  { place: /^packages\/content\/data\/([^/]+)\//, floor: 'content' },
  { place: DOMAIN_ROOM, floor: 'domain' },
  { place: /^packages\/api\/src\/routers\/([^/.]+)/, floor: 'api' },
  { place: /^packages\/db\/prisma\/schema\/([^/.]+)\.prisma$/, floor: 'db' },
  { place: /^apps\/web\/src\/features\/([^/.]+)/, floor: 'web' },
  { place: /^apps\/web\/src\/messages\/(?:en|ru)\/([^/.]+)\.json$/, floor: 'messages' },
];

const known = (map, floor) =>
  new Set([...map.storeys.flat(), ...(map.roomsWithoutMemory[floor] ?? []), 'testing', 'base']);

function domainRooms(files) {
  const rooms = new Map();
  for (const file of files) {
    const room = DOMAIN_ROOM.exec(file.path)?.[1];
    if (room && room !== 'testing') rooms.set(room, [...(rooms.get(room) ?? []), file]);
  }
  return rooms;
}

const fileOf = (room, name) => `packages/domain/src/${room}/${name}`;

function checkNames(files, map) {
  return files.flatMap((file) =>
    STANDS.flatMap(({ place, floor }) => {
      const room = place.exec(file.path)?.[1];
      return !room || known(map, floor).has(room)
        ? []
        : [{ path: file.path, says: `packages/domain/rooms.mjs knows no room "${room}" on the ${floor} floor` }];
    }),
  );
}

function checkRoomFiles(files) {
  return [...domainRooms(files)].flatMap(([room, own]) => {
    const has = (name) => own.some((file) => file.path === fileOf(room, name));
    // What a room of steps alone does, such as moving money, is done by verbs of other rooms.
    const needed = room === 'kernel' || has('steps.ts') ? ['index.ts'] : ['index.ts', 'service.ts'];
    const missing = needed
      .filter((name) => !has(name))
      .map((name) => ({ path: fileOf(room, name), says: `the room ${room} lacks its ${name}` }));
    if (!own.some(isTest))
      missing.push({ path: fileOf(room, 'service.test.ts'), says: `the room ${room} has no test beside its code` });
    return missing;
  });
}

/** Checks that a room can be reached from the web (by a router) or from the simulation (which calls its service). */
function checkEntrances(files) {
  const sim = files.filter((file) => file.path.startsWith('apps/sim/src/'));
  return [...domainRooms(files)].flatMap(([room, own]) => {
    const service = own.find((file) => file.path === fileOf(room, 'service.ts'));
    const hasRouter = files.some((file) => file.path === `packages/api/src/routers/${room}.ts`);
    const isPlayed = sim.some((file) => file.text.includes(`'@necp/domain/${room}/service'`));
    return !service || hasRouter || isPlayed
      ? []
      : [
          {
            path: service.path,
            says: `nobody can reach ${room}: give it packages/api/src/routers/${room}.ts or call it from sim`,
          },
        ];
  });
}

function checkSentences(files) {
  return [...domainRooms(files).keys()].flatMap((room) => {
    const index = files.find((file) => file.path === fileOf(room, 'index.ts'));
    return !index || /^(\/\/ |\/\*\* ?\n? ?\*? ?)\S.{15,}/.test(index.text)
      ? []
      : [
          {
            path: index.path,
            line: 1,
            says: 'the first line says what the room is, in a sentence a player understands',
          },
        ];
  });
}

export const roomRules = [
  {
    name: 'room-names',
    comment: 'A room has the same name in every package, and rooms.mjs lists the names.',
    check: checkNames,
  },
  { name: 'room-files', comment: 'A room has an index, a service or steps, and a test.', check: checkRoomFiles },
  {
    name: 'room-entrances',
    comment: 'A service that no router and no simulation calls is dead code.',
    check: checkEntrances,
  },
  { name: 'room-sentences', comment: 'A room introduces itself.', check: checkSentences },
];
