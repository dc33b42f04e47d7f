/**
 * Cuts the icons of the interface into one sprite, `public/generated/icons.svg`: own line drawings for controls,
 * and the few pictures of game-icons.net that stand for classes, attributes and origins.
 * Every picture is scaled to 24 × 24, so that all of them carry the same weight on screen.
 */
import { createRequire } from 'node:module'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { getIconData, iconToSVG } from '@iconify/utils'

const require = createRequire(import.meta.url)
const gameIcons = require('@iconify-json/game-icons/icons.json')
const names = JSON.parse(readFileSync(new URL('./src/components/icon-names.json', import.meta.url), 'utf8'))
const target = new URL('./public/generated/icons.svg', import.meta.url)

function drawLine(path) {
  return `<path d="${path}" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="square" stroke-linejoin="miter"/>`
}

function drawGameIcon(name) {
  const icon = getIconData(gameIcons, name)
  if (!icon) throw new Error(`game-icons has no picture "${name}"`)
  return `<g transform="scale(${24 / 512})">${iconToSVG(icon).body}</g>`
}

const symbols = Object.entries(names).map(([id, source]) => {
  const [from, drawing] = [source.slice(0, source.indexOf(':')), source.slice(source.indexOf(':') + 1)]
  const body = from === 'line' ? drawLine(drawing) : drawGameIcon(drawing)
  return `<symbol id="${id}" viewBox="0 0 24 24">${body}</symbol>`
})

mkdirSync(new URL('.', target), { recursive: true })
writeFileSync(target, `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`)
console.log(`icons: ${symbols.length} cut into public/generated/icons.svg`)
