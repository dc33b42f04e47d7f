import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const pathOf = (file) => fileURLToPath(new URL(file, import.meta.url));

/** What the stored pages are made of. */
const sources = [
  '../src/app/offline/route.ts',
  '../src/server/plain-page.ts',
  '../src/messages/en/site.json',
  '../src/messages/ru/site.json',
];
const revision = createHash('sha256');
for (const source of sources) revision.update(readFileSync(pathOf(source)));

await build({
  entryPoints: [pathOf('worker.mjs')],
  outfile: pathOf('../public/generated/service-worker.js'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  define: {
    REVISION: JSON.stringify(revision.digest('hex').slice(0, 16)),
    'process.env.NODE_ENV': JSON.stringify('production'),
  },
  logLevel: 'warning',
});
