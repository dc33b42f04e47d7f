/**
 * Cuts the icons of the interface into one sprite, `public/generated/icons.svg`: own line drawings for controls,
 * and the few pictures of game-icons.net that stand for classes, attributes and origins. What the world's content names
 * (items, abilities, statuses) goes into a second one, `content-icons.svg`, fetched with the first window that shows
 * it.
 * Every picture is scaled to 24 × 24, so that all of them carry the same weight on screen.
 */
import { createRequire } from 'node:module';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { getIconData, iconToSVG } from '@iconify/utils';

const require = createRequire(import.meta.url);
const gameIcons = require('@iconify-json/game-icons/icons.json');
const names = JSON.parse(readFileSync(new URL('./src/components/icon-names.json', import.meta.url), 'utf8'));
const folder = new URL('./public/generated/', import.meta.url);
const content = new URL('../../packages/content/data/', import.meta.url);

function drawLine(path) {
  return (
    `<path d="${path}" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="square" ` +
    'stroke-linejoin="miter"/>'
  );
}

function drawGameIcon(name) {
  const icon = getIconData(gameIcons, name);
  if (!icon) throw new Error(`game-icons has no picture "${name}"`);
  return `<g transform="scale(${24 / 512})">${iconToSVG(icon).body}</g>`;
}

const symbols = Object.entries(names).map(([id, source]) => {
  const [from, drawing] = [source.slice(0, source.indexOf(':')), source.slice(source.indexOf(':') + 1)];
  const body = from === 'line' ? drawLine(drawing) : drawGameIcon(drawing);
  return `<symbol id="${id}" viewBox="0 0 24 24">${body}</symbol>`;
});

/** Collects every value under a key `icon` in the content files. */
function iconsIn(value, found) {
  if (Array.isArray(value)) for (const one of value) iconsIn(one, found);
  else if (value !== null && typeof value === 'object') {
    for (const [key, one] of Object.entries(value)) {
      if (key === 'icon' && typeof one === 'string') found.add(one);
      else iconsIn(one, found);
    }
  }
  return found;
}

const authored = readdirSync(content, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.json'))
  .map((path) => JSON.parse(readFileSync(new URL(path, content), 'utf8')));
const pictures = [...iconsIn(authored, new Set())]
  .sort()
  .map((name) => `<symbol id="${name}" viewBox="0 0 24 24">${drawGameIcon(name)}</symbol>`);

function writeSprite(file, drawn) {
  writeFileSync(new URL(file, folder), `<svg xmlns="http://www.w3.org/2000/svg">${drawn.join('')}</svg>\n`);
  console.log(`icons: ${drawn.length} cut into public/generated/${file}`);
}

mkdirSync(folder, { recursive: true });
writeSprite('icons.svg', symbols);
writeSprite('content-icons.svg', pictures);
