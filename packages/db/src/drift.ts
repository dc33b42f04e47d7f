import { readConstraints } from './baseline';
import { schemaFolder } from './folders';
import { noFilter, readSchema, withSchemaEngine } from './schema-engine';

/**
 * What still separates a migrated database from the schema files: one SQL statement each, none when they agree.
 * Objects named in the constraint files are meant to be there, though the schema language cannot say so.
 */
export async function findDrift(url: string): Promise<string[]> {
  const files = await readSchema();
  const { stdout } = await withSchemaEngine(url, (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: schemaFolder },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: noFilter,
    }),
  );
  const known = (await readConstraints()).join('\n');
  const statements = (stdout ?? '')
    .replace(/^--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
  return statements.filter((statement) => {
    const dropped = /DROP (?:CONSTRAINT|INDEX|TABLE) "([^"]+)"/.exec(statement)?.[1];
    return dropped === undefined || !known.includes(`"${dropped}"`);
  });
}
