import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the schema: beside the source, or beside the bundle in a container. */
const root =
  [path.join('..', 'prisma'), 'prisma']
    .map((folder) => path.join(path.dirname(fileURLToPath(import.meta.url)), folder))
    .find((folder) => existsSync(folder)) ?? 'prisma';

export const schemaFolder = path.join(root, 'schema');
export const constraintsFolder = path.join(root, 'constraints');
export const migrationsFolder = path.join(root, 'migrations');
