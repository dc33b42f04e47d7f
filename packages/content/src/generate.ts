/**
 * Generates `generated/` from `data/`: modules that the bundlers of every process can import without their own loader.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { withDistrictNamesInMap } from './districts';

const zones = new URL('../data/zone/', import.meta.url);
const target = new URL('../generated/zone/', import.meta.url);

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const ids = readdirSync(zones)
  .filter((name) => name.endsWith('.tmj'))
  .map((name) => name.slice(0, -'.tmj'.length))
  .sort();
const names: Record<string, { en: unknown; ru: unknown }> = {};
for (const id of ids) {
  const source = withDistrictNamesInMap(
    JSON.parse(readFileSync(new URL(`${id}.tmj`, zones), 'utf8')) as { properties: { name: string; value: unknown }[] },
  );
  const said = (name: string): unknown => source.properties.find((property) => property.name === name)?.value;
  names[id] = { en: said('en'), ru: said('ru') };
  const literal = JSON.stringify(JSON.stringify(source));
  writeFileSync(
    new URL(`${id}.ts`, target),
    `const source: unknown = JSON.parse(${literal});\nexport default source;\n`,
  );
}
writeFileSync(
  new URL('loaders.ts', target),
  'export const zoneLoaders: Readonly<Record<string, () => Promise<{ default: unknown }>>> = {\n' +
    `${ids.map((id) => `  ${id}: () => import('./${id}'),\n`).join('')}};\n`,
);
writeFileSync(
  new URL('all.ts', target),
  `${ids.map((id) => `import ${id} from './${id}';\n`).join('')}` +
    `\nexport const zoneSources: readonly unknown[] = [${ids.join(', ')}];\n`,
);
writeFileSync(
  new URL('names.ts', target),
  'export const mapNames: Readonly<Record<string, { readonly en: string; readonly ru: string }>> = ' +
    `${JSON.stringify(names)};\n`,
);
