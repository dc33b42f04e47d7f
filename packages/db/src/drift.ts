import { readConstraints } from './baseline';
import { schemaFolder } from './folders';
import { noFilter, readSchema, withSchemaEngine } from './schema-engine';

/**
 * Returns the differences between a migrated database and the schema files, one SQL statement each; none when they
 * agree. Objects named in the constraint files are expected, although the schema language cannot express them.
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
