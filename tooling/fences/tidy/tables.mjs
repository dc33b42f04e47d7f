import { isTestScenery, matches } from './source.mjs';

const SCHEMA = /^packages\/db\/prisma\/schema\/([^/.]+)\.prisma$/;
/** The usual variable names of transactions and database clients. */
const HANDS = '(tx|db|bare|prisma|reader|trx)';

const camel = (model) => model[0].toLowerCase() + model.slice(1);

/** Returns the models with the room whose schema file declares them and their name in SQL. */
function modelsIn(files) {
  return files.flatMap((file) => {
    const room = SCHEMA.exec(file.path)?.[1];
    if (!room) return [];
    return [...file.text.matchAll(/^model\s+(\w+)\s*\{([\s\S]*?)^\}/gm)].map(([, model, body]) => ({
      model,
      room,
      path: file.path,
      table: /@@map\("([^"]+)"\)/.exec(body)?.[1] ?? model,
    }));
  });
}

function checkClaims(files, map) {
  const declared = modelsIn(files);
  const unclaimed = declared
    .filter(({ model, room }) => !(map.tables[room] ?? []).includes(model))
    .map(({ model, room, path }) => ({ path, says: `packages/domain/rooms.mjs does not list ${model} under ${room}` }));
  const missing = Object.entries(map.tables).flatMap(([room, models]) =>
    models
      .filter((model) => !declared.some((one) => one.model === model && one.room === room))
      .map((model) => ({
        path: 'packages/domain/rooms.mjs',
        says: `${room} claims ${model}, but prisma/schema/${room}.prisma does not declare it`,
      })),
  );
  return [...unclaimed, ...missing];
}

/**
 * Checks that rooms touch only their own tables; they may read those of the kernel, such as the ledger, and write them
 * through the kernel only.
 */
function checkTouches(files) {
  const models = modelsIn(files);
  const suspects = files.filter(
    (file) =>
      /^(packages|apps)\/[^/]+\/src\/.*\.tsx?$/.test(file.path) &&
      !file.path.startsWith('packages/db/') &&
      !isTestScenery(file),
  );
  return suspects.flatMap((file) => {
    const home = /^packages\/domain\/src\/([^/]+)\//.exec(file.path)?.[1];
    return models
      .filter(({ room }) => room !== home)
      .flatMap(({ model, room, table }) => {
        const isGround = room === 'kernel' && home !== undefined;
        const says = `${model} belongs to ${room}: ask its steps or queries`;
        const verbs = `(${isGround ? '' : 'from|join|'}into|update|truncate|lock table)`;
        const named = `"?(public"?\\.)?"?${table}\\b"?(?=[\\s(;,\`])`;
        return [
          ...matches(file, new RegExp(`\\b${HANDS}\\s*\\.\\s*${camel(model)}\\b`, 'g'), says),
          ...matches(file, new RegExp(`\\b${verbs}\\s+(only\\s+)?${named}`, 'gi'), says),
        ];
      });
  });
}

/** Checks that every table a sheet is read from raises the sheet's version, whoever writes the table. */
function checkSheets(files, map) {
  const models = modelsIn(files);
  const parts = files.filter(
    (file) => /^packages\/domain\/src\//.test(file.path) && /\bdefineSheetPart\(\{/.test(file.text),
  );
  return parts.flatMap((file) =>
    models
      .filter(({ model }) => !map.entryTables.includes(model))
      .flatMap(({ room, table }) => {
        const triggers = files.find(({ path }) => path === `packages/db/prisma/constraints/${room}.sql`)?.text ?? '';
        const missing = ['feed', 'raise']
          .map((does) => `${table}_${does}_sheets`)
          .filter((one) => !triggers.includes(one));
        const says = `a sheet reads ${table}: give it the triggers ${missing.join(' and ')}`;
        return missing.length === 0 ? [] : matches(file, new RegExp(`\\b(from|join)\\s+${table}\\b`, 'gi'), says);
      }),
  );
}

export const tableRules = [
  {
    name: 'table-claims',
    comment: 'A model lives in the schema file of the room that rooms.mjs names as its owner.',
    check: checkClaims,
  },
  { name: 'table-touches', comment: "Only a room's own domain files read or write its tables.", check: checkTouches },
  {
    name: 'sheet-triggers',
    comment: 'A table that feeds a sheet raises its version by triggers, so that no writer has to remember it.',
    check: checkSheets,
  },
];
