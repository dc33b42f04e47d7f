import { RoomProblem } from './names.mjs';

function insertAt(text, place, line) {
  return `${text.slice(0, place)}${line}${text.slice(place)}`;
}

function demandPlace(found, what) {
  if (!found) throw new RoomProblem(`Cannot find ${what}: has the file taken another shape? The room was not made.`);
  return found;
}

const keyOf = (name) => (name.includes('-') ? `'${name}'` : name);

/** Lists the room's table in rooms.mjs. */
export function claimTable(text, { name, Room }) {
  const list = demandPlace(/export const tables = \{[\s\S]*?\n(?=\})/.exec(text), 'the tables in rooms.mjs');
  return insertAt(text, list.index + list[0].length, `  ${keyOf(name)}: ['${Room}Note'],\n`);
}

/** Adds the room's procedures to the root router. */
export function registerRouter(text, { name, room }) {
  const imports = [...text.matchAll(/^import \{ \w+Router \} from '\.\/routers\/[\w-]+';?\n/gm)];
  const last = demandPlace(imports.at(-1), 'the routers imported by root.ts');
  const end = last[0].trimEnd().endsWith(';') ? ';' : '';
  const imported = insertAt(
    text,
    last.index + last[0].length,
    `import { ${room}Router } from './routers/${name}'${end}\n`,
  );
  const entries = [...imported.matchAll(/^ {2}'?[\w-]+'?: \w+Router,\n/gm)];
  const entry = demandPlace(entries.at(-1), 'the list of routers in root.ts');
  return insertAt(imported, entry.index + entry[0].length, `  ${room}: ${room}Router,\n`);
}

/** Exports the room's content to every process. */
export function exportContent(text, { name, room, Room }) {
  const last = demandPlace(
    [...text.matchAll(/^export \{[^}]*\} from '\.\/[\w-]+';\n/gm)].at(-1),
    "the exports of content's client.ts",
  );
  return insertAt(
    text,
    last.index + last[0].length,
    `export { ${room}Entries, type ${Room}Entry } from './${name}';\n`,
  );
}

/** Adds the room to the zone, above all rooms that are there. */
export function registerZoneRoom(text, { name, room }) {
  const imports = [...text.matchAll(/^import \{ \w+Room \} from '\.\/[\w-]+\/index';\n/gm)];
  const last = demandPlace(imports.at(-1), 'the rooms imported by zone/rooms.ts');
  const imported = insertAt(text, last.index + last[0].length, `import { ${room}Room } from './${name}/index';\n`);
  const entry = demandPlace([...imported.matchAll(/^ {2}\w+Room,\n/gm)].at(-1), 'the list of rooms in zone/rooms.ts');
  return insertAt(imported, entry.index + entry[0].length, `  ${room}Room,\n`);
}

/** Adds the room's requests to those the host carries out. */
export function registerRequests(text, { name, room }) {
  const imports = [...text.matchAll(/^import \{ \w+Requests \} from '\.\/requests\/[\w-]+';\n/gm)];
  const last = demandPlace(imports.at(-1), "the requests imported by the host's requests.ts");
  const imported = insertAt(
    text,
    last.index + last[0].length,
    `import { ${room}Requests } from './requests/${name}';\n`,
  );
  const entry = demandPlace(
    [...imported.matchAll(/^ {2}\.\.\.\w+Requests,\n/gm)].at(-1),
    "the list of requests in the host's requests.ts",
  );
  return insertAt(imported, entry.index + entry[0].length, `  ...${room}Requests,\n`);
}

/** Lists the room's event among those a client may send. */
export function registerEvent(text, { name, Room }) {
  const imports = [...text.matchAll(/^import .* from '\.\.\/[\w/-]+';\n/gm)];
  const last = demandPlace(imports.at(-1), 'the imports of client-events.ts');
  const imported = insertAt(
    text,
    last.index + last[0].length,
    `import { ${Room}NoteText } from '../${name}/schema';\n`,
  );
  const list = demandPlace(
    /export const clientEvents = \{[\s\S]*?\n(?=\} as const;)/.exec(imported),
    'the list of events in client-events.ts',
  );
  return insertAt(
    imported,
    list.index + list[0].length,
    `  /** Takes a note while playing. */\n  '${name}.take_note': z.strictObject({ text: ${Room}NoteText }),\n`,
  );
}

/** Adds the room's manifest to the features of the game screen. */
export function registerFeature(text, { name, room }) {
  const imports = [...text.matchAll(/^import \{ \w+ \} from '\.\.\/features\/[\w-]+\/room';\n/gm)];
  const last = demandPlace(imports.at(-1), 'the manifests imported by hud/features.ts');
  const imported = insertAt(text, last.index + last[0].length, `import { ${room} } from '../features/${name}/room';\n`);
  const list = demandPlace(
    /const declared = \[[\s\S]*?\n(?=\] as const;)/.exec(imported),
    'the list of features in hud/features.ts',
  );
  return insertAt(imported, list.index + list[0].length, `  ${room},\n`);
}
